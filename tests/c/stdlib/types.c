/* The types that GNU's <stdlib.h> and <search.h> give, and what they include. */
#include <search.h>
#include <stdio.h>
#include <stdlib.h>

static int compare(const void *a, const void *b)
{
	return *(const char *)a - *(const char *)b;
}

static int compare_with(const void *a, const void *b, void *sign)
{
	return *(int *)sign * compare(a, b);
}

int main(void)
{
	comparison_fn_t first = compare;
	__compar_fn_t second = first;
	__compar_d_fn_t third = compare_with;
	char text[] = "musl";
	int sign = -1;
	qsort(text, 4, 1, second);
	printf("%s\n", text);
	qsort_r(text, 4, 1, third, &sign);
	printf("%s\n", text);
	locale_t locale = NULL;
	u_int8_t byte = 255;
	int64_t wide = -1;
	fd_set set;
	printf("%d %d %d %d\n", locale == NULL, byte, (int)wide, sizeof set > 0);
	return 0;
}
