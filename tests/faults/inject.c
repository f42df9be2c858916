/* Makes the fallible call number $LWB_FAULT fail, and counts what is not given back.
 *
 * Linked statically with --wrap for every function below, so that calls inside libc count as well.
 * Only calls between fault_begin and fault_end can fail; everything is counted throughout.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include "fault.h"

static long calls_left;
static int armed, injected, begun;
static long blocks, blocks_before;
static int descriptors_before;

static int fails(int error)
{
	if (!armed || calls_left <= 0 || --calls_left > 0)
		return 0;
	injected = errno = error;
	return 1;
}

static int open_descriptors(void)
{
	int count = 0;
	for (int fd = 0; fd < 1024; fd++) {
		int saved = errno;
		count += fcntl(fd, F_GETFD) != -1;
		errno = saved;
	}
	return count;
}

void fault_begin(void)
{
	if (!begun) {
		const char *fault = getenv("LWB_FAULT");
		calls_left = fault ? atol(fault) : 0;
		blocks_before = blocks;
		descriptors_before = open_descriptors();
		begun = 1;
	}
	armed = 1;
}

int fault_end(void)
{
	armed = 0;
	return injected;
}

int fault_finish(void)
{
	int status = 0;
	if (blocks != blocks_before) {
		fprintf(stderr, "%ld blocks of memory leaked\n", blocks - blocks_before);
		status = 1;
	}
	int descriptors = open_descriptors();
	if (descriptors != descriptors_before) {
		fprintf(stderr, "%d descriptors leaked\n", descriptors - descriptors_before);
		status = 1;
	}
	if (!injected)
		fprintf(stderr, "no fault left\n");
	return status;
}

/* Memory */

void *__real_malloc(size_t);
void *__real_calloc(size_t, size_t);
void *__real_realloc(void *, size_t);
void __real_free(void *);

static void *counted(void *block)
{
	blocks += block != NULL;
	return block;
}

void *__wrap_malloc(size_t size)
{
	return fails(ENOMEM) ? NULL : counted(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size)
{
	if (fails(ENOMEM))
		return NULL;
	/* musl's calloc may call malloc, which is ours here: then the block is counted already. */
	long before = blocks;
	void *block = __real_calloc(count, size);
	return blocks == before ? counted(block) : block;
}

/* musl's own asks the allocator itself, not malloc. */
void *__real_memalign(size_t, size_t);

void *__wrap_memalign(size_t alignment, size_t size)
{
	return fails(ENOMEM) ? NULL : counted(__real_memalign(alignment, size));
}

void *__wrap_realloc(void *block, size_t size)
{
	if (fails(ENOMEM))
		return NULL;
	void *new = __real_realloc(block, size);
	return block ? new : counted(new);
}

void __wrap_free(void *block)
{
	blocks -= block != NULL;
	__real_free(block);
}

/* Files */

int __real_open(const char *, int, ...);
int __real_openat(int, const char *, int, ...);
FILE *__real_fopen(const char *, const char *);

int __wrap_open(const char *path, int flags, ...)
{
	va_list list;
	va_start(list, flags);
	mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0;
	va_end(list);
	return fails(EMFILE) ? -1 : __real_open(path, flags, mode);
}

int __wrap_openat(int directory, const char *path, int flags, ...)
{
	va_list list;
	va_start(list, flags);
	mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0;
	va_end(list);
	return fails(EMFILE) ? -1 : __real_openat(directory, path, flags, mode);
}

FILE *__wrap_fopen(const char *path, const char *mode)
{
	return fails(EMFILE) ? NULL : __real_fopen(path, mode);
}

/* The other calls, all alike. */
#define FALLIBLE(type, failure, error, declaration, call) \
	type __real_##declaration; \
	type __wrap_##declaration { return fails(error) ? failure : __real_##call; }

FALLIBLE(int, EAGAIN, EAGAIN, pthread_key_create(pthread_key_t *key, void (*end)(void *)), pthread_key_create(key, end))
FALLIBLE(void *, MAP_FAILED, ENOMEM, mmap(void *start, size_t size, int access, int flags, int fd, off_t offset), mmap(start, size, access, flags, fd, offset))
FALLIBLE(void *, MAP_FAILED, ENOMEM, mremap(void *start, size_t size, size_t new_size, int flags, void *to), mremap(start, size, new_size, flags, to))
FALLIBLE(int, -1, EMFILE, dup(int fd), dup(fd))
FALLIBLE(int, -1, EIO, fchdir(int fd), fchdir(fd))
FALLIBLE(int, -1, EACCES, chdir(const char *path), chdir(path))
FALLIBLE(int, -1, EIO, stat(const char *path, struct stat *st), stat(path, st))
FALLIBLE(int, -1, EIO, lstat(const char *path, struct stat *st), lstat(path, st))
FALLIBLE(int, -1, EIO, fstat(int fd, struct stat *st), fstat(fd, st))
FALLIBLE(int, -1, EIO, fstatat(int fd, const char *path, struct stat *st, int flags), fstatat(fd, path, st, flags))
FALLIBLE(DIR *, NULL, ENOMEM, fdopendir(int fd), fdopendir(fd))
FALLIBLE(struct dirent *, NULL, EIO, readdir(DIR *directory), readdir(directory))
FALLIBLE(ssize_t, -1, EIO, read(int fd, void *buffer, size_t size), read(fd, buffer, size))
FALLIBLE(ssize_t, -1, EIO, write(int fd, const void *buffer, size_t size), write(fd, buffer, size))
FALLIBLE(ssize_t, -1, EIO, writev(int fd, const struct iovec *parts, int count), writev(fd, parts, count))
FALLIBLE(ssize_t, -1, EIO, readlink(const char *path, char *buffer, size_t size), readlink(path, buffer, size))
FALLIBLE(char *, NULL, ENOMEM, getcwd(char *buffer, size_t size), getcwd(buffer, size))
FALLIBLE(long, -1, ENOMEM, syscall(long number, long a, long b, long c, long d, long e, long f), syscall(number, a, b, c, d, e, f))
FALLIBLE(int, -1, ENOMEM, __cxa_atexit(void (*function)(void *), void *argument, void *object), __cxa_atexit(function, argument, object))
FALLIBLE(int, -1, EINVAL, getgroups(int size, gid_t *list), getgroups(size, list))
FALLIBLE(int, EOF, EIO, getc_unlocked(FILE *stream), getc_unlocked(stream))
FALLIBLE(size_t, 0, ENOSPC, fwrite_unlocked(const void *data, size_t size, size_t count, FILE *stream), fwrite_unlocked(data, size, count, stream))
