//! etc: accounts
/* getpwent, getpwent_r, setpwent and endpwent share one position in the database. */
#include "entries.h"

#define ENTRY passwd
#define SHOW show_passwd
#define GET getpwent
#define GET_R getpwent_r
#define SET setpwent
#define END endpwent

#include "record_enumeration.h"
