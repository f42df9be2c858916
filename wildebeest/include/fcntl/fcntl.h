/* libwildebeest: what GNU adds to <fcntl.h>. */
#pragma GCC system_header

#if defined _ASM_GENERIC_FCNTL_H && !defined _FCNTL_H && defined __LP64__ && !defined HAVE_ARCH_STRUCT_FLOCK
/* The kernel's structures are there already, and with 64 bits they are the same: the libc's get other names. */
#define flock lwb_libc_flock
#define f_owner_ex lwb_libc_f_owner_ex
#include_next <fcntl.h>
#undef flock
#undef f_owner_ex
#else
#include_next <fcntl.h>
#endif

#ifndef LWB_FCNTL_H
#define LWB_FCNTL_H

/* musl counts O_PATH among the access modes, because O_SEARCH and O_EXEC are O_PATH there. */
#undef O_ACCMODE
#define O_ACCMODE 03

#if defined _GNU_SOURCE || defined _BSD_SOURCE || defined _XOPEN_SOURCE

#ifndef S_IFMT
#define S_IFMT   0170000
#define S_IFDIR  0040000
#define S_IFCHR  0020000
#define S_IFBLK  0060000
#define S_IFREG  0100000
#define S_IFIFO  0010000
#define S_IFLNK  0120000
#define S_IFSOCK 0140000
#endif

#endif

#if defined _GNU_SOURCE || defined _BSD_SOURCE

/* flock()'s operations; <sys/file.h> has them too. */
#ifndef LOCK_SH
#define LOCK_SH 1
#define LOCK_EX 2
#define LOCK_NB 4
#define LOCK_UN 8
#endif

#ifndef O_FSYNC
#define O_FSYNC O_SYNC
#endif

/* Lock types of old implementations of flock(). */
#ifndef F_EXLCK
#define F_EXLCK 4
#define F_SHLCK 8
#endif

#endif

#ifdef _GNU_SOURCE

/* Mandatory share locks, which flock() of older kernels knew. */
#ifndef LOCK_MAND
#define LOCK_MAND  32
#define LOCK_READ  64
#define LOCK_WRITE 128
#define LOCK_RW    192
#endif

#ifndef RWH_WRITE_LIFE_NOT_SET
#define RWH_WRITE_LIFE_NOT_SET 0
#endif

#ifndef SYNC_FILE_RANGE_WRITE_AND_WAIT
#define SYNC_FILE_RANGE_WRITE_AND_WAIT \
	(SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER)
#endif

/* fallocate()'s modes, spelled as <linux/falloc.h> spells them. */
#ifndef FALLOC_FL_NO_HIDE_STALE
#define FALLOC_FL_NO_HIDE_STALE 0x04
#endif
#ifndef FALLOC_FL_COLLAPSE_RANGE
#define FALLOC_FL_COLLAPSE_RANGE 0x08
#endif
#ifndef FALLOC_FL_ZERO_RANGE
#define FALLOC_FL_ZERO_RANGE 0x10
#endif
#ifndef FALLOC_FL_INSERT_RANGE
#define FALLOC_FL_INSERT_RANGE 0x20
#endif
#ifndef FALLOC_FL_UNSHARE_RANGE
#define FALLOC_FL_UNSHARE_RANGE 0x40
#endif

#endif /* _GNU_SOURCE */

#endif
