/* Connections that the server's threads take turns with. */
#ifndef STORE_POOL_H
#define STORE_POOL_H

#include "store/db.h"

struct db_pool;

/* Opens `size` connections at once, so that a wrong address is found at start-up. */
bool db_pool_open(struct ctx *cx, struct str url, size_t size, struct db_pool **out) must_check;
/* Waits for a free connection; never NULL. */
struct db *db_pool_take(struct db_pool *pool);
void db_pool_give(struct db_pool *pool, struct db *db);
/* Closes all; every connection must have been given back. Takes NULL. */
void db_pool_close(struct db_pool *pool);

#endif
