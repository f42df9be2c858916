/* libwildebeest: what GNU adds to <sched.h>. */
#pragma GCC system_header
#include_next <sched.h>

#ifndef LWB_SCHED_H
#define LWB_SCHED_H

/* The words a CPU set consists of. */
typedef unsigned long __cpu_mask;

#define __CPU_SETSIZE 1024
#define __NCPUBITS (8 * sizeof(__cpu_mask))

#ifdef _GNU_SOURCE

/* The processors a cpu_set_t has room for; musl before 1.2.5 gives its bytes. */
#undef CPU_SETSIZE
#define CPU_SETSIZE __CPU_SETSIZE

#ifndef SCHED_ISO
#define SCHED_ISO 4
#endif

#endif

#endif
