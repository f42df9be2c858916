/* fgetspent_r and fgetspent on streams of every kind: too small a buffer, the end, errors. */
#include "entries.h"

#define ENTRY spwd
#define SHOW show_spwd
#define FGET fgetspent
#define FGET_R fgetspent_r

static const char text[] = "a:b:::::::\nbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb:x:::::::\nc:d:1:2:3\n";
static const char nul_text[] = "#\0\n\0a:b:::::::\nz\0y:b:c\n\0\n\n";

#include "record_streams.h"
