/* Showing the entries of passwd, group, shadow and gshadow. */
#include <errno.h>
#include <grp.h>
#include <gshadow.h>
#include <pwd.h>
#include <shadow.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static inline void show_text(const char *text)
{
	if (!text) {
		printf("\tnull");
		return;
	}
	printf("\t\"");
	for (; *text; text++) {
		unsigned char c = *text;
		if (c < ' ' || c > '~' || c == '\\')
			printf("\\x%02x", c);
		else
			putchar(c);
	}
	putchar('"');
}

static inline void show_list(char **list)
{
	if (!list) {
		printf("\tno list");
		return;
	}
	printf("\t[");
	for (; *list; list++)
		show_text(*list);
	printf("\t]");
}

static inline void show_passwd(const struct passwd *entry)
{
	show_text(entry->pw_name);
	show_text(entry->pw_passwd);
	printf("\t%u\t%u", (unsigned)entry->pw_uid, (unsigned)entry->pw_gid);
	show_text(entry->pw_gecos);
	show_text(entry->pw_dir);
	show_text(entry->pw_shell);
}

static inline void show_group(const struct group *entry)
{
	show_text(entry->gr_name);
	show_text(entry->gr_passwd);
	printf("\t%u", (unsigned)entry->gr_gid);
	show_list(entry->gr_mem);
}

static inline void show_spwd(const struct spwd *entry)
{
	show_text(entry->sp_namp);
	show_text(entry->sp_pwdp);
	printf("\t%ld\t%ld\t%ld\t%ld\t%ld\t%ld\t%lu", entry->sp_lstchg, entry->sp_min, entry->sp_max, entry->sp_warn,
	       entry->sp_inact, entry->sp_expire, entry->sp_flag);
}

static inline void show_sgrp(const struct sgrp *entry)
{
	show_text(entry->sg_namp);
	show_text(entry->sg_passwd);
	show_list(entry->sg_adm);
	show_list(entry->sg_mem);
}

/* A stream on a file that holds `size` bytes of `text`. */
static inline FILE *file_of(const char *text, size_t size)
{
	FILE *file = tmpfile();
	fwrite(text, 1, size, file);
	rewind(file);
	return file;
}

/* A stream on a pipe that gives `size` bytes of `text`. */
static inline FILE *pipe_of(const char *text, size_t size)
{
	int ends[2];
	if (pipe(ends) || write(ends[1], text, size) != (ssize_t)size)
		abort();
	close(ends[1]);
	return fdopen(ends[0], "r");
}

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define UNSET(type) ((struct type *)1)

/* Runs `call`, which fills `entry` and `result`, and shows what became of them. */
#define SHOW_CALL(type, call) SHOW_CALL_OF(type, call)
#define SHOW_CALL_OF(type, call)                                                    \
	do {                                                                        \
		struct type entry, *result = UNSET(type);                           \
		memset(&entry, 0, sizeof entry);                                    \
		errno = 0;                                                          \
		int code = call;                                                    \
		printf("\t%d", code);                                               \
		if (code)                                                           \
			printf(" errno %d", errno);                                 \
		if (result == &entry)                                               \
			show_##type(&entry);                                        \
		else                                                                \
			printf("\t%s", result ? "something else" : "no entry");     \
		putchar('\n');                                                      \
	} while (0)

/* Shows every entry that `function` (fgetpwent_r and its kin) finds in each of `lines`. */
#define SHOW_LINES(type, function, lines)                                           \
	for (size_t i = 0; i < COUNT(lines); i++) {                                 \
		show_text(lines[i]);                                                \
		putchar('\n');                                                      \
		FILE *file = file_of(lines[i], strlen(lines[i]));                   \
		do {                                                                \
			char buffer[1000];                                          \
			SHOW_CALL(type, function(file, &entry, buffer, sizeof buffer, &result)); \
		} while (!feof(file));                                              \
		fclose(file);                                                       \
	}

/* Shows from which size of buffer on `function` answers differently, and where it leaves the stream. */
#define SHOW_SIZES(type, function, text, offset)                                    \
	do {                                                                        \
		int last = -1;                                                      \
		printf("%s at %d", #function, offset);                              \
		show_text(text);                                                    \
		for (int size = 0; size < 300; size++) {                            \
			static char memory[1000] __attribute__((aligned(64)));      \
			struct type entry, *result = UNSET(type);                   \
			FILE *file = file_of(text, strlen(text));                   \
			errno = 0;                                                  \
			int code = function(file, &entry, memory + offset, size, &result); \
			if (code != last)                                           \
				printf("\t%d: %d errno %d %s at %ld", size, code, code ? errno : 0, \
				       result ? "entry" : "none", ftell(file));     \
			last = code;                                                \
			fclose(file);                                               \
		}                                                                   \
		putchar('\n');                                                      \
	} while (0)
