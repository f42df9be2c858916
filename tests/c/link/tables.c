//! components: link
/* What a program finds in its own dynamic section, and in that of the object the kernel loaded; a program without such
 * a section (-static) has nothing to find. The loader must still know everybody afterwards. */
#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <stdio.h>
#include <string.h>
#include <sys/auxv.h>

#define DT_GNU_HASH_TABLE 0x6ffffef5

extern ElfW(Dyn) _DYNAMIC[] __attribute__((weak, visibility("hidden")));
extern const char __ehdr_start[] __attribute__((visibility("hidden")));
extern const char _end[] __attribute__((visibility("hidden")));

/* Everything that has a table in the program, and some that have not. */
static const struct {
	unsigned long tag;
	const char *name;
} tags[] = {
	{ DT_HASH, "DT_HASH" }, { DT_GNU_HASH_TABLE, "DT_GNU_HASH" }, { DT_STRTAB, "DT_STRTAB" },
	{ DT_SYMTAB, "DT_SYMTAB" }, { DT_RELA, "DT_RELA" }, { DT_REL, "DT_REL" }, { DT_JMPREL, "DT_JMPREL" },
	{ DT_PLTGOT, "DT_PLTGOT" }, { DT_VERSYM, "DT_VERSYM" },
};

static const ElfW(Dyn) *find(const ElfW(Dyn) *entry, unsigned long tag)
{
	for (; entry && entry->d_tag != DT_NULL; entry++)
		if ((unsigned long)entry->d_tag == tag)
			return entry;
	return NULL;
}

static int is_address(const ElfW(Dyn) *entry)
{
	return !entry || (entry->d_un.d_ptr >= (ElfW(Addr))__ehdr_start && entry->d_un.d_ptr < (ElfW(Addr))_end);
}

static int is_size(const ElfW(Dyn) *entry)
{
	return !entry || entry->d_un.d_val < 1 << 20;
}

/* The section as the kernel's auxiliary vector leads to it. */
static const ElfW(Dyn) *of_the_kernel(void)
{
	const ElfW(Phdr) *header = (const ElfW(Phdr) *)getauxval(AT_PHDR);
	ElfW(Addr) base = 0, dynamic = 0;
	for (unsigned long left = getauxval(AT_PHNUM); left; left--, header++) {
		if (header->p_type == PT_PHDR)
			base = getauxval(AT_PHDR) - header->p_vaddr;
		if (header->p_type == PT_DYNAMIC)
			dynamic = header->p_vaddr;
	}
	return dynamic ? (const ElfW(Dyn) *)(base + dynamic) : NULL;
}

/* Reads the names of the needed libraries, as no program may without a table of strings. */
static int names_are_text(void)
{
	const ElfW(Dyn) *strings = find(_DYNAMIC, DT_STRTAB);
	for (const ElfW(Dyn) *entry = _DYNAMIC; entry && entry->d_tag != DT_NULL; entry++)
		if (entry->d_tag == DT_NEEDED && !strstr((const char *)strings->d_un.d_ptr + entry->d_un.d_val, "lib"))
			return 0;
	return 1;
}

int main(void)
{
	int error = errno;
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		printf("%s: %d\n", tags[i].name, is_address(find(_DYNAMIC, tags[i].tag)));
	printf("sizes: %d\n", is_size(find(_DYNAMIC, DT_STRSZ)) && is_size(find(_DYNAMIC, DT_SYMENT)));
	printf("the kernel's: %d\n", !_DYNAMIC || of_the_kernel() == _DYNAMIC);
	printf("names: %d\n", names_are_text());
	printf("errno: %d\n", error);

	void *self = _DYNAMIC ? dlopen(NULL, RTLD_NOW) : NULL;
	Dl_info info;
	printf("dlopen: %d\n", !_DYNAMIC || self);
	void *function = self ? dlsym(self, "qsort") : NULL;
	printf("dlsym: %d\n", !self || function);
	printf("dladdr: %d\n", !self || (dladdr(function, &info) != 0 && strcmp(info.dli_sname, "qsort") == 0));
	printf("a library that is not there: %d\n", dlopen("libnowhere.so", RTLD_NOW) == NULL);
	return 0;
}
