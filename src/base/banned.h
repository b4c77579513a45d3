/*
 * Calls that this program does without, as compile errors. The compiler's command line includes this
 * in every file. malloc and its kin are kept inside base/ by `make check`.
 */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Some compilers have these as macros of the C library, which would warn. */
#undef strcpy
#undef strcat
#undef strncpy
#undef strncat
#undef sprintf
#undef vsprintf
#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf gets strtok gmtime localtime asctime ctime
#pragma GCC poison system popen tmpnam mktemp

#endif
