/* Which words of a text were looked for: for showing them marked. Gives runs of text, never markup. */
#ifndef SEARCH_MARK_H
#define SEARCH_MARK_H

#include "domain/search/query.h"

/* The text in runs; with `most_bytes` it is cut at the end of a sentence or word before. In cx->mem. */
void mark_text(struct ctx *cx, const struct search_query *query, struct str text, size_t most_bytes,
	       struct search_piece_list *out);

#endif
