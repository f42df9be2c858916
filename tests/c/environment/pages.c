//! components: environment
/* Names and variables of all lengths, each at the very end of what can be read, or with others behind it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

extern char **environ;

enum { VARIABLES = 60, LONGEST = 40 };

static size_t page;

/* A copy that ends with its page, behind which nothing can be read. */
static char *at_the_end(const char *text)
{
	char *pages = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (pages == MAP_FAILED || mprotect(pages + page, page, PROT_NONE) != 0)
		exit(1);
	size_t size = strlen(text) + 1;
	return memcpy(pages + page - size, text, size);
}

static unsigned state = 1;

static unsigned chance(unsigned most)
{
	state = state * 1103515245 + 12345;
	return (state >> 16) % most;
}

/* Letters that are the same as often as not, and end like another's. */
static void write_name(char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		text[i] = chance(12) ? 'N' : (char)("MO=\x80\xff"[chance(5)]);
	text[length] = '\0';
}

static void look(const char *kind, const char *name)
{
	const char *value = getenv(name);
	printf("%s %zu:", kind, strlen(name));
	for (int i = 0; environ[i]; i++)
		if (value && value > environ[i] && value <= environ[i] + strlen(environ[i]))
			printf(" variable %d, letter %d", i, (int)(value - environ[i]));
	puts(value ? "" : " none");
}

int main(void)
{
	static char *list[VARIABLES + 1];
	page = (size_t)sysconf(_SC_PAGESIZE);
	for (int i = 0; i < VARIABLES; i++) {
		char text[LONGEST + 16];
		write_name(text, chance(LONGEST));
		if (chance(5))
			sprintf(text + strlen(text), "=%d", i);
		list[i] = chance(2) ? at_the_end(text) : strdup(text);
	}
	environ = list;
	for (int i = 0; i < VARIABLES; i++) {
		char name[LONGEST + 16];
		strcpy(name, list[i]);
		size_t length = strcspn(name, "=");
		name[length] = '\0';
		look("whole", name);
		look("whole", at_the_end(name));
		strcpy(name + length, "N");
		look("longer", at_the_end(name));
		if (length)
			name[length - 1] = '\0';
		look("shorter", at_the_end(name));
	}
	return 0;
}
