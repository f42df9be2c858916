/* libwildebeest: what GNU adds to <sys/stat.h>. */
#pragma GCC system_header

/* struct statx is the kernel's, as with glibc. musl 1.2.5 and later have one of their own, with fewer members than a
   newer kernel's and in conflict with <linux/stat.h>: it gets another name, and the macros that an older kernel lacks
   with its members are taken back. */
#if defined _GNU_SOURCE && defined __has_include
#if __has_include(<linux/stat.h>)
#define LWB_KERNEL_STATX
#endif
#endif

#ifdef LWB_KERNEL_STATX
#pragma push_macro("statx")
#pragma push_macro("statx_timestamp")
#pragma push_macro("STATX_MNT_ID")
#pragma push_macro("STATX_DIOALIGN")
#pragma push_macro("STATX_MNT_ID_UNIQUE")
#pragma push_macro("STATX_SUBVOL")
#pragma push_macro("STATX_WRITE_ATOMIC")
#pragma push_macro("STATX_ATTR_WRITE_ATOMIC")
#undef statx
#undef statx_timestamp
#define statx lwb_musl_statx
#define statx_timestamp lwb_musl_statx_timestamp
#include_next <sys/stat.h>
#pragma pop_macro("statx")
#pragma pop_macro("statx_timestamp")
#pragma pop_macro("STATX_MNT_ID")
#pragma pop_macro("STATX_DIOALIGN")
#pragma pop_macro("STATX_MNT_ID_UNIQUE")
#pragma pop_macro("STATX_SUBVOL")
#pragma pop_macro("STATX_WRITE_ATOMIC")
#pragma pop_macro("STATX_ATTR_WRITE_ATOMIC")
#include <linux/stat.h>
#else
#include_next <sys/stat.h>
#endif

#ifndef LWB_SYS_STAT_H
#define LWB_SYS_STAT_H

#if defined _GNU_SOURCE || defined _BSD_SOURCE

#ifndef ACCESSPERMS
#define ACCESSPERMS (S_IRWXU | S_IRWXG | S_IRWXO)
#endif
#ifndef ALLPERMS
#define ALLPERMS (S_ISUID | S_ISGID | S_ISVTX | S_IRWXU | S_IRWXG | S_IRWXO)
#endif
#ifndef DEFFILEMODE
#define DEFFILEMODE (S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH)
#endif
/* The unit of st_blocks. */
#ifndef S_BLKSIZE
#define S_BLKSIZE 512
#endif

#endif

#ifdef _GNU_SOURCE

/* Neither the kernel's headers are here nor musl's structure: that of statx(2). */
#if !defined LWB_KERNEL_STATX && !defined STATX_TYPE
#define STATX_TYPE		0x0001U
#define STATX_MODE		0x0002U
#define STATX_NLINK		0x0004U
#define STATX_UID		0x0008U
#define STATX_GID		0x0010U
#define STATX_ATIME		0x0020U
#define STATX_MTIME		0x0040U
#define STATX_CTIME		0x0080U
#define STATX_INO		0x0100U
#define STATX_SIZE		0x0200U
#define STATX_BLOCKS		0x0400U
#define STATX_BASIC_STATS	0x07ffU
#define STATX_BTIME		0x0800U
#define STATX_ALL		0x0fffU
#define STATX_MNT_ID		0x1000U

#define STATX_ATTR_COMPRESSED	0x000004
#define STATX_ATTR_IMMUTABLE	0x000010
#define STATX_ATTR_APPEND	0x000020
#define STATX_ATTR_NODUMP	0x000040
#define STATX_ATTR_ENCRYPTED	0x000800
#define STATX_ATTR_AUTOMOUNT	0x001000
#define STATX_ATTR_MOUNT_ROOT	0x002000
#define STATX_ATTR_VERITY	0x100000
#define STATX_ATTR_DAX		0x200000

struct statx_timestamp {
	long long tv_sec;
	unsigned int tv_nsec;
	int __reserved;
};

struct statx {
	unsigned int stx_mask, stx_blksize;
	unsigned long long stx_attributes;
	unsigned int stx_nlink, stx_uid, stx_gid;
	unsigned short stx_mode, __spare0;
	unsigned long long stx_ino, stx_size, stx_blocks, stx_attributes_mask;
	struct statx_timestamp stx_atime, stx_btime, stx_ctime, stx_mtime;
	unsigned int stx_rdev_major, stx_rdev_minor, stx_dev_major, stx_dev_minor;
	unsigned long long stx_mnt_id, __spare2[13];
};
#endif

#ifdef __cplusplus
extern "C" {
#endif
int statx(int, const char *, int, unsigned int, struct statx *) __asm__("__wrap_statx");
#ifdef __cplusplus
}
#endif

#endif /* _GNU_SOURCE */

#endif
