/* <sys/cdefs.h>: what stands in declarations for other formats of long double, of which there are none here. */
#include <stdio.h>
#include <sys/cdefs.h>

#ifndef _SYS_CDEFS_H
#error the header does not say that it is there
#endif

__BEGIN_DECLS
extern int __REDIRECT_LDBL(positive, (int), abs);
extern int __REDIRECT_NTH_LDBL(also_positive, (int), abs);
extern int __LDBL_REDIR1(abs, (int), not_used);
__LDBL_REDIR_DECL(abs)
__END_DECLS

int main(void)
{
	printf("%d %d %d\n", positive(-3), also_positive(-4), abs(-5));
	return 0;
}
