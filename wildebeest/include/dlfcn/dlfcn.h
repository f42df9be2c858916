/* libwildebeest: what musl's <dlfcn.h> lacks of GNU's. */
#pragma GCC system_header
#include_next <dlfcn.h>

#ifndef LWB_DLFCN_H
#define LWB_DLFCN_H

#ifdef _GNU_SOURCE

#if defined(__x86_64__) || defined(__aarch64__)
#define DLFO_STRUCT_HAS_EH_DBASE 0
#else
#define DLFO_STRUCT_HAS_EH_DBASE 1
#endif
#define DLFO_STRUCT_HAS_EH_COUNT 0
#define DLFO_EH_SEGMENT_TYPE PT_GNU_EH_FRAME

#ifdef __cplusplus
extern "C" {
#endif

struct link_map;

struct dl_find_object {
	__extension__ unsigned long long dlfo_flags;
	void *dlfo_map_start, *dlfo_map_end;
	struct link_map *dlfo_link_map;
	void *dlfo_eh_frame;
#if DLFO_STRUCT_HAS_EH_DBASE
	void *dlfo_eh_dbase;
#endif
	__extension__ unsigned long long __lwb_reserved[7];
};

int _dl_find_object(void *, struct dl_find_object *);

#ifdef __cplusplus
}
#endif

#endif

#endif
