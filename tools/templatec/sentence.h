/* Checks of {{t}} and {{tn}}: placeholders and inline tags. */
#ifndef TEMPLATEC_SENTENCE_H
#define TEMPLATEC_SENTENCE_H

#include "tree.h"

/*
 * Every placeholder has an argument and every argument a placeholder; tags are among the few allowed,
 * closed in order, and there are none unless `may_have_tags`.
 */
bool sentence_check(struct ctx *cx, const struct source *src, const struct sentence *s, bool may_have_tags) must_check;
/* Whether it is more than plain words: has a placeholder or a tag. */
bool sentence_is_plain(const struct sentence *s);

#endif
