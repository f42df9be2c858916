/* libwildebeest: <fts.h>, with the types glibc has and the layout of musl-fts, so that objects compiled with the
 * latter's header can be linked with these functions. What is narrower here is the lower half of what is there. */
#pragma GCC system_header
#ifndef LWB_FTS_H
#define LWB_FTS_H

#include <features.h>
#include <sys/types.h>

struct stat;

#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define __LWB_HALF(type, name) unsigned short __lwb_upper_##name; type name
#else
#define __LWB_HALF(type, name) type name; unsigned short __lwb_upper_##name
#endif

typedef struct _ftsent {
	struct _ftsent *fts_cycle;	/* FTS_DC: the same directory further up */
	struct _ftsent *fts_parent;	/* the directory the entry is in */
	struct _ftsent *fts_link;	/* the next one, after fts_children */
	long fts_number;		/* the program's */
	void *fts_pointer;		/* the program's */
	char *fts_accpath;		/* a path from the working directory */
	char *fts_path;			/* the path below that of the root */
	int fts_errno;			/* of FTS_DNR, FTS_ERR and FTS_NS */
	int fts_symfd;			/* unused */
	__LWB_HALF(unsigned short, fts_pathlen);
	__LWB_HALF(unsigned short, fts_namelen);
	ino_t fts_ino;
	dev_t fts_dev;
	nlink_t fts_nlink;
	__LWB_HALF(short, fts_level);	/* FTS_ROOTLEVEL for a root */
	unsigned short fts_info;
	unsigned short fts_flags;	/* not the program's */
	unsigned short fts_instr;	/* for fts_set */
	struct stat *fts_statp;
	char fts_name[1];
} FTSENT;

#undef __LWB_HALF

typedef struct {
	struct _ftsent *fts_cur;
	struct _ftsent *fts_child;
	struct _ftsent **fts_array;
	dev_t fts_dev;
	char *fts_path;
	int fts_rfd;
	int fts_pathlen;
	int fts_nitems;
	int (*fts_compar)(const void *, const void *);
	int fts_options;
} FTS;

/* Options of fts_open. */
#define FTS_COMFOLLOW 0x0001
#define FTS_LOGICAL 0x0002
#define FTS_NOCHDIR 0x0004
#define FTS_NOSTAT 0x0008
#define FTS_PHYSICAL 0x0010
#define FTS_SEEDOT 0x0020
#define FTS_XDEV 0x0040
#define FTS_WHITEOUT 0x0080
#define FTS_OPTIONMASK 0x00ff

/* For fts_children. */
#define FTS_NAMEONLY 0x0100
/* In fts_options after an error that ended the walk. */
#define FTS_STOP 0x0200

/* fts_level */
#define FTS_ROOTPARENTLEVEL -1
#define FTS_ROOTLEVEL 0

/* fts_info */
#define FTS_D 1
#define FTS_DC 2
#define FTS_DEFAULT 3
#define FTS_DNR 4
#define FTS_DOT 5
#define FTS_DP 6
#define FTS_ERR 7
#define FTS_F 8
#define FTS_INIT 9
#define FTS_NS 10
#define FTS_NSOK 11
#define FTS_SL 12
#define FTS_SLNONE 13
#define FTS_W 14

/* fts_flags */
#define FTS_DONTCHDIR 0x01
#define FTS_SYMFOLLOW 0x02

/* For fts_set. */
#define FTS_AGAIN 1
#define FTS_FOLLOW 2
#define FTS_NOINSTR 3
#define FTS_SKIP 4

#ifdef __cplusplus
extern "C" {
#endif

FTS *fts_open(char *const *, int, int (*)(const FTSENT **, const FTSENT **));
FTSENT *fts_read(FTS *);
FTSENT *fts_children(FTS *, int);
int fts_set(FTS *, FTSENT *, int);
int fts_close(FTS *);

/* With the header that libfts.a is installed with, the functions are called by their own names. */
#ifndef LWB_UNWRAPPED
extern __typeof__(fts_open) fts_open __asm__("__wrap_fts_open");
extern __typeof__(fts_read) fts_read __asm__("__wrap_fts_read");
extern __typeof__(fts_children) fts_children __asm__("__wrap_fts_children");
extern __typeof__(fts_set) fts_set __asm__("__wrap_fts_set");
extern __typeof__(fts_close) fts_close __asm__("__wrap_fts_close");
#endif

#ifdef __cplusplus
}
#endif

/* Every size has 64 bits. */
#ifdef _LARGEFILE64_SOURCE
#define FTS64 FTS
#define FTSENT64 FTSENT
#define _ftsent64 _ftsent
#define fts64_open fts_open
#define fts64_read fts_read
#define fts64_children fts_children
#define fts64_set fts_set
#define fts64_close fts_close
#endif

#endif
