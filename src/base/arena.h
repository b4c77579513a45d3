/*
 * Memory with one lifetime: take as often as you like, give everything back at once.
 *
 * There are three lifetimes in the program: the process (constant tables, compiled templates), the
 * request or command (the arena in `struct ctx`), and scratch (arena_mark / arena_reset round a loop).
 * Under AddressSanitizer the bytes behind a reset are poisoned, so that a stale pointer is caught.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *block; /* the newest; older ones hang behind it */
	size_t taken_bytes;	   /* held from the system now */
	size_t max_bytes;
};

struct arena_mark {
	struct arena_block *block;
	size_t used;
};

/*
 * `max_bytes` is the ceiling. What comes from outside is refused at the door by size, so reaching the
 * ceiling is a bug of ours: arena_take then ends the process with a sentence on standard error.
 */
void arena_init(struct arena *a, size_t max_bytes);
/* Gives everything back. The arena may be used again afterwards. */
void arena_done(struct arena *a);
/* Zeroed and aligned for any type; never NULL. */
void *arena_take(struct arena *a, size_t bytes);
/* Grows the newest allocation in place where it can, else copies. `old` may be NULL. */
void *arena_grow(struct arena *a, void *old, size_t old_bytes, size_t new_bytes);

struct arena_mark arena_mark(const struct arena *a);
/* Gives back all that was taken since the mark. */
void arena_reset(struct arena *a, struct arena_mark to);

#define arena_new(a, type) ((type *)arena_take((a), sizeof(type)))

#endif
