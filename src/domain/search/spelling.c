#include "domain/search/spelling.h"

#include "base/text.h"
#include "gen/sql/search.h"

enum { GRAMS_MAX = 12, MIN_LETTERS = 4 };

struct nearby {
	struct str word;
	size_t grams; /* groups of three letters that both have */
	size_t distance;
	size_t order; /* the most used word first */
};
LIST(nearby, struct nearby);

static size_t letters_off(struct str word)
{
	return word.len < 6 ? 1 : word.len < 11 ? 2 : 3;
}

static int by_word(const void *a, const void *b)
{
	const struct nearby *x = a, *y = b;
	int order = str_cmp(x->word, y->word);

	return order ? order : (x->order > y->order) - (x->order < y->order);
}

static int by_distance(const void *a, const void *b)
{
	const struct nearby *x = a, *y = b;

	if (x->distance != y->distance)
		return x->distance > y->distance ? 1 : -1;
	if (x->grams != y->grams)
		return x->grams < y->grams ? 1 : -1;
	if (x->order != y->order)
		return x->order > y->order ? 1 : -1;
	return str_cmp(x->word, y->word);
}

/* Twelve at most, the first and the last among them: those say most. */
static bool ask(struct ctx *cx, struct str word, struct search_trigrams_of_row_list *out)
{
	struct str_list grams = { 0 };
	struct str g[GRAMS_MAX];

	text_trigrams(cx->mem, word, &grams);
	*out = (struct search_trigrams_of_row_list){ 0 };
	if (!grams.len)
		return true;
	for (size_t i = 0; i < GRAMS_MAX; i++)
		g[i] = grams.at[i < grams.len ? i : grams.len - 1];
	struct search_trigrams_of_in in = { g[0], g[1], g[2], g[3], g[4], g[5], g[6], g[7], g[8], g[9], g[10], g[11] };

	return q_search_trigrams_of(cx, &in, out);
}

/* All words that share a group of letters, once each, with how many they share. */
static struct nearby_list gather(struct ctx *cx, const struct search_trigrams_of_row_list *rows)
{
	struct nearby_list all = { 0 };
	size_t kept = 0;

	for (size_t i = 0; i < rows->len; i++) {
		struct str rest = rows->at[i].words;

		for (size_t order = 0; rest.at; order++)
			*list_push(cx->mem, &all) = (struct nearby){ str_cut(&rest, ' '), 1, 0, order };
	}
	if (!all.len)
		return all;
	qsort(all.at, all.len, sizeof(*all.at), by_word);
	for (size_t i = 1; i < all.len; i++) {
		if (str_eq(all.at[i].word, all.at[kept].word))
			all.at[kept].grams++;
		else
			all.at[++kept] = all.at[i];
	}
	all.len = kept + 1;
	return all;
}

static bool nearest(struct ctx *cx, struct str word, size_t off, struct nearby_list *out)
{
	struct search_trigrams_of_row_list rows;
	size_t kept = 0;

	if (!ask(cx, word, &rows))
		return false;
	struct nearby_list all = gather(cx, &rows);

	for (size_t i = 0; i < all.len; i++) {
		struct nearby *n = &all.at[i];

		n->distance = text_distance(word, n->word, off);
		if (n->distance && n->distance <= off)
			all.at[kept++] = *n;
	}
	all.len = kept;
	if (kept)
		qsort(all.at, kept, sizeof(*all.at), by_distance);
	*out = all;
	return true;
}

bool spelling_nearest(struct ctx *cx, struct str word, struct str *out)
{
	struct nearby_list near;

	*out = (struct str){ 0 };
	if (word.len < MIN_LETTERS)
		return true;
	if (!nearest(cx, word, letters_off(word), &near))
		return false;
	if (near.len)
		*out = near.at[0].word;
	return true;
}

bool spelling_like(struct ctx *cx, struct str word, size_t most, struct str_list *out)
{
	struct nearby_list near;

	if (!nearest(cx, word, word.len < 4 ? 2 : word.len / 2 + 1, &near))
		return false;
	for (size_t i = 0; i < near.len && i < most; i++)
		*list_push(cx->mem, out) = near.at[i].word;
	return true;
}
