/* FTW_ACTIONRETVAL: every answer to every kind of visit. The directories are alike, so their order does not show. */
#include "tree.h"

static int at_level, at_type, answer, given;
static int visits[5][2];

static int visit(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)path, (void)st;
	visits[ftw->level][type == FTW_F]++;
	if (ftw->level != at_level || type != at_type || given)
		return FTW_CONTINUE;
	given = 1;
	return answer;
}

static void show(int flags)
{
	memset(visits, 0, sizeof visits);
	given = 0;
	int result = nftw("t", visit, 3, flags);
	printf("flags %d: at level %d %s answer %d:", flags, at_level, type_name(at_type), answer);
	for (int level = 0; level < 4; level++)
		printf(" %d+%d", visits[level][0], visits[level][1]);
	printf("\t");
	report(result);
}

int main(void)
{
	static const char *const directories[] = {"t/1", "t/2", "t/3"};
	static const int answers[] = {FTW_CONTINUE, FTW_STOP, FTW_SKIP_SUBTREE, FTW_SKIP_SIBLINGS, 4, 5, -1};
	char path[50];
	make("t/");
	for (int i = 0; i < 3; i++) {
		snprintf(path, sizeof path, "%s/", directories[i]), make(path);
		for (int j = 0; j < 3; j++) {
			snprintf(path, sizeof path, "%s/%d", directories[i], j), make(path);
		}
	}
	for (unsigned i = 0; i < sizeof answers / sizeof *answers; i++) {
		answer = answers[i];
		for (at_level = 0; at_level < 2; at_level++) {
			at_type = FTW_D, show(FTW_ACTIONRETVAL), show(FTW_ACTIONRETVAL | FTW_PHYS);
			show(FTW_ACTIONRETVAL | FTW_CHDIR);
			at_type = FTW_DP, show(FTW_ACTIONRETVAL | FTW_DEPTH), show(FTW_ACTIONRETVAL | FTW_DEPTH | FTW_CHDIR);
			/* Without the flag every answer but 0 ends the walk. */
			at_type = FTW_D, show(0);
		}
		at_level = 2, at_type = FTW_F;
		show(FTW_ACTIONRETVAL), show(FTW_ACTIONRETVAL | FTW_DEPTH), show(FTW_ACTIONRETVAL | FTW_CHDIR);
	}
	puts("the root is a file");
	for (unsigned i = 0; i < sizeof answers / sizeof *answers; i++) {
		answer = answers[i], at_level = 0, at_type = FTW_F, given = 0;
		report(nftw("t/1/0", visit, 3, FTW_ACTIONRETVAL));
	}
	return 0;
}
