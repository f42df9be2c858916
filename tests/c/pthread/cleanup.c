/* pthread_cleanup_push_defer_np: the cancellation type within and after it, and when the handler runs. */
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static void handler(void *argument)
{
	printf("handler: %s\n", (const char *)argument);
}

static int type(void)
{
	int now;
	pthread_setcanceltype(PTHREAD_CANCEL_DEFERRED, &now);
	pthread_setcanceltype(now, NULL);
	return now == PTHREAD_CANCEL_ASYNCHRONOUS;
}

static void *thread(void *argument)
{
	pthread_cleanup_push_defer_np(handler, "cancelled");
	pthread_cancel(pthread_self());
	pthread_testcancel();
	printf("not reached\n");
	pthread_cleanup_pop_restore_np(0);
	return argument;
}

int main(void)
{
	pthread_t other;
	void *result;
	pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, NULL);
	pthread_cleanup_push_defer_np(handler, "popped and run");
	printf("within: %d\n", type());
	pthread_cleanup_push_defer_np(handler, "popped only");
	printf("deeper: %d\n", type());
	pthread_cleanup_pop_restore_np(0);
	printf("back: %d\n", type());
	pthread_cleanup_pop_restore_np(1);
	printf("after: %d\n", type());
	pthread_create(&other, NULL, thread, NULL);
	pthread_join(other, &result);
	printf("cancelled: %d\n", result == PTHREAD_CANCELED);
	return 0;
}
