/* sgetspent and sgetspent_r: what they make of a line, and the buffer the latter asks for.
 * What is returned for a malformed line is what errno was.
 */
#include "entries.h"

static const char *const lines[] = {
	"",
	"\n",
	"#a:b:::::::",
	"  a:b:::::::",
	"a:b:::::::\nc",
	"a:b:::::::\n",
	"a:b\n:::::::",
	"a",
	"+",
	"+:",
	"bad:x:y",
	"a:b:1:2:3",
	"a:b:1:2:3:4:5:6:7",
};

static const char *const sized[] = {
	"a:b:::::::",
	"a:b:::::::\n",
};

#define ENTRY spwd
#define SGET_R sgetspent_r
#include "record_sizes.h"

int main(void)
{
	for (size_t i = 0; i < COUNT(lines); i++) {
		char buffer[1000];
		struct spwd entry, *result = UNSET(spwd);
		memset(&entry, 0, sizeof entry);
		errno = i % 2 ? EINVAL : 0;
		int code = sgetspent_r(lines[i], &entry, buffer, sizeof buffer, &result);
		show_text(lines[i]);
		printf(": %d", code);
		if (result)
			show_spwd(result);
		errno = 7;
		struct spwd *kept = sgetspent(lines[i]);
		printf("\n\t%s", kept ? "entry" : "none");
		if (!kept)
			printf(" %d", errno);
		if (kept)
			show_spwd(kept);
		putchar('\n');
	}

	for (size_t i = 0; i < COUNT(sized); i++)
		show_sizes(sized[i]);

	static char buffer[200];
	strcpy(buffer + 30, "a:b:::::::");
	SHOW_CALL(spwd, sgetspent_r(buffer + 30, &entry, buffer, sizeof buffer, &result));

	static char huge[200000];
	memset(huge, 'x', sizeof huge);
	strcpy(huge + 199900, ":b:1:2:3");
	struct spwd *first = sgetspent(huge);
	printf("%d %zu", first != NULL, first ? strlen(first->sp_namp) : 0);
	printf(" %d\n", first == sgetspent("a:b:1:2:3"));
	return 0;
}
