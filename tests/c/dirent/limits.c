/* <dirent.h> alone makes the limits of file names visible: bridge-utils 1.7.1 sizes its buffers with PATH_MAX and
   includes nothing else for it. */
#include <dirent.h>
#include <stdio.h>

int main(void)
{
    char path[PATH_MAX];
    char name[NAME_MAX + 1];

    printf("PATH_MAX %zu\n", sizeof path);
    printf("NAME_MAX %zu\n", sizeof name - 1);
    printf("PIPE_BUF %d\n", PIPE_BUF);
    return 0;
}
