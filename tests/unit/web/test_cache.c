/* The page cache: versions, bounds, holders, many threads. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>
#undef fail /* cmocka’s; ours is a function */

#include "web/cache.h"

enum { MB = 1024 * 1024 };

static struct arena mem;

static int start(void **state)
{
	(void)state;
	arena_init(&mem, 64 * MB);
	return 0;
}

static int finish(void **state)
{
	(void)state;
	arena_done(&mem);
	return 0;
}

static struct reply reply_of(const char *body)
{
	struct reply reply = { .status = 200, .body = str_of(body), .etag = S("\"a\"") };

	reply.headers[reply.headers_len++] = (struct reply_header){ "X-Test", "value" };
	return reply;
}

static void an_answer_is_kept_whole(void **state)
{
	struct cache *cache = cache_new(&mem, MB);
	struct reply reply = reply_of("hello");

	(void)state;
	assert_null(cache_take(cache, S("k"), 1));
	cache_give(cache_put(cache, S("k"), 1, &reply));
	struct cache_entry *entry = cache_take(cache, S("k"), 1);

	assert_non_null(entry);
	assert_true(str_eq(entry->reply.body, S("hello")));
	assert_true(str_eq(entry->reply.etag, S("\"a\"")));
	assert_string_equal(reply_header(&entry->reply, "X-Test"), "value");
	assert_ptr_equal(entry->reply.entry, entry);
	assert_ptr_not_equal(entry->reply.body.at, reply.body.at);
	cache_give(entry);
	assert_null(cache_take(cache, S("other"), 1));
	cache_free(cache);
}

static void new_data_drop_old_answers(void **state)
{
	struct cache *cache = cache_new(&mem, MB);
	struct reply old = reply_of("old");
	struct reply new = reply_of("new");

	(void)state;
	cache_give(cache_put(cache, S("k"), 1, &old));
	assert_null(cache_take(cache, S("k"), 2));
	assert_int_equal(cache_count(cache).entries, 0);
	assert_int_equal(cache_count(cache).bytes, 0);
	cache_give(cache_put(cache, S("k"), 2, &new));
	/* A slow thread comes late with what it made of older data. */
	cache_give(cache_put(cache, S("k"), 1, &old));
	struct cache_entry *entry = cache_take(cache, S("k"), 2);

	assert_true(str_eq(entry->reply.body, S("new")));
	cache_give(entry);
	cache_free(cache);
}

static int unprepared;

static void count_unprepared(void *prepared)
{
	(void)prepared;
	unprepared++;
}

static void a_held_answer_outlives_its_place(void **state)
{
	struct cache *cache = cache_new(&mem, MB);
	struct reply reply = reply_of("still here");
	struct cache_entry *held = cache_put(cache, S("k"), 1, &reply);

	(void)state;
	held->unprepare = count_unprepared;
	atomic_store(&held->prepared, &unprepared);
	cache_free(cache);
	assert_true(str_eq(held->reply.body, S("still here")));
	assert_int_equal(unprepared, 0);
	cache_give(held);
	assert_int_equal(unprepared, 1);
}

static void it_stays_within_its_bounds(void **state)
{
	struct cache *cache = cache_new(&mem, MB);
	char *body = arena_take(&mem, 100 * 1024);

	(void)state;
	memset(body, 'b', 100 * 1024 - 1);
	struct reply large = reply_of(body);

	assert_null(cache_put(cache, S("large"), 1, &large));
	body[10000] = '\0';
	struct reply reply = reply_of(body);

	for (int i = 0; i < 2000; i++) {
		cache_give(cache_put(cache, str_print(&mem, "k%d", i), 1, &reply));
		assert_true(cache_count(cache).bytes <= MB);
	}
	assert_in_range(cache_count(cache).entries, 60, 110);
	cache_free(cache);
}

static void what_is_used_stays(void **state)
{
	struct cache *cache = cache_new(&mem, MB);
	char *body = arena_take(&mem, 5000);
	int kept = 0;

	(void)state;
	memset(body, 'b', 4999);
	struct reply reply = reply_of(body);

	cache_give(cache_put(cache, S("home"), 1, &reply));
	for (int i = 0; i < 3000; i++) {
		struct cache_entry *home = cache_take(cache, S("home"), 1);

		kept += home != NULL;
		cache_give(home ? home : cache_put(cache, S("home"), 1, &reply));
		cache_give(cache_put(cache, str_print(&mem, "k%d", i), 1, &reply));
	}
	assert_true(kept > 2990);
	cache_free(cache);
}

struct worker {
	struct cache *cache;
	unsigned seed;
	size_t wrong;
};

static void *work(void *arg)
{
	struct worker *worker = arg;

	for (int i = 0; i < 20000; i++) {
		char key[16];
		unsigned n = (unsigned)rand_r(&worker->seed) % 300;
		int64_t version = i / 1000;
		int len = snprintf(key, sizeof(key), "k%u", n);
		struct str name = { key, (size_t)len };
		struct reply reply = reply_of(key);
		struct cache_entry *entry = cache_take(worker->cache, name, version);

		if (!entry)
			entry = cache_put(worker->cache, name, version, &reply);
		worker->wrong += !str_eq(entry->reply.body, name) || entry->version < version;
		cache_give(entry);
	}
	return NULL;
}

static void threads_do_not_get_into_each_others_way(void **state)
{
	struct cache *cache = cache_new(&mem, MB);
	struct worker workers[8];
	pthread_t threads[8];

	(void)state;
	for (unsigned i = 0; i < 8; i++) {
		workers[i] = (struct worker){ cache, i + 1, 0 };
		assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
	}
	for (int i = 0; i < 8; i++) {
		pthread_join(threads[i], NULL);
		assert_int_equal(workers[i].wrong, 0);
	}
	assert_int_equal(cache_count(cache).hits + cache_count(cache).misses, 8 * 20000);
	cache_free(cache);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_answer_is_kept_whole),
		cmocka_unit_test(new_data_drop_old_answers),
		cmocka_unit_test(a_held_answer_outlives_its_place),
		cmocka_unit_test(it_stays_within_its_bounds),
		cmocka_unit_test(what_is_used_stays),
		cmocka_unit_test(threads_do_not_get_into_each_others_way),
	};

	return cmocka_run_group_tests_name("page cache", tests, start, finish);
}
