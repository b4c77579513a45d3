/*
 * Fills the search index (sql/derived) from the tables of reference data.
 *
 * All of it, in a transaction of its own: under a second on SQLite. To be called after a load, after a
 * migration, and when a right begins or ends on a date: the index holds the rights of the day of
 * cx->now_ms. ERR_DATABASE; then the old index stays.
 */
#ifndef SEARCH_INDEX_H
#define SEARCH_INDEX_H

#include "base/ctx.h"

bool search_rebuild(struct ctx *cx) must_check;

#endif
