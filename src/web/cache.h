/*
 * The page cache: finished answers (status, headers, compressed body), kept until the data change.
 *
 * The key is encoding, language, and the address with its parameters in the order of the route's
 * declaration. An entry belongs to one version of the data; an older one is dropped when it is met.
 * Bounded in bytes: what was not used lately goes first, by the clock method. Holders are counted:
 * whoever took an entry gives it back, and its memory goes with the last one. Safe from any thread.
 */
#ifndef WEB_CACHE_H
#define WEB_CACHE_H

#include <stdatomic.h>

#include "base/ctx.h"
#include "web/respond.h"

struct cache;

struct cache_entry {
	struct arena mem; /* holds the entry itself and all that it points to */
	_Atomic unsigned holders;
	_Atomic bool used; /* since the clock's hand passed */
	int64_t version;
	uint64_t hash;
	struct str key;
	struct reply reply;
	_Atomic(void *) prepared; /* the server's own form of the answer; goes with the entry */
	void (*_Atomic unprepare)(void *prepared);
	struct cache_entry *next;  /* in its bucket */
	struct cache_entry *newer; /* round the clock */
	struct cache_entry *older;
};

struct cache_counts {
	size_t entries;
	size_t bytes;
	size_t hits;
	size_t misses;
};

/* Lives in `mem`; max_bytes bounds what the entries hold. */
struct cache *cache_new(struct arena *mem, size_t max_bytes);
/* Drops all entries; those still held live on until they are given back. Takes NULL. */
void cache_free(struct cache *cache);

/* The entry for a key at this version of the data, held for the caller; or NULL. */
struct cache_entry *cache_take(struct cache *cache, struct str key, int64_t version);
/* Keeps a copy of the answer and holds it for the caller; NULL when it is too large for the cache. */
struct cache_entry *cache_put(struct cache *cache, struct str key, int64_t version, const struct reply *reply);
void cache_hold(struct cache_entry *entry);
void cache_give(struct cache_entry *entry);
struct cache_counts cache_count(struct cache *cache);

#endif
