//! etc: accounts
/* getgrent, getgrent_r, setgrent and endgrent share one position in the database. */
#include "entries.h"

#define ENTRY group
#define SHOW show_group
#define GET getgrent
#define GET_R getgrent_r
#define SET setgrent
#define END endgrent

#include "record_enumeration.h"
