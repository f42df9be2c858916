/* Backtraces as facts that hold everywhere: which of the case's own functions are on the stack, in order.
 *
 * FRAME puts a function into a section of its own; what lies outside (libc, the kernel's) is printed as "..." however
 * many frames it is, and what is beyond main is not printed.
 */
#ifndef FRAMES_H
#define FRAMES_H

#include <execinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef __clang__
#define FRAME __attribute__((noinline, section("frames")))
#else
#define FRAME __attribute__((noinline, noclone, section("frames")))
#endif

extern char __start_frames[], __stop_frames[];

/* What the case's functions are called, by where they begin. */
struct function { const char *name; void *start; };
extern const struct function functions[];
extern const size_t functions_count;
#define FUNCTION(name) { #name, (void *)name }
#define FUNCTIONS(...) \
	const struct function functions[] = { __VA_ARGS__ }; \
	const size_t functions_count = sizeof functions / sizeof *functions

static inline const char *name_of(const void *address)
{
	const char *name = NULL, *start = NULL;
	if ((const char *)address <= __start_frames || (const char *)address > __stop_frames)
		return NULL;
	/* A return address may be where the next function begins. */
	for (size_t i = 0; i < functions_count; i++) {
		const char *candidate = functions[i].start;
		if (candidate < (const char *)address && candidate >= start)
			name = functions[i].name, start = candidate;
	}
	return name;
}

/* Prints the names; a row of the same name as "name*count". Returns whether main was reached. */
static inline int print_frames(const char *what, void *const *addresses, int count)
{
	const char *last = "";
	int repeated = 0, in_main = 0;
	printf("%s:", what);
	for (int i = 0; i <= count; i++) {
		const char *name = i < count && !in_main ? name_of(addresses[i]) : "";
		if (!name)
			name = "...";
		if (strcmp(name, last) == 0 && *name) {
			repeated++;
			continue;
		}
		if (repeated && strcmp(last, "...") != 0)
			printf("*%d", repeated + 1);
		repeated = 0;
		if (*name)
			printf(" %s", name);
		in_main |= strcmp(name, "main") == 0;
		last = name;
	}
	puts(in_main ? "" : " (main is not there)");
	fflush(stdout);
	return in_main;
}

/* In the place of the function that calls it: backtrace does not see itself. */
static inline __attribute__((always_inline)) void show(const char *what)
{
	void *addresses[512];
	int count = backtrace(addresses, 512);
	print_frames(what, addresses, count);
}

/* Keeps calls from becoming jumps. */
extern volatile int after;
#define CASE_STATE volatile int after

#endif
