/* fgetpwent_r and fgetpwent on streams of every kind: too small a buffer, the end, errors. */
#include "entries.h"

#define ENTRY passwd
#define SHOW show_passwd
#define FGET fgetpwent
#define FGET_R fgetpwent_r

static const char text[] = "a:b:1:2:g:d:s\nbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb:x:1:2:g:d:s\nc:d:1:2:::\n";
static const char nul_text[] = "#\0\n\0a:b:1:2:g:d:s\nz\0y:b:c\n\0\n\n";

#include "record_streams.h"
