/* wmempcpy returns where the copy ends; wcschrnul finds the end where there is nothing else to find. */
#include <stdio.h>
#include <wchar.h>

int main(void)
{
	wchar_t to[8] = L".......";
	wchar_t *end = wmempcpy(wmempcpy(to, L"ab", 2), L"\x10ffff!", 2);
	printf("%d:", (int)(end - to));
	for (int i = 0; i < 8; i++)
		printf(" %x", (unsigned)to[i]);
	printf("\n%d\n", wmempcpy(to, to + 1, 0) == to);
	const wchar_t *text = L"a\u00e9b\u00e9";
	printf("%d %d %d %d\n", (int)(wcschrnul(text, L'\u00e9') - text), (int)(wcschrnul(text, L'x') - text),
	       (int)(wcschrnul(text, L'\0') - text), *wcschrnul(L"", L'a') == 0);
	return 0;
}
