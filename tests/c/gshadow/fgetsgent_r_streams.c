/* fgetsgent_r and fgetsgent on streams of every kind: too small a buffer, the end, errors. */
#include "entries.h"

#define ENTRY sgrp
#define SHOW show_sgrp
#define FGET fgetsgent
#define FGET_R fgetsgent_r

static const char text[] = "a:b:c:d\nbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb:x:y:z\nc:d\n";
static const char nul_text[] = "#\0\n\0a:b:c:d\nz\0y:b:c\n\0\n\n";

#include "record_streams.h"
