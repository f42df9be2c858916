/* Which chunks go when an object is freed, and which stay for an object without bytes. */
#include <sys/wait.h>
#include <unistd.h>

#include "chunks.h"

/* Not in glibc's header. */
int _obstack_allocated_p(struct obstack *, void *);

int main(void)
{
	struct obstack obstack, *o = &obstack;
	char *objects[30];

	obstack_begin(o, 200);
	for (int i = 0; i < 30; i++)
		objects[i] = obstack_alloc(o, 10 + 5 * i);
	for (int i = 29; i >= 0; i -= 3) {
		printf("%s\n", place(objects[i]));
		obstack_free(o, objects[i]);
		state("freed", o);
	}
	/* An object that has its chunk to itself takes it along. */
	obstack_free(o, objects[2]);
	obstack_grow(o, "alone", 5);
	obstack_blank(o, 200);
	state("moved", o);
	obstack_blank(o, 1000);
	state("moved again", o);
	obstack_free(o, NULL);

	/* But not when an empty one stands where it begins. */
	obstack_begin(o, 100);
	char *empty = obstack_alloc(o, 0);
	obstack_grow(o, "0123456789", 10);
	obstack_blank(o, 200);
	state("moved", o);
	printf("%d %d %d\n", _obstack_allocated_p(o, empty), _obstack_allocated_p(o, o),
	       _obstack_allocated_p(o, obstack_base(o)));
	obstack_free(o, empty);
	state("freed", o);
	obstack_blank(o, 300);
	state("moved", o);
	obstack_finish(o);
	char *end = obstack_alloc(o, obstack_room(o));
	char *at_the_end = obstack_alloc(o, 0);
	obstack_alloc(o, 500);
	printf("%s %s %d\n", place(end), place(at_the_end), _obstack_allocated_p(o, at_the_end));
	obstack_free(o, at_the_end);
	state("freed at the end", o);

	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		obstack_free(o, o);
		_exit(0);
	}
	int status;
	waitpid(child, &status, 0);
	printf("an object of nobody: signal %d\n", WIFSIGNALED(status) ? WTERMSIG(status) : 0);
	obstack_free(o, NULL);
	return 0;
}
