/* _dl_find_object: the object that holds an address, and none where there is none. */
#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <stdio.h>
#include <string.h>
#include <sys/auxv.h>

static int data = 1, zeros[5000];

struct extent { char *address, *start, *end, *eh_frame; };

/* The same by dl_iterate_phdr. */
static int matches(struct dl_phdr_info *info, size_t size, void *argument)
{
	struct extent *extent = argument, own = { extent->address, (char *)-1, NULL, NULL };
	(void)size;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		char *start = (char *)info->dlpi_addr + info->dlpi_phdr[i].p_vaddr, *end = start + info->dlpi_phdr[i].p_memsz;
		if (info->dlpi_phdr[i].p_type == PT_GNU_EH_FRAME)
			own.eh_frame = start;
		if (info->dlpi_phdr[i].p_type != PT_LOAD)
			continue;
		if (start < own.start)
			own.start = start;
		if (end > own.end)
			own.end = end;
	}
	if (own.address < own.start || own.address >= own.end)
		return 0;
	*extent = own;
	return 1;
}

static void ask(const char *what, void *address)
{
	struct dl_find_object found;
	struct extent expected = { .address = address };
	memset(&found, 0x55, sizeof found);
	errno = 77;
	int result = _dl_find_object(address, &found);
	printf("%s: %d, errno %d", what, result, errno);
	if (result == 0 && dl_iterate_phdr(matches, &expected) == 1) {
		unsigned long page = getauxval(AT_PAGESZ) - 1;
		printf(", flags %llu, start %s, end %s, eh_frame %s, the rest %s", found.dlfo_flags,
			found.dlfo_map_start == (void *)((unsigned long)expected.start & ~page) ? "right" : "wrong",
			found.dlfo_map_end == expected.end ? "right" : "wrong",
			found.dlfo_eh_frame == expected.eh_frame ? "right" : "wrong",
			((char *)(&found + 1))[-1] == 0x55 ? "untouched" : "changed");
	}
	putchar('\n');
}

int main(void)
{
	int local;
	printf("size %zu, type of segment %d\n", sizeof(struct dl_find_object), DLFO_EH_SEGMENT_TYPE);
	ask("a function", (void *)ask);
	ask("data", &data);
	ask("zeros", zeros + 4999);
	ask("a function of libc", (void *)strtok);
	ask("null", NULL);
	ask("the stack", &local);
	ask("the end of memory", (void *)-1);
	return data - 1;
}
