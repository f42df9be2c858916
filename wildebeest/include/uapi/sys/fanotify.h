/* libwildebeest: <sys/fanotify.h> with all of the kernel's <linux/fanotify.h>, whose structures musl's would define again. */
#pragma GCC system_header

#if defined __has_include && __has_include(<linux/fanotify.h>)
#include <linux/fanotify.h>
#define fanotify_event_metadata lwb_libc_fanotify_event_metadata
#define fanotify_event_info_header lwb_libc_fanotify_event_info_header
#define fanotify_event_info_fid lwb_libc_fanotify_event_info_fid
#define fanotify_response lwb_libc_fanotify_response
#include_next <sys/fanotify.h>
#undef fanotify_event_metadata
#undef fanotify_event_info_header
#undef fanotify_event_info_fid
#undef fanotify_response
#else
#include_next <sys/fanotify.h>
#endif
