/* The cases get*ent of four databases: a case defines ENTRY, SHOW, GET, GET_R, SET and END. */
#include <fcntl.h>

#define NAME(macro) NAME_OF(macro)
#define NAME_OF(function) #function

static void show_next(void)
{
	errno = 77;
	struct ENTRY *entry = GET();
	printf("%s", NAME(GET));
	if (entry)
		SHOW(entry);
	else
		printf("\tno entry, errno %d", errno);
	putchar('\n');
}

int main(void)
{
	static char buffer[4000] __attribute__((aligned(64)));
	while (GET())
		;
	SET();
	for (int i = 0; i < 13; i++)
		show_next();
	printf("%s_r at the end\n", NAME(GET));
	SHOW_CALL(ENTRY, GET_R(&entry, buffer, sizeof buffer, &result) == ENOENT ? 0 : -1);
	SET();
	show_next();
	printf("from here on with buffers of several sizes\n");
	for (int i = 0; i < 25; i++) {
		static const size_t sizes[] = { 20, 70, sizeof buffer };
		struct ENTRY entry, *result = UNSET(ENTRY);
		errno = 77;
		int code = GET_R(&entry, buffer, sizes[i % 3], &result);
		printf("%zu: %d errno %d", sizes[i % 3], code, errno);
		if (result)
			SHOW(result);
		putchar('\n');
	}
	END();
	show_next();
	show_next();
	SET();
	SET();
	show_next();
	int open = 0, inherited = 0;
	for (int fd = 3; fd < 20; fd++) {
		int flags = fcntl(fd, F_GETFD);
		open += flags != -1;
		inherited += flags != -1 && !(flags & FD_CLOEXEC);
	}
	printf("descriptors %d, inherited %d\n", open, inherited);
	END();
	END();
	for (int fd = 3; fd < 20; fd++)
		open -= fcntl(fd, F_GETFD) != -1;
	printf("closed %d\n", open);
	show_next();
	return 0;
}
