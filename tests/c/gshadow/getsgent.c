//! etc: accounts
/* getsgent, getsgent_r, setsgent and endsgent share one position in the database. */
#include "entries.h"

#define ENTRY sgrp
#define SHOW show_sgrp
#define GET getsgent
#define GET_R getsgent_r
#define SET setsgent
#define END endsgent

#include "record_enumeration.h"
