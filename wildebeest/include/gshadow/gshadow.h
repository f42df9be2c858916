/* libwildebeest: <gshadow.h>, the database of groups' passwords. */
#pragma GCC system_header

#ifndef LWB_GSHADOW_H
#define LWB_GSHADOW_H

#include <features.h>
#include <paths.h>

#define __NEED_FILE
#define __NEED_size_t
#include <bits/alltypes.h>

#ifndef _PATH_GSHADOW
#define _PATH_GSHADOW "/etc/gshadow"
#endif
#define GSHADOW _PATH_GSHADOW

#ifdef __cplusplus
extern "C" {
#endif

struct sgrp {
	char *sg_namp;   /* name of the group */
	char *sg_passwd; /* encrypted password */
	char **sg_adm;   /* administrators, ended by a null pointer */
	char **sg_mem;   /* members, ended by a null pointer */
};

void setsgent(void);
void endsgent(void);
struct sgrp *getsgent(void);
struct sgrp *getsgnam(const char *);
struct sgrp *sgetsgent(const char *);
struct sgrp *fgetsgent(FILE *);
int putsgent(const struct sgrp *, FILE *);

#if defined(_GNU_SOURCE) || defined(_BSD_SOURCE)
int getsgent_r(struct sgrp *, char *, size_t, struct sgrp **);
int getsgnam_r(const char *, struct sgrp *, char *, size_t, struct sgrp **);
int sgetsgent_r(const char *, struct sgrp *, char *, size_t, struct sgrp **);
int fgetsgent_r(FILE *, struct sgrp *, char *, size_t, struct sgrp **);
#endif

#ifdef __cplusplus
}
#endif

#endif
