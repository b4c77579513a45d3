/* SHA-256, for knowing whether two texts are the same. Not for passwords. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/ctx.h"

/* 64 hexadecimal digits. */
struct str hash_sha256(struct arena *mem, struct str bytes);

#endif
