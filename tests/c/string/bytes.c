/* rawmemchr finds what is there and reads no further; memfrob undoes itself; strfry keeps every byte. */
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void frob(const char *text, size_t size)
{
	char bytes[8] = { 0 };
	memcpy(bytes, text, size);
	printf("returns its argument %d:", memfrob(bytes, size) == bytes);
	for (size_t i = 0; i < sizeof bytes; i++)
		printf(" %02x", (unsigned char)bytes[i]);
	memfrob(bytes, size);
	printf(", undone %d\n", !memcmp(bytes, text, size));
}

static void fry(const char *text)
{
	char string[300];
	int before[256] = { 0 }, after[256] = { 0 }, same = 1, moved = 0;
	for (int round = 0; round < 50; round++) {
		strcpy(string, text);
		same &= strfry(string) == string && strlen(string) == strlen(text);
		moved |= strcmp(string, text) != 0;
		for (size_t i = 0; text[i]; i++) {
			before[(unsigned char)text[i]]++;
			after[(unsigned char)string[i]]++;
		}
	}
	printf("%zu bytes: same pointer and length %d, same bytes %d, some other order %d\n", strlen(text), same,
	       !memcmp(before, after, sizeof before), moved);
}

int main(void)
{
	long page = sysconf(_SC_PAGESIZE);
	char *pages = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	mprotect(pages + page, page, PROT_NONE);
	for (int before = 0; before < 40; before++) {
		char *last = pages + page - 1, *start = last - before;
		memset(start, 'a', before);
		*last = '\xff';
		printf("%d ", (int)((char *)rawmemchr(start, 0xff) - start));
		printf("%d ", (int)((char *)rawmemchr(start, -1) - start));
		*last = '\0';
		printf("%d\n", (int)((char *)rawmemchr(start, 256) - start));
	}
	frob("", 0);
	frob("\0*\xff x", 5);
	frob("1234567", 8);
	fry("");
	fry("x");
	fry("aaaa");
	fry("the quick brown fox");
	fry("\x80\xff\x01 bytes of any kind, more of them than a short word has, so that every length of them is tried");
	return 0;
}
