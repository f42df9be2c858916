//! components: allocator
/* mallinfo2: uordblks is what the program holds, to a block. */
#include "../malloc/in_use.c"
