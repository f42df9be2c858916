/* How large a buffer sget*ent_r of two databases ask for: a case defines ENTRY and SGET_R. */

static void show_sizes(const char *text)
{
	show_text(text);
	for (int offset = 0; offset < 3; offset++) {
		static char memory[1000] __attribute__((aligned(64)));
		int last = -1;
		for (int size = 1; size < 200; size++) {
			struct ENTRY entry, *result = UNSET(ENTRY);
			int code = SGET_R(text, &entry, memory + offset, size, &result);
			if (code != last)
				printf(" %d: %d", size, code);
			last = code;
		}
		putchar(';');
	}
	putchar('\n');
}
