/* libwildebeest: GNU's <mcheck.h>. Nothing can be checked or traced, and the functions say so. */
#pragma GCC system_header

#ifndef LWB_MCHECK_H
#define LWB_MCHECK_H

#ifdef __cplusplus
extern "C" {
#endif

enum mcheck_status {
	MCHECK_DISABLED = -1,
	MCHECK_OK,
	MCHECK_FREE,
	MCHECK_HEAD,
	MCHECK_TAIL
};

int mcheck(void (*)(enum mcheck_status));
int mcheck_pedantic(void (*)(enum mcheck_status));
void mcheck_check_all(void);
enum mcheck_status mprobe(void *);
void mtrace(void);
void muntrace(void);

#ifdef __cplusplus
}
#endif

#endif
