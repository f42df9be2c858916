/* <printf.h> first and alone: its constants, and a format's arguments walked as systemd walks them. */
#include <printf.h>
#include <stdarg.h>
#include <stdio.h>

#define SHOW(name) printf(#name " %#x\n", (unsigned)(name))

static void __attribute__((format(printf, 1, 2))) walk(const char *format, ...)
{
	int types[16];
	size_t count = parse_printf_format(format, 16, types);
	va_list list;
	va_start(list, format);
	for (size_t i = 0; i < count; i++) {
		switch (types[i]) {
		case PA_INT:
		case PA_INT | PA_FLAG_SHORT:
		case PA_CHAR:
			printf("int %d\n", va_arg(list, int));
			break;
		case PA_INT | PA_FLAG_LONG:
			printf("long %ld\n", va_arg(list, long));
			break;
		case PA_STRING:
			printf("string %s\n", va_arg(list, char *));
			break;
		case PA_DOUBLE:
			printf("double %g\n", va_arg(list, double));
			break;
		case PA_DOUBLE | PA_FLAG_LONG_DOUBLE:
			printf("long double %Lg\n", va_arg(list, long double));
			break;
		case PA_INT | PA_FLAG_PTR:
			printf("int pointer %d\n", va_arg(list, int *) != NULL);
			break;
		default:
			printf("other %x\n", types[i]);
			va_end(list);
			return;
		}
	}
	va_end(list);
}

int main(void)
{
	SHOW(PA_INT);
	SHOW(PA_CHAR);
	SHOW(PA_WCHAR);
	SHOW(PA_STRING);
	SHOW(PA_WSTRING);
	SHOW(PA_POINTER);
	SHOW(PA_FLOAT);
	SHOW(PA_DOUBLE);
	SHOW(PA_LAST);
	SHOW(PA_FLAG_MASK);
	SHOW(PA_FLAG_LONG_LONG);
	SHOW(PA_FLAG_LONG_DOUBLE);
	SHOW(PA_FLAG_LONG);
	SHOW(PA_FLAG_SHORT);
	SHOW(PA_FLAG_PTR);
	int place;
	walk("%d %s %*.*f %hhd%hd%c %ld %lld %zu %Lg %n%p", 1, "two", 3, 4, 5.5, (signed char)6, (short)7, 8, 9L, 10LL, (size_t)11, 12.5L, &place,
	     (void *)&place);
	return 0;
}
