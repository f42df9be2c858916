/* Parsers that say what they are called with, and calls of argp that say what they give. stderr goes where stdout goes. */
#ifndef TRACE_H
#define TRACE_H

#include <argp.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static inline const char *key_name(int key)
{
	static char text[16];
	switch (key) {
	case ARGP_KEY_ARG: return "ARG";
	case ARGP_KEY_ARGS: return "ARGS";
	case ARGP_KEY_END: return "END";
	case ARGP_KEY_NO_ARGS: return "NO_ARGS";
	case ARGP_KEY_INIT: return "INIT";
	case ARGP_KEY_FINI: return "FINI";
	case ARGP_KEY_SUCCESS: return "SUCCESS";
	case ARGP_KEY_ERROR: return "ERROR";
	}
	snprintf(text, sizeof text, key > ' ' && key < 127 ? "%c" : "%d", key);
	return text;
}

static inline void trace(const char *who, int key, const char *arg, const struct argp_state *state)
{
	printf("%s: %s(%s) next %d of %d, arg %u, quoted %d, flags %x, input %s, hook %s, name %s\n", who, key_name(key),
		arg ? arg : "-", state->next, state->argc, state->arg_num, state->quoted, state->flags,
		state->input ? (char *)state->input : "-", state->hook ? (char *)state->hook : "-",
		state->name ? state->name : "-");
	fflush(stdout);
}

static inline void one_stream(void)
{
	setvbuf(stdout, NULL, _IOLBF, 0);
	dup2(STDOUT_FILENO, STDERR_FILENO);
}

/* Parses a line of words apart from each other by blanks; `_` in a word is a blank. */
static inline int parse_line(const struct argp *argp, unsigned flags, int with_index, const char *line)
{
	static char copy[512];
	char *argv[64] = { NULL };
	int argc = 0, index = -1;
	printf("--- %x: %s\n", flags, line);
	snprintf(copy, sizeof copy, "%s", line);
	for (char *word = strtok(copy, " "); word; word = strtok(NULL, " ")) {
		for (char *at = word; (at = strchr(at, '_')); )
			*at = ' ';
		argv[argc++] = word;
	}
	errno = 0;
	int result = argp_parse(argp, argc, argv, flags, with_index ? &index : NULL, "input");
	printf("=> %d, index %d, errno %d:", result, index, errno);
	for (int i = 0; i < argc; i++)
		printf(" <%s>", argv[i]);
	printf("\n");
	return result;
}

/* The same in a child, which argp may end. */
static inline void parse_apart(const struct argp *argp, unsigned flags, const char *line)
{
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		parse_line(argp, flags, 0, line);
		exit(99);
	}
	int status;
	waitpid(child, &status, 0);
	if (WIFEXITED(status))
		printf("exited with %d\n", WEXITSTATUS(status));
	else
		printf("signal %d\n", WTERMSIG(status));
}

#endif
