/* _dl_find_object for musl: libgcc's unwinder, compiled for glibc, asks it for the object an address lies in.
   The structure is part of that interface, documented in the glibc manual, "Dynamic Linker Introspection".
   The component dlfcn has a better one, of Rust, but this one is needed first: it is in the unwinder that Rust's standard
   library for musl is linked with, before there is a compiler for the component. It takes the loader's lock. */
#define _GNU_SOURCE
#include <elf.h>
#include <link.h>
#include <pthread.h>
#include <stdint.h>

struct dl_find_object {
    unsigned long long flags;
    void *map_start;
    void *map_end;
    struct link_map *link_map;
    void *eh_frame;
    unsigned long long reserved[7];
};

struct search {
    uintptr_t address;
    struct dl_find_object *result;
};

/* Called for each object: 1, which ends the walk, where one of its segments holds the address. */
static int holds_address(struct dl_phdr_info *info, size_t size, void *data)
{
    struct search *search = data;
    uintptr_t start = UINTPTR_MAX, end = 0, eh_frame = 0;
    int found = 0;

    (void)size;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &info->dlpi_phdr[i];
        uintptr_t low = info->dlpi_addr + segment->p_vaddr;
        uintptr_t high = low + segment->p_memsz;

        if (segment->p_type == PT_GNU_EH_FRAME)
            eh_frame = low;
        if (segment->p_type != PT_LOAD)
            continue;
        if (low < start)
            start = low;
        if (high > end)
            end = high;
        if (search->address >= low && search->address < high)
            found = 1;
    }
    if (!found || !eh_frame)
        return 0;
    search->result->flags = 0;
    search->result->map_start = (void *)start;
    search->result->map_end = (void *)end;
    search->result->link_map = 0;
    search->result->eh_frame = (void *)eh_frame;
    return 1;
}

int _dl_find_object(void *address, struct dl_find_object *result)
{
    struct search search = { (uintptr_t)address, result };

    return dl_iterate_phdr(holds_address, &search) ? 0 : -1;
}

/* The unwinder refers to these weakly and calls them all the same, because in glibc they are always there. A static
   link with musl would leave them null: these references bring them in. */
__attribute__((used)) static int (*const once)(pthread_once_t *, void (*)(void)) = pthread_once;
__attribute__((used)) static int (*const lock)(pthread_mutex_t *) = pthread_mutex_lock;
__attribute__((used)) static int (*const unlock)(pthread_mutex_t *) = pthread_mutex_unlock;
