/* Calls under failing system calls and allocations, and what they may report then. */
#ifndef ENTRIES_H
#define ENTRIES_H

#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>

#include "fault.h"

/* As fault_end, but 0 when the fault came in an earlier part: there is one in each run. */
static inline int fault_end_of_part(void)
{
	static int earlier;
	int error = fault_end();
	if (earlier)
		return 0;
	return earlier = error;
}

/* An enumeration without a buffer: complete, or ended early with the injected error in errno. */
#define ENUMERATE(what, type, expected) do { \
	set##what(0); \
	int count = 0; \
	fault_begin(); \
	errno = 0; \
	while (get##what()) \
		count++; \
	int seen = errno, error = fault_end_of_part(); \
	if (seen != error || (error ? count > expected : count != expected)) { \
		printf(#what ": %d entries, errno %d instead of %d\n", count, seen, error); \
		return 1; \
	} \
	/* Once the fault is over the rest comes: no entry is lost. */ \
	while (get##what()) \
		count++; \
	if (count != expected) { \
		printf(#what ": %d entries in all\n", count); \
		return 1; \
	} \
	end##what(); \
} while (0)

/* The same with a buffer, too small at first. */
#define ENUMERATE_R(what, type, expected, ...) do { \
	static char buffer[70000]; \
	struct type entry, *found; \
	int count = 0, result, h_error = 0; \
	(void)h_error; \
	set##what(0); \
	fault_begin(); \
	errno = 0; \
	while (!(result = get##what##_r(&entry, buffer, count ? sizeof buffer : 3, &found __VA_ARGS__)) || result == ERANGE) { \
		if (result == ERANGE) { \
			errno = 0; \
			result = get##what##_r(&entry, buffer, sizeof buffer, &found __VA_ARGS__); \
			if (result) \
				break; \
		} \
		count++; \
	} \
	int seen = errno, error = fault_end_of_part(); \
	if (seen != error || found || result != (error == ENOMEM ? ENOMEM : ENOENT)) { \
		printf(#what "_r: result %d, errno %d instead of %d\n", result, seen, error); \
		return 1; \
	} \
	while (!get##what##_r(&entry, buffer, sizeof buffer, &found __VA_ARGS__)) \
		count++; \
	if (count != expected) { \
		printf(#what "_r: %d entries in all\n", count); \
		return 1; \
	} \
	end##what(); \
} while (0)

/* A lookup: an entry, or null with the injected error in errno. */
#define LOOKUP(call) do { \
	fault_begin(); \
	errno = 0; \
	int some = call != NULL, seen = errno, error = fault_end_of_part(); \
	if (some == !!error || seen != error) { \
		printf(#call ": %s, errno %d instead of %d\n", some ? "found" : "NULL", seen, error); \
		return 1; \
	} \
} while (0)

/* The same in the caller's memory: the result is the error. */
#define LOOKUP_R(type, call) do { \
	static char buffer[70000]; \
	struct type entry, *found; \
	int h_error = 0; \
	(void)h_error; \
	fault_begin(); \
	errno = 0; \
	int result = call, seen = errno, error = fault_end_of_part(); \
	if (!found == !error || result != error || seen != error) { \
		printf(#call ": %d, errno %d instead of %d\n", result, seen, error); \
		return 1; \
	} \
} while (0)

#endif
