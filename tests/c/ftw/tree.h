/* Making small trees, and printing what a walk visits. */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The numbers of the types differ between C libraries, their names do not. */
static inline const char *type_name(int type)
{
	switch (type) {
	case FTW_F: return "F";
	case FTW_D: return "D";
	case FTW_DNR: return "DNR";
	case FTW_DP: return "DP";
	case FTW_NS: return "NS";
	case FTW_SL: return "SL";
	case FTW_SLN: return "SLN";
	default: return "unknown type";
	}
}

/* "dir/" is a directory, "link=target" a symbolic link, anything else a file with its name in it. */
static inline void make(const char *what)
{
	char path[512];
	snprintf(path, sizeof path, "%s", what);
	char *target = strchr(path, '=');
	size_t end = strlen(path);
	int failed;
	if (target) {
		*target++ = 0;
		failed = symlink(target, path);
	} else if (path[end - 1] == '/') {
		path[end - 1] = 0;
		failed = mkdir(path, 0755);
	} else {
		int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0644);
		failed = fd == -1 || write(fd, path, end) != (ssize_t)end || close(fd);
	}
	if (failed) {
		perror(what);
		exit(2);
	}
}

/* The end of a walk. */
static inline void report(int result)
{
	int error = errno;
	if (result == -1)
		printf("= -1 errno %d\n", error);
	else
		printf("= %d\n", result);
}

static char *lines[2000];
static int line_count;

/* Keeps a line for print_sorted: in a directory, names come in no particular order. */
static inline void keep(const char *format, ...)
{
	char line[1000];
	va_list list;
	va_start(list, format);
	vsnprintf(line, sizeof line, format, list);
	va_end(list);
	if (line_count < 2000)
		lines[line_count++] = strdup(line);
}

static inline int by_text(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

static inline void print_sorted(void)
{
	qsort(lines, line_count, sizeof *lines, by_text);
	for (int i = 0; i < line_count; i++) {
		puts(lines[i]);
		free(lines[i]);
	}
	line_count = 0;
}

/* How many descriptors are open. */
static inline int open_descriptors(void)
{
	int count = 0, error = errno;
	for (int fd = 0; fd < 1024; fd++)
		count += fcntl(fd, F_GETFD) != -1;
	errno = error;
	return count;
}
