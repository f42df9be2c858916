/* features.h: what _GNU_SOURCE stands for, and that every header brings sys/cdefs.h and __WORDSIZE along. */
#include <stdio.h>

#define TEXT(...) TEXT_OF(__VA_ARGS__)
#define TEXT_OF(...) #__VA_ARGS__

#if defined __GLIBC__ && __GLIBC_PREREQ(99, 0)
#error there is no such version
#endif

__BEGIN_DECLS
static int twice __P((int));
__END_DECLS

static int twice(int number)
{
	return 2 * number;
}

int length(const char *text) __THROW __nonnull((1)) __attribute_pure__ __wur;

int length(const char *text)
{
	int count = 0;
	while (__glibc_likely(text[count] != '\0'))
		count++;
	return count;
}

extern int __REDIRECT(other_name, (const char *), puts);

int main(void)
{
	printf("%ld %d %d\n", (long)_POSIX_C_SOURCE, _XOPEN_SOURCE, _DEFAULT_SOURCE);
	printf("%d %d\n", _LARGEFILE64_SOURCE, _POSIX_SOURCE);
	printf("%d\n", __WORDSIZE == 8 * sizeof(long));
	printf("%d %d\n", __GNUC_PREREQ(3, 0), __GNUC_PREREQ(1000, 0));
	printf("%s %s %s\n", TEXT(__CONCAT(left, right)), __STRING(a + b), TEXT(__P((int, char))));
	printf("%s|%s|%s\n", TEXT(__BEGIN_DECLS), TEXT(__END_DECLS), TEXT(__ptr_t));
	printf("%d %d\n", twice(21), length("four"));
	printf("%d\n", other_name("through its other name") >= 0);
	return 0;
}
