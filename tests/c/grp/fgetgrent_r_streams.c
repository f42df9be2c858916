/* fgetgrent_r and fgetgrent on streams of every kind: too small a buffer, the end, errors. */
#include "entries.h"

#define ENTRY group
#define SHOW show_group
#define FGET fgetgrent
#define FGET_R fgetgrent_r

static const char text[] = "a:b:1:c\nbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb:x:1:c,d\nc:d:1:\n";
static const char nul_text[] = "#\0\n\0a:b:1:c\nz\0y:b:c\n\0\n\n";

#include "record_streams.h"
