//! components: simd
//! cflags: -pthread
/* The functions where little else may be called: in the first constructor, in signal handlers, on small stacks, in children. */
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

#define ANSWERS 34

static const char text[] = "The quick brown fox jumps over the lazy dog, and The Quick Brown Fox jumps over it again and again.";
static const wchar_t wide[] = L"The quick brown fox jumps over the lazy dog.";
static char first[4], handled[4];

static int sign(int order)
{
	return (order > 0) - (order < 0);
}

/* Asks each function something, and keeps the answers. */
static void ask(int answers[ANSWERS])
{
	char copy[sizeof text + 100];
	int count = 0;
	memset(answers, 0, ANSWERS * sizeof *answers);
	memset(copy, '#', sizeof copy);
	answers[count++] = (char *)memcpy(copy, text, sizeof text) - copy;
	answers[count++] = (char *)memmove(copy + 7, copy, sizeof text) - copy;
	answers[count++] = (char *)mempcpy(copy, text, 70) - copy;
	answers[count++] = sign(memcmp(copy, text, sizeof text));
	answers[count++] = !bcmp(copy, text, 70);
	answers[count++] = (char *)memchr(copy, '#', sizeof copy) - copy;
	answers[count++] = (char *)memrchr(copy, 'T', sizeof copy) - copy;
	answers[count++] = (char *)rawmemchr(copy, 'z') - copy;
	answers[count++] = strlen(copy);
	answers[count++] = strnlen(copy, 90);
	answers[count++] = strchr(text, ',') - text;
	answers[count++] = strchrnul(text, '!') - text;
	answers[count++] = strrchr(text, 'f') - text;
	answers[count++] = sign(strcmp(copy, text));
	answers[count++] = sign(strncmp(copy, text, 70));
	answers[count++] = sign(strcasecmp(text, text + 49));
	answers[count++] = sign(strncasecmp(text, text + 49, 19));
	answers[count++] = strcpy(copy + 3, text) - copy;
	answers[count++] = stpcpy(copy + 9, text) - copy;
	answers[count++] = strncpy(copy, text, 50) - copy;
	answers[count++] = stpncpy(copy + 1, text, 120) - copy;
	answers[count++] = strcat(copy, text + 60) - copy;
	answers[count++] = strncat(copy, text, 20) - copy;
	answers[count++] = strlen(copy);
	answers[count++] = wcslen(wide);
	answers[count++] = wcsnlen(wide, 20);
	answers[count++] = wcschr(wide, L'z') - wide;
	answers[count++] = wmemchr(wide, L'.', sizeof wide / sizeof *wide) - wide;
	answers[count++] = strcspn(text, ",.");
	answers[count++] = strspn(text, "The quickbrownfxjmpsvlazydg");
	answers[count++] = strpbrk(text, ".;,") - text;
	answers[count++] = strstr(text, "again.") - text;
	answers[count++] = strcasestr(text, "FOX JUMPS OVER IT") - text;
	answers[count++] = (char *)memmem(text, sizeof text, "and again", 9) - text;
}

static int expected[ANSWERS];

__attribute__((constructor(101))) static void before_main(void)
{
	ask(expected);
	strcpy(first, "yes");
}

static const char *same(void)
{
	int answers[ANSWERS];
	ask(answers);
	return memcmp(answers, expected, sizeof answers) ? "no" : "yes";
}

static void handler(int number)
{
	(void)number;
	strcpy(handled, same());
}

/* On a stack of its own. */
static void in_a_handler(void)
{
	static char memory[32768];
	stack_t stack = {.ss_sp = memory, .ss_size = sizeof memory};
	struct sigaction action = {.sa_handler = handler, .sa_flags = SA_ONSTACK};
	sigaltstack(&stack, NULL);
	sigaction(SIGUSR1, &action, NULL);
	raise(SIGUSR1);
	printf("in a handler: %s\n", handled);
}

static void *thread(void *argument)
{
	(void)argument;
	return (void *)same();
}

static void in_threads(void)
{
	pthread_t threads[4];
	pthread_attr_t attributes;
	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, PTHREAD_STACK_MIN + 16384);
	for (int i = 0; i < 4; i++)
		pthread_create(&threads[i], &attributes, thread, NULL);
	for (int i = 0; i < 4; i++) {
		void *answer;
		pthread_join(threads[i], &answer);
		printf("in a thread: %s\n", (char *)answer);
	}
}

static void in_a_child(void)
{
	int status;
	pid_t child = fork();
	if (child == 0)
		_exit(strcmp(same(), "yes"));
	waitpid(child, &status, 0);
	printf("in a child: %s\n", status ? "no" : "yes");
}

int main(void)
{
	printf("before main: %s\n", first);
	for (int i = 0; i < ANSWERS; i++)
		printf(" %d", expected[i]);
	printf("\nin main: %s\n", same());
	in_a_handler();
	in_threads();
	fflush(stdout);
	in_a_child();
	return 0;
}
