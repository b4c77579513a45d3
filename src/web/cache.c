#include "web/cache.h"

#include <pthread.h>

enum { SHARDS = 16, BUCKETS = 512, ENTRY_MAX_BYTES = 64 * 1024 * 1024 };

/* A sixteenth of the cache with a lock of its own. Entries hang in a bucket and stand in a ring, the clock. */
struct shard {
	pthread_mutex_t lock;
	struct cache_entry *buckets[BUCKETS];
	struct cache_entry *hand; /* the entry of the ring to look at next; NULL: empty */
	size_t entries;
	size_t bytes;
	size_t hits;
	size_t misses;
};

struct cache {
	size_t max_shard_bytes;
	struct shard shards[SHARDS];
};

/* FNV-1a. Keys are checked byte for byte, and a bucket that somebody fills on purpose is bounded in bytes. */
static uint64_t hash_key(struct str key)
{
	uint64_t hash = 0xcbf29ce484222325u;

	for (size_t i = 0; i < key.len; i++)
		hash = (hash ^ (unsigned char)key.at[i]) * 0x100000001b3u;
	return hash;
}

static struct shard *shard_of(struct cache *cache, uint64_t hash)
{
	return &cache->shards[hash >> 60];
}

static struct cache_entry **bucket_of(struct shard *shard, uint64_t hash)
{
	return &shard->buckets[hash % BUCKETS];
}

struct cache *cache_new(struct arena *mem, size_t max_bytes)
{
	struct cache *cache = arena_new(mem, struct cache);

	cache->max_shard_bytes = max_bytes / SHARDS;
	for (size_t i = 0; i < SHARDS; i++)
		pthread_mutex_init(&cache->shards[i].lock, NULL);
	return cache;
}

void cache_hold(struct cache_entry *entry)
{
	atomic_fetch_add_explicit(&entry->holders, 1, memory_order_relaxed);
}

void cache_give(struct cache_entry *entry)
{
	if (atomic_fetch_sub_explicit(&entry->holders, 1, memory_order_acq_rel) > 1)
		return;
	void *prepared = atomic_load(&entry->prepared);

	if (prepared)
		entry->unprepare(prepared);
	struct arena mem = entry->mem; /* the entry stands in its own arena */

	arena_done(&mem);
}

/*
 * Takes an entry out of its bucket and the ring, under the lock. The cache still holds it: whoever called
 * gives it back when the lock is released.
 */
static struct cache_entry *unlink_entry(struct shard *shard, struct cache_entry *entry)
{
	struct cache_entry **at = bucket_of(shard, entry->hash);

	while (*at != entry)
		at = &(*at)->next;
	*at = entry->next;
	entry->next = NULL;
	entry->newer->older = entry->older;
	entry->older->newer = entry->newer;
	if (shard->hand == entry)
		shard->hand = entry->newer == entry ? NULL : entry->newer;
	shard->entries--;
	shard->bytes -= entry->mem.taken_bytes;
	return entry;
}

/* Behind the hand, so that the clock comes to it last. */
static void link_entry(struct shard *shard, struct cache_entry *entry)
{
	struct cache_entry **bucket = bucket_of(shard, entry->hash);

	entry->next = *bucket;
	*bucket = entry;
	if (!shard->hand)
		shard->hand = entry->older = entry->newer = entry;
	entry->newer = shard->hand;
	entry->older = shard->hand->older;
	entry->older->newer = entry;
	entry->newer->older = entry;
	shard->entries++;
	shard->bytes += entry->mem.taken_bytes;
}

/* Takes out old entries until `more` bytes fit; they come back as a chain. */
static struct cache_entry *make_room(struct cache *cache, struct shard *shard, size_t more)
{
	struct cache_entry *gone = NULL;

	while (shard->hand && shard->bytes + more > cache->max_shard_bytes) {
		struct cache_entry *entry = shard->hand;

		shard->hand = entry->newer;
		if (atomic_exchange_explicit(&entry->used, false, memory_order_relaxed))
			continue;
		unlink_entry(shard, entry)->next = gone;
		gone = entry;
	}
	return gone;
}

static void give_all(struct cache_entry *chain)
{
	while (chain) {
		struct cache_entry *next = chain->next;

		cache_give(chain);
		chain = next;
	}
}

