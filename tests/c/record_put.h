/* The cases put*ent of four databases: a case defines ENTRY, PUT and entries. */

static void show(const char *what, const struct ENTRY *entry, FILE *stream)
{
	errno = 0;
	int result = PUT(entry, stream);
	printf("%s: %d errno %d", what, result, errno);
	if (stream)
		printf(" error %d", !!ferror(stream));
}

static void show_lines(void)
{
	for (size_t i = 0; i < COUNT(entries); i++) {
		char *line;
		size_t size;
		FILE *stream = open_memstream(&line, &size);
		show("entry", &entries[i], stream);
		fclose(stream);
		show_text(line);
		putchar('\n');
		free(line);
	}
}

static void show_refusals(void)
{
	show("read-only", &entries[0], fopen("/dev/null", "r"));
	FILE *full = fopen("/dev/full", "w");
	setvbuf(full, NULL, _IONBF, 0);
	show("\nfull device", &entries[0], full);
	putchar('\n');
}
