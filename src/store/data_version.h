/* The number that goes up whenever what the public sees has changed: what page caches go by. */
#ifndef STORE_DATA_VERSION_H
#define STORE_DATA_VERSION_H

#include "store/db.h"

/* 0 before anything was loaded. One row, read by its key. */
bool data_version_read(struct ctx *cx, int64_t *out) must_check;

#endif
