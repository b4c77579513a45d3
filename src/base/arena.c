#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define POISONS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define POISONS 1
#endif
#endif

#ifdef POISONS
#include <sanitizer/asan_interface.h>
/* gcc takes the const pointer for a promise to read, and warns of bytes that nobody has written yet. */
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#define poison(at, len) __asan_poison_memory_region((at), (len))
#define unpoison(at, len) __asan_unpoison_memory_region((at), (len))
#else
#define poison(at, len) ((void)(at), (void)(len))
#define unpoison(at, len) ((void)(at), (void)(len))
#endif

enum { FIRST_BLOCK = 8 * 1024, ALIGN = 16 };

struct arena_block {
	struct arena_block *older;
	size_t size;
	size_t used;
	_Alignas(ALIGN) char bytes[];
};

static size_t round_up(size_t n)
{
	return (n + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

static _Noreturn void die(const char *why, size_t bytes)
{
	fprintf(stderr, "localoffer: %s (%zu bytes)\n", why, bytes);
	abort();
}

static void free_block(struct arena *a)
{
	struct arena_block *gone = a->block;

	a->block = gone->older;
	a->taken_bytes -= gone->size;
	unpoison(gone->bytes, gone->size);
	free(gone);
}

void arena_init(struct arena *a, size_t max_bytes)
{
	*a = (struct arena){ .max_bytes = max_bytes };
}

void arena_done(struct arena *a)
{
	while (a->block)
		free_block(a);
}

static void add_block(struct arena *a, size_t need)
{
	size_t size = a->block ? a->block->size * 2 : FIRST_BLOCK;

	if (size > 1024 * 1024)
		size = 1024 * 1024;
	if (size < need)
		size = need;
	if (a->taken_bytes + need > a->max_bytes)
		die("an arena reached its ceiling", a->taken_bytes + need);
	struct arena_block *block = malloc(sizeof(*block) + size);

	if (!block)
		die("the system has no memory left", size);
	block->older = a->block;
	block->size = size;
	block->used = 0;
	poison(block->bytes, size);
	a->block = block;
	a->taken_bytes += size;
}

void *arena_take(struct arena *a, size_t bytes)
{
	if (bytes > a->max_bytes)
		die("one allocation is over its arena's ceiling", bytes);
	size_t need = round_up(bytes ? bytes : 1);

	if (!a->block || a->block->size - a->block->used < need)
		add_block(a, need);
	char *at = a->block->bytes + a->block->used;

	a->block->used += need;
	unpoison(at, bytes);
	return memset(at, 0, bytes);
}

void *arena_grow(struct arena *a, void *old, size_t old_bytes, size_t new_bytes)
{
	if (!old)
		return arena_take(a, new_bytes);
	if (new_bytes <= old_bytes)
		return old;
	struct arena_block *b = a->block;
	size_t old_need = round_up(old_bytes ? old_bytes : 1);
	size_t new_need = round_up(new_bytes);
	bool is_newest = b->used >= old_need && (char *)old == b->bytes + b->used - old_need;

	if (is_newest && b->size - b->used >= new_need - old_need) {
		b->used += new_need - old_need;
		unpoison(old, new_bytes);
		memset((char *)old + old_bytes, 0, new_bytes - old_bytes);
		return old;
	}
	void *bigger = arena_take(a, new_bytes);

	return memcpy(bigger, old, old_bytes);
}

struct arena_mark arena_mark(const struct arena *a)
{
	return (struct arena_mark){ a->block, a->block ? a->block->used : 0 };
}

void arena_reset(struct arena *a, struct arena_mark to)
{
	while (a->block != to.block)
		free_block(a);
	if (!a->block)
		return;
	poison(a->block->bytes + to.used, a->block->size - to.used);
	a->block->used = to.used;
}
