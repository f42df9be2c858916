/* Chunks from functions with an argument, and what happens without memory. */
#include <setjmp.h>
#include <sys/wait.h>
#include <unistd.h>

#include "chunks.h"

static jmp_buf away;

static void *allocate_with(void *argument, long size)
{
	printf("%s: ", (char *)argument);
	return allocate(size);
}

static void release_with(void *argument, void *chunk)
{
	printf("%s: ", (char *)argument);
	release(chunk);
}

static void handler(void)
{
	printf("no memory\n");
	longjmp(away, 1);
}

static void *other(void *argument, long size)
{
	printf("another function, ");
	return allocate_with(argument, size);
}

/* What the program does unless it has a handler. */
static void exhaust(int begin, int status)
{
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		struct obstack obstack;
		dup2(STDOUT_FILENO, STDERR_FILENO);
		setvbuf(stdout, NULL, _IONBF, 0);
		if (!begin)
			obstack_init(&obstack);
		if (status)
			obstack_exit_failure = status;
		no_memory = 1;
		if (begin)
			obstack_init(&obstack);
		else
			obstack_alloc(&obstack, 5000);
		_exit(99);
	}
	waitpid(child, &status, 0);
	printf("exited %d with %d\n", WIFEXITED(status), WEXITSTATUS(status));
}

int main(void)
{
	struct obstack obstack, *o = &obstack;
	obstack_specify_allocation_with_arg(o, 128, 8, allocate_with, release_with, (void *)"argument");
	state("begun", o);
	obstack_alloc(o, 200);
	obstack_chunkfun(o, other);
	void *object = obstack_alloc(o, 200);
	obstack_freefun(o, release_with);
	obstack_free(o, object);
	obstack_free(o, NULL);

	exhaust(1, 0);
	exhaust(0, 0);
	exhaust(0, 7);

	obstack_alloc_failed_handler = handler;
	no_memory = 1;
	if (setjmp(away) == 0)
		obstack_init(o);
	no_memory = 0;
	obstack_init(o);
	obstack_grow(o, "kept", 4);
	no_memory = 1;
	if (setjmp(away) == 0)
		obstack_blank(o, 5000);
	state("left", o);
	no_memory = 0;
	obstack_grow0(o, " as it was", 10);
	puts(obstack_finish(o));
	obstack_free(o, NULL);
	return 0;
}
