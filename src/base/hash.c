#include "base/hash.h"

#include <sodium.h>

struct str hash_sha256(struct arena *mem, struct str bytes)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	char *hex = arena_take(mem, 2 * sizeof(hash) + 1);

	crypto_hash_sha256(hash, (const unsigned char *)bytes.at, bytes.len);
	sodium_bin2hex(hex, 2 * sizeof(hash) + 1, hash, sizeof(hash));
	return (struct str){ hex, 2 * sizeof(hash) };
}