void cache_free(struct cache *cache)
{
	for (size_t i = 0; cache && i < SHARDS; i++) {
		struct shard *shard = &cache->shards[i];

		while (shard->hand)
			cache_give(unlink_entry(shard, shard->hand));
		pthread_mutex_destroy(&shard->lock);
	}
}

static struct cache_entry *find(struct shard *shard, uint64_t hash, struct str key)
{
	struct cache_entry *entry = *bucket_of(shard, hash);

	while (entry && (entry->hash != hash || !str_eq(entry->key, key)))
		entry = entry->next;
	return entry;
}

struct cache_entry *cache_take(struct cache *cache, struct str key, int64_t version)
{
	uint64_t hash = hash_key(key);
	struct shard *shard = shard_of(cache, hash);
	struct cache_entry *old = NULL;

	pthread_mutex_lock(&shard->lock);
	struct cache_entry *entry = find(shard, hash, key);

	if (entry && entry->version < version) {
		old = unlink_entry(shard, entry);
		entry = NULL;
	}
	if (entry) {
		cache_hold(entry);
		atomic_store_explicit(&entry->used, true, memory_order_relaxed);
	}
	*(entry ? &shard->hits : &shard->misses) += 1;
	pthread_mutex_unlock(&shard->lock);
	give_all(old);
	return entry;
}

/* Room for everything in one piece: an arena's own steps would waste half of it. */
static size_t reply_bytes(const struct reply *reply, struct str key)
{
	size_t bytes = sizeof(struct cache_entry) + key.len + reply->body.len + reply->etag.len;

	for (size_t i = 0; i < reply->headers_len; i++)
		bytes += strlen(reply->headers[i].value) + 1;
	return bytes;
}

static struct str copy_to(char **at, struct str s)
{
	struct str copy = { s.at ? *at : NULL, s.len };

	if (s.len)
		memcpy(*at, s.at, s.len);
	*at += s.len;
	return copy;
}

/* A copy of the answer in one arena of its own, held once. */
static struct cache_entry *entry_new(struct str key, uint64_t hash, int64_t version, const struct reply *reply)
{
	struct arena mem;

	arena_init(&mem, ENTRY_MAX_BYTES);
	struct cache_entry *entry = arena_take(&mem, reply_bytes(reply, key));
	char *at = (char *)(entry + 1);

	entry->key = copy_to(&at, key);
	entry->hash = hash;
	entry->version = version;
	entry->reply = *reply;
	entry->reply.body = copy_to(&at, reply->body);
	entry->reply.etag = copy_to(&at, reply->etag);
	for (size_t i = 0; i < reply->headers_len; i++) {
		const char *value = reply->headers[i].value;

		entry->reply.headers[i].value = copy_to(&at, (struct str){ value, strlen(value) + 1 }).at;
	}
	entry->reply.entry = entry;
	entry->mem = mem;
	atomic_store(&entry->holders, 1);
	return entry;
}

struct cache_entry *cache_put(struct cache *cache, struct str key, int64_t version, const struct reply *reply)
{
	uint64_t hash = hash_key(key);
	struct shard *shard = shard_of(cache, hash);

	if (reply_bytes(reply, key) > cache->max_shard_bytes / 2)
		return NULL;
	struct cache_entry *entry = entry_new(key, hash, version, reply);
	struct cache_entry *gone = NULL;

	pthread_mutex_lock(&shard->lock);
	struct cache_entry *old = find(shard, hash, key);

	if (!old || old->version <= version) {
		if (old)
			unlink_entry(shard, old);
		gone = make_room(cache, shard, entry->mem.taken_bytes);
		link_entry(shard, entry);
		cache_hold(entry);
	} else {
		old = NULL; /* made of newer data than ours */
	}
	pthread_mutex_unlock(&shard->lock);
	give_all(old);
	give_all(gone);
	return entry;
}

struct cache_counts cache_count(struct cache *cache)
{
	struct cache_counts sum = { 0 };

	for (size_t i = 0; i < SHARDS; i++) {
		struct shard *shard = &cache->shards[i];

		pthread_mutex_lock(&shard->lock);
		sum.entries += shard->entries;
		sum.bytes += shard->bytes;
		sum.hits += shard->hits;
		sum.misses += shard->misses;
		pthread_mutex_unlock(&shard->lock);
	}
	return sum;
}
