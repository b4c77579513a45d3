#include "base/rand.h"

#include <sodium.h>

#include "base/arena.h"

enum { TIME_DIGITS = 10, RANDOM_DIGITS = 16 };

/* Crockford's base 32: no letters that are mistaken for digits. */
static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";

struct str rand_id(struct arena *mem, int64_t now_ms)
{
	char *id = arena_take(mem, TIME_DIGITS + RANDOM_DIGITS + 1);
	unsigned char random[RANDOM_DIGITS];
	uint64_t time = (uint64_t)now_ms;

	for (int i = TIME_DIGITS - 1; i >= 0; i--, time >>= 5)
		id[i] = digits[time & 31];
	randombytes_buf(random, sizeof(random));
	for (int i = 0; i < RANDOM_DIGITS; i++)
		id[TIME_DIGITS + i] = digits[random[i] & 31];
	return (struct str){ id, TIME_DIGITS + RANDOM_DIGITS };
}
