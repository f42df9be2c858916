//! etc: accounts
/* getspent, getspent_r, setspent and endspent share one position in the database. */
#include "entries.h"

#define ENTRY spwd
#define SHOW show_spwd
#define GET getspent
#define GET_R getspent_r
#define SET setspent
#define END endspent

#include "record_enumeration.h"
