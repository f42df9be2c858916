/* Failing calls on purpose: see inject.c. A case reads
 *
 *     fault_begin();
 *     ... the function under test ...
 *     int error = fault_end();     the errno that was injected, or 0
 *     ... check the result against error, free what there is to free ...
 *     return fault_finish();
 */
#ifndef FAULT_H
#define FAULT_H

void fault_begin(void);
int fault_end(void);

/* Prints what leaked since the first fault_begin. Returns the exit status of main. */
int fault_finish(void);

#endif
