/* main(), which crt1.o calls, and those functions of musl's that call its exit() where no linker sees it. */
#include "trampolines.h"

/* Hidden, so that a shared object does not find its program's: there it is null. */
int __real_main(int, char **, char **) __attribute__((weak, visibility("hidden")));
_Noreturn void __real_verr(int, const char *, va_list);
_Noreturn void __real_verrx(int, const char *, va_list);
int __wrap_main(int, char **, char **);
_Noreturn void __wrap_err(int, const char *, ...);
_Noreturn void __wrap_errx(int, const char *, ...);
_Noreturn void __wrap_verr(int, const char *, va_list);
_Noreturn void __wrap_verrx(int, const char *, va_list);

int lwb_program_is_here(void)
{
	return __real_main != NULL;
}

int __wrap_main(int count, char **arguments, char **environment)
{
	int status = __real_main(count, arguments, environment);
	lwb_exit_status(status);
	return status;
}

void __wrap_verr(int status, const char *format, va_list arguments)
{
	lwb_exit_status(status);
	__real_verr(status, format, arguments);
}

void __wrap_verrx(int status, const char *format, va_list arguments)
{
	lwb_exit_status(status);
	__real_verrx(status, format, arguments);
}

void __wrap_err(int status, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	__wrap_verr(status, format, arguments);
}

void __wrap_errx(int status, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	__wrap_verrx(status, format, arguments);
}
