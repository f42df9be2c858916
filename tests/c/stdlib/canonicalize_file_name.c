/* canonicalize_file_name: links, dots, slashes, and why there is no result. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *here;

static void show(const char *path)
{
	errno = 77;
	char *name = canonicalize_file_name(path);
	int error = errno;
	size_t prefix = strlen(here);
	if (!name)
		printf("%.30s: none, errno %d\n", path, error);
	else if (!strncmp(name, here, prefix))
		printf("%.30s: .%s\n", path, name + prefix);
	else
		printf("%s: %s\n", path, name);
	free(name);
}

int main(void)
{
	char *(*function)(const char *) = canonicalize_file_name;
	here = getcwd(NULL, 0);
	mkdir("d", 0755);
	mkdir("d/e", 0755);
	close(open("d/f", O_CREAT | O_WRONLY, 0644));
	printf("%d\n", symlink("d/e", "link") | symlink("link", "again") | symlink("loop", "loop") | symlink("nowhere", "dangling")
	       | symlink("//", "root") | symlink("../f", "d/e/up"));
	static const char *const paths[] = {
		"/", "//", "///", "//dev/../", ".", "d", "d/", "d//e///", "d/./e/..", "link", "again/..", "link/up", "d/f", "d/f/", "d/f/x", "d/f/..",
		"loop", "dangling", "absent", "absent/x", "", "root", "root/..", "/..", "d/absent/..",
	};
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		show(paths[i]);
	char name[300];
	memset(name, 'n', 299);
	name[299] = '\0';
	show(name);
	static char path[4000];
	for (size_t i = 0; i < 3998; i += 2)
		memcpy(path + i, "./", 2);
	show(path);
	errno = 0;
	printf("null: %d", function(NULL) == NULL);
	printf(" errno %d\n", errno);
	free(here);
	return 0;
}
