/* What stands in dynamic sections: the program's own, and with -DLIBRARY a shared library's. With an argument, the
 * program runs itself in a sandbox in which no memory can be made writable. */
#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

extern ElfW(Dyn) _DYNAMIC[] __attribute__((weak, visibility("hidden")));
extern const char __ehdr_start[] __attribute__((visibility("hidden")));

/* Where the table of strings is, as the section says. */
static const char *strings(void)
{
	const ElfW(Dyn) *entry = _DYNAMIC;
	while (entry && entry->d_tag != DT_NULL && entry->d_tag != DT_STRTAB)
		entry++;
	if (!entry)
		return "none";
	return entry->d_un.d_ptr < (ElfW(Addr))__ehdr_start ? "a place" : "an address";
}

#ifdef LIBRARY
const char *strings_of_library(void)
{
	return strings();
}
#else

/* The permissions of the page where the section is. */
static const char *permissions(void)
{
	static char line[4096];
	FILE *maps = fopen("/proc/self/maps", "r");
	while (maps && fgets(line, sizeof line, maps)) {
		unsigned long start, end;
		char found[5];
		if (sscanf(line, "%lx-%lx %4s", &start, &end, found) == 3 &&
		    start <= (unsigned long)_DYNAMIC && (unsigned long)_DYNAMIC < end) {
			fclose(maps);
			return strcpy(line, found);
		}
	}
	return "unknown";
}

static int in_sandbox(char *program)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mprotect, 0, 3),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[2])),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, PROT_READ | PROT_WRITE, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog filter = { sizeof code / sizeof *code, code };
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0)
		return 3;
	execl(program, program, NULL);
	return 4;
}

int main(int argc, char **argv)
{
	int error = errno;
	if (argc > 1)
		return in_sandbox(argv[0]);
	printf("strings: %s\n", strings());
	printf("errno: %d\n", error);
	const char *(*of_library)(void) = (const char *(*)(void))dlsym(RTLD_DEFAULT, "strings_of_library");
	if (of_library)
		printf("the library's: %s\n", of_library());
	fflush(stdout);
	printf("page: %s\n", permissions());
	return 0;
}
#endif
