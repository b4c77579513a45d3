#include "store/pool.h"

#include <assert.h>
#include <pthread.h>

struct db_pool {
	struct arena mem;
	pthread_mutex_t lock;
	pthread_cond_t given;
	struct db **idle; /* a stack, so that warm connections are used first */
	size_t idle_len;
	size_t size;
};

bool db_pool_open(struct ctx *cx, struct str url, size_t size, struct db_pool **out)
{
	struct arena mem;

	arena_init(&mem, 64 * 1024);
	struct db_pool *pool = arena_new(&mem, struct db_pool);

	pool->idle = arena_take(&mem, size * sizeof(struct db *));
	pool->mem = mem;
	pthread_mutex_init(&pool->lock, NULL);
	pthread_cond_init(&pool->given, NULL);
	for (; pool->size < size; pool->size++) {
		if (!db_open(cx, url, &pool->idle[pool->size])) {
			pool->idle_len = pool->size;
			db_pool_close(pool);
			return false;
		}
	}
	pool->idle_len = size;
	*out = pool;
	return true;
}

struct db *db_pool_take(struct db_pool *pool)
{
	pthread_mutex_lock(&pool->lock);
	while (pool->idle_len == 0)
		pthread_cond_wait(&pool->given, &pool->lock);
	struct db *db = pool->idle[--pool->idle_len];

	pthread_mutex_unlock(&pool->lock);
	return db;
}

void db_pool_give(struct db_pool *pool, struct db *db)
{
	pthread_mutex_lock(&pool->lock);
	pool->idle[pool->idle_len++] = db;
	pthread_cond_signal(&pool->given);
	pthread_mutex_unlock(&pool->lock);
}

void db_pool_close(struct db_pool *pool)
{
	if (!pool)
		return;
	assert(pool->idle_len == pool->size);
	for (size_t i = 0; i < pool->size; i++)
		db_close(pool->idle[i]);
	pthread_cond_destroy(&pool->given);
	pthread_mutex_destroy(&pool->lock);
	struct arena mem = pool->mem;

	arena_done(&mem);
}
