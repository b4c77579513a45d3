/* Words of the vocabulary that are spelt nearly like another. */
#ifndef SEARCH_SPELLING_H
#define SEARCH_SPELLING_H

#include "base/ctx.h"
#include "base/list.h"

/*
 * The word nearest to one that nothing has; at == NULL when none is near. Near is: one letter off in a
 * word of four or five, two in a longer one, three from eleven letters on. ERR_DATABASE.
 */
bool spelling_nearest(struct ctx *cx, struct str word, struct str *out) must_check;
/* Up to `most` words that are anything like it, the nearest first. */
bool spelling_like(struct ctx *cx, struct str word, size_t most, struct str_list *out) must_check;

#endif
