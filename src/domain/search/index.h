/*
 * Fills the search index (sql/derived) from the tables of reference data.
 *
 * All of it, inside the caller's transaction: under a second on SQLite. Every load ends with it, and so
 * does a migration. The index holds the rights of the day of cx->now_ms. ERR_DATABASE.
 */
#ifndef SEARCH_INDEX_H
#define SEARCH_INDEX_H

#include "base/ctx.h"

bool search_rebuild(struct ctx *cx) must_check;

#endif
