/* Random ids from the system's generator. */
#ifndef BASE_RAND_H
#define BASE_RAND_H

#include "base/str.h"

/* 26 characters, sortable by time to the millisecond, unguessable behind that. */
struct str rand_id(struct arena *mem, int64_t now_ms);

#endif
