/*
 * The order of search results: one formula, the same on both databases.
 *
 *     score = sum over concepts (weight x field) x share x phrase x title x start x kind
 *
 * weight   ln(1 + 2000 / (1 + documents that have the word)): a rare word says more (query.c)
 * field    where the concept stands: in the title 3, in another name of the same thing 2.4, in the rest 1
 *          and 0.2 more for each further time, at most 0.6; times how sure it is: as typed 1, synonym
 *          0.85, word that begins so 0.8, spelt nearly so 0.7, part of a term 0.4. The best alternative counts
 * share    weight of the concepts that it has / weight of all
 * phrase   the whole text in a row: in the title 1.6, in another name 1.4, elsewhere 1.25
 * title    1 + 0.8 x (words of the title that were asked for / words of the title)
 * start    the title begins with the first concept as typed 1.3
 * kind     right 1.4, topic 1.15, council by its name 1.1, guide 1, what is known about a council 0.7;
 *          twice that where the text holds a council's whole name and something that it doesn't have
 *
 * Equal scores: the document that comes first in the index (rights, topics, guides, councils, claims).
 * The factors were set by hand so that tests/unit/domain/test_search.c holds; they are nobody's standard.
 */
#ifndef SEARCH_RANK_H
#define SEARCH_RANK_H

#include "domain/search/query.h"
#include "gen/sql/search.h"

struct ranked {
	const struct search_candidates_row *row;
	double score; /* 0: it has nothing that was asked for */
	bool has_all; /* every concept that is not missing */
	bool named;   /* of a council: the text holds its whole name */
};
LIST(ranked, struct ranked);

struct ranked rank_score(const struct search_query *query, const struct search_candidates_row *row);
/* For qsort over struct ranked: the best first. */
int rank_order(const void *a, const void *b);

#endif
