//! components: inet
/* Addresses as text, in rooms of every size. */
#include <arpa/inet.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static void sizes(int family, const void *address)
{
	for (socklen_t size = 0; size <= INET6_ADDRSTRLEN; size++) {
		char text[INET6_ADDRSTRLEN + 1];
		memset(text, '#', sizeof text);
		errno = 0;
		const char *result = inet_ntop(family, address, text, size);
		printf(" %u:%s", size, result == text ? text : result ? "elsewhere" : errno == ENOSPC ? "-" : "?");
		size_t used = result ? strlen(text) + 1 : 0;
		for (size_t i = used; result && i < sizeof text; i++)
			if (text[i] != '#')
				printf(" wrote behind it");
		for (size_t i = size; i < sizeof text; i++)
			if (text[i] != '#')
				printf(" wrote behind the room");
	}
	putchar('\n');
}

static void show4(unsigned char a, unsigned char b, unsigned char c, unsigned char d)
{
	unsigned char address[4] = { a, b, c, d };
	char text[INET_ADDRSTRLEN];
	errno = 0;
	printf("%s %d\n", inet_ntop(AF_INET, address, text, sizeof text), errno);
}

static void show6(const unsigned short *groups)
{
	unsigned char address[16];
	char text[INET6_ADDRSTRLEN];
	for (int i = 0; i < 8; i++) {
		address[2 * i] = groups[i] >> 8;
		address[2 * i + 1] = groups[i] & 255;
	}
	errno = 0;
	printf("%s %d\n", inet_ntop(AF_INET6, address, text, sizeof text), errno);
}

static const unsigned short written[][8] = {
	{ 0, 0, 0, 0, 0, 0, 0, 0x102 }, { 0, 0, 0, 0, 0, 0, 1, 0 }, { 0, 0, 0, 0, 0, 0, 0x102, 0x304 },
	{ 0, 0, 0, 0, 0, 0, 0xffff, 0xffff }, { 0, 0, 0, 0, 0, 0xffff, 0, 0 }, { 0, 0, 0, 0, 0, 0xffff, 0x102, 0x304 },
	{ 0, 0, 0, 0, 0, 0xfffe, 0x102, 0x304 }, { 0, 0, 0, 0, 0xffff, 0, 0x102, 0x304 },
	{ 0, 0, 0, 0, 0xffff, 0xffff, 0x102, 0x304 }, { 1, 0, 0, 0, 0, 0xffff, 0x102, 0x304 },
	{ 0x64, 0xff9b, 0, 0, 0, 0, 0x102, 0x304 }, { 0xfe80, 0, 0, 0, 0x123, 0x4567, 0x89ab, 0xcdef },
	{ 0x2001, 0xdb8, 0, 1, 0, 0, 0, 1 }, { 0x2001, 0xdb8, 0, 0, 1, 0, 0, 1 }, { 0x2001, 0, 0, 1, 0, 0, 0, 0 },
	{ 1, 2, 3, 4, 5, 6, 7, 8 }, { 0xabcd, 0xf, 0x10, 0x100, 0x1000, 0xa, 0xb0, 0xc00 },
	{ 0xffff, 0xffff, 0xffff, 0xffff, 0xffff, 0xffff, 0xffff, 0xffff },
};

int main(void)
{
	/* Each pattern of groups that are zero. */
	for (int pattern = 0; pattern < 256; pattern++) {
		unsigned short groups[8];
		for (int i = 0; i < 8; i++)
			groups[i] = pattern >> i & 1 ? 0 : i + 1;
		show6(groups);
	}
	for (size_t i = 0; i < sizeof written / sizeof *written; i++)
		show6(written[i]);
	for (int i = 0; i < 256; i++)
		show4(i, 255 - i, i / 10, i / 100);
	sizes(AF_INET, "\1\2\3\4");
	sizes(AF_INET, "\377\377\377\377");
	sizes(AF_INET6, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
	sizes(AF_INET6, "\0\1\0\2\0\3\0\4\0\5\0\6\0\7\0\10");
	sizes(AF_INET6, "\0\0\0\0\0\0\0\0\0\0\377\377\1\2\3\4");
	sizes(AF_INET6, "\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377");
	static const int families[] = { AF_UNSPEC, AF_UNIX, AF_PACKET, -1, INT_MAX, INT_MIN };
	for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
		char text[INET6_ADDRSTRLEN] = "left";
		errno = 0;
		printf("%d: ", families[i]);
		printf("%s", inet_ntop(families[i], written, text, sizeof text) ? "something" : "nothing");
		printf(" %s %s\n", errno == EAFNOSUPPORT ? "EAFNOSUPPORT" : "another error", text);
	}
	/* A room that is said to be larger than memory. */
	char text[INET6_ADDRSTRLEN];
	puts(inet_ntop(AF_INET, "\1\2\3\4", text, (socklen_t)-1) ? text : "-");
	return 0;
}
