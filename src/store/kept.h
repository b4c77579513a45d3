/*
 * Data that every request reads and nobody changes between two loads (areas, indicators, rights, the
 * list of councils): built once for each connection and kept until the data version rises.
 *
 * They belong to the connection, not to the process: who holds the connection holds them, so there is
 * no lock and no counting. A pointer is good until the end of the transaction.
 */
#ifndef STORE_KEPT_H
#define STORE_KEPT_H

#include "store/db.h"

struct kept_kind {
	const char *name;
	/* Builds the value in cx->mem, which is the kept memory while it runs. */
	bool (*build)(struct ctx *cx, const void **out);
};

enum { KEPT_MAX = 16 };

/* The kept value of that kind; built now if the data have changed since. `kind` must be a static const. */
bool kept_get(struct ctx *cx, const struct kept_kind *kind, const void **out) must_check;

#endif
