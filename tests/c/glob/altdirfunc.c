/* glob: GLOB_ALTDIRFUNC, a file system made up by the program; what is opened is closed, nothing real is asked. */
#include <dirent.h>

#include "glob/tree.h"

struct node {
	const char *path;
	unsigned char type; /* as in d_type; what stat tells is below */
	int mode;
};

/* In no order, which GLOB_NOSORT keeps. */
static const struct node nodes[] = {
	{ "top", DT_DIR, S_IFDIR }, { "top/z", DT_REG, S_IFREG }, { "top/sub", DT_DIR, S_IFDIR }, { "top/unknown", DT_UNKNOWN, S_IFDIR },
	{ "top/link", DT_LNK, S_IFDIR }, { "top/dangling", DT_LNK, 0 }, { "top/a", DT_UNKNOWN, S_IFREG }, { "top/.hidden", DT_REG, S_IFREG },
	{ "top/sub/x", DT_REG, S_IFREG }, { "top/sub/w", DT_REG, S_IFREG }, { "top/unknown/x", DT_REG, S_IFREG },
	{ "top/link/x", DT_REG, S_IFREG }, { "shut", DT_DIR, S_IFDIR },
};
#define COUNT (sizeof nodes / sizeof *nodes)

struct stream {
	char path[64];
	size_t next;
	struct dirent entry;
};

static int streams;

static void *open_stream(const char *path)
{
	if (strcmp(path, "shut") == 0) {
		errno = EACCES;
		return NULL;
	}
	struct stream *stream = calloc(1, sizeof *stream);
	strcpy(stream->path, strcmp(path, ".") == 0 ? "" : path);
	streams++;
	printf(" open(%s)", path);
	return stream;
}

static struct dirent *read_stream(void *pointer)
{
	struct stream *stream = pointer;
	size_t length = strlen(stream->path);
	while (stream->next < COUNT) {
		const struct node *node = &nodes[stream->next++];
		const char *name = node->path + length + (length > 0);
		if (strncmp(node->path, stream->path, length) || (length && node->path[length] != '/') || strchr(name, '/'))
			continue;
		stream->entry.d_ino = 1;
		stream->entry.d_type = node->type;
		strcpy(stream->entry.d_name, name);
		return &stream->entry;
	}
	return NULL;
}

static void close_stream(void *stream)
{
	streams--;
	free(stream);
}

static int look(const char *path, struct stat *st, int follow)
{
	memset(st, 0, sizeof *st);
	for (size_t i = 0; i < COUNT; i++)
		if (strcmp(nodes[i].path, path) == 0 && (nodes[i].mode || !follow)) {
			st->st_mode = nodes[i].mode ? nodes[i].mode : S_IFLNK;
			return 0;
		}
	errno = ENOENT;
	return -1;
}

static int stat_node(const char *path, struct stat *st)
{
	return look(path, st, 1);
}

static int lstat_node(const char *path, struct stat *st)
{
	printf(" lstat(%s)", path);
	return look(path, st, 0);
}

static int hear(const char *path, int error)
{
	printf(" error(%s, %d)", path, error);
	return 0;
}

int main(void)
{
	static const char *const patterns[] = {
		"*", "top/*", "top/.*", "top/*/x", "top/*/*", "*/*/[xw]", "top/sub", "top/dangling", "top/nope", "nope/*", "shut/*", "{top,shut}/*",
		"top/{z,a}", "top/sub/", "top/*/", "top/dangl*", "t*/sub/w", "top/sub/\\w",
	};
	static const int flags[] = { 0, GLOB_NOSORT, GLOB_MARK, GLOB_ONLYDIR, GLOB_BRACE, GLOB_ERR, GLOB_MARK | GLOB_ONLYDIR };
	make_tree();
	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
		for (size_t k = 0; k < sizeof flags / sizeof *flags; k++) {
			glob_t found;
			memset(&found, 0, sizeof found);
			found.gl_opendir = open_stream;
			found.gl_readdir = read_stream;
			found.gl_closedir = close_stream;
			found.gl_stat = stat_node;
			found.gl_lstat = lstat_node;
			printf("%s %#x:", patterns[i], flags[k]);
			int result = glob(patterns[i], GLOB_ALTDIRFUNC | flags[k], hear, &found);
			print_result(result, &found, 0);
			globfree(&found);
			if (streams || found.gl_opendir != open_stream || found.gl_stat != stat_node)
				printf("*** streams or members lost\n");
		}
	return 0;
}
