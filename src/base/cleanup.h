/*
 * What is not memory (a file, a descriptor, a lock, a statement) is a local with a cleanup attribute:
 * it is closed on every way out of the block, so functions need no `goto out`.
 */
#ifndef BASE_CLEANUP_H
#define BASE_CLEANUP_H

#include <stdio.h>
#include <unistd.h>

#define cleanup(function) __attribute__((cleanup(function)))

static inline void cleanup_file(FILE **f)
{
	if (*f)
		fclose(*f);
}

static inline void cleanup_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
}

#endif
