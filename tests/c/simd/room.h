/* Memory between two pages that may not be touched, in which blocks stand at every place that can matter, and a digest of what the
   functions make of them. */
#ifndef ROOM_H
#define ROOM_H

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct room {
	unsigned char *start, *end;
};

#define ROOM 24000

static struct room make_room(void)
{
	size_t page = sysconf(_SC_PAGESIZE), size = (ROOM + page - 1) / page * page;
	unsigned char *whole = mmap(NULL, size + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	mprotect(whole + page, size, PROT_READ | PROT_WRITE);
	return (struct room){ whole + page, whole + page + size };
}

/* The places: every distance from the end of the room, and every one from its start. */
#define PLACES 128

static unsigned char *place(const struct room *room, size_t size, int which)
{
	return which % 2 ? room->start + which / 2 : room->end - size - which / 2;
}

/* Short blocks go to all of them. */
static inline int next_place(int which, int size)
{
	return which + (size <= 40 ? 1 : size <= 160 ? 7 : 29);
}

#define EACH_PLACE(which, size) for (int which = 0; which < PLACES; which = next_place(which, size))

/* The same bytes on every machine, none of which is 0. */
static inline void put_noise(unsigned char *to, size_t size, unsigned seed)
{
	unsigned state = seed * 2654435761u + 1;
	for (size_t i = 0; i < size; i++) {
		state = state * 1103515245 + 12345;
		to[i] = 1 + (state >> 16) % 255;
	}
}

static uint64_t digest;

static void note(long long value)
{
	digest = (digest ^ (uint64_t)value) * 1099511628211u;
	digest ^= digest >> 31;
}

/* What a function found: where, or nothing. */
static inline void note_place(const void *found, const void *start)
{
	note(found ? (const char *)found - (const char *)start : -1);
}

static inline int sign(int order)
{
	return (order > 0) - (order < 0);
}

/* A block, and what stands around it. */
static inline void note_around(const struct room *room, const unsigned char *block, size_t size)
{
	const unsigned char *from = block - room->start < 64 ? room->start : block - 64;
	const unsigned char *to = (size_t)(room->end - block) < size + 64 ? room->end : block + size + 64;
	for (; from + 8 <= to; from += 8) {
		long long word = 0;
		for (int i = 0; i < 8; i++)
			word |= (long long)((uint64_t)from[i] << 8 * i);
		note(word);
	}
	for (; from < to; from++)
		note(*from);
}

/* Tries all sizes up to some hundreds, and a few large ones below the limit; one line for each group of them. */
static void try_sizes_below(int limit, const char *name, void (*try)(int))
{
	static const struct { int first, last, step; } groups[] = {
		{ 0, 7, 1 }, { 8, 16, 1 }, { 17, 32, 1 }, { 33, 64, 1 }, { 65, 128, 1 }, { 129, 160, 1 }, { 161, 260, 3 },
		{ 500, 524, 4 }, { 1020, 1028, 1 }, { 2046, 2050, 2 }, { 4093, 4099, 2 }, { 8191, 9003, 203 },
	};
	for (size_t i = 0; i < sizeof groups / sizeof *groups && groups[i].last < limit; i++) {
		digest = 14695981039346656037u;
		for (int size = groups[i].first; size <= groups[i].last; size += groups[i].step)
			try(size);
		printf("%s %d-%d: %016llx\n", name, groups[i].first, groups[i].last, (unsigned long long)digest);
	}
}

static inline void try_sizes(const char *name, void (*try)(int))
{
	try_sizes_below(10000, name, try);
}

#endif
