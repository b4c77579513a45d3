#include "domain/search/rank.h"

#include "domain/search/stop.h"

enum { FIELD_TITLE, FIELD_ALSO, FIELD_BODY, FIELD__MAX };

static const double field_factor[FIELD__MAX] = { 3.0, 2.4, 1.0 };
static const double phrase_factor[FIELD__MAX] = { 1.6, 1.4, 1.25 };
static const double again_factor = 0.2, again_most = 0.6, title_factor = 0.8;
static const double start_factor = 1.3, claim_factor = 0.7, named_factor = 2.0;
static const double alternative_factor[ALTERNATIVE__KINDS] = {
	[ALTERNATIVE_OWN] = 1.0,	[ALTERNATIVE_SYNONYM] = 0.85, [ALTERNATIVE_COMPLETION] = 0.8,
	[ALTERNATIVE_CORRECTION] = 0.7, [ALTERNATIVE_PART] = 0.4,
};
static const double kind_factor[SEARCH__KINDS] = {
	[SEARCH_RIGHT] = 1.4,
	[SEARCH_TOPIC] = 1.15,
	[SEARCH_COUNCIL] = 1.1,
	[SEARCH_GUIDE] = 1.0,
};

static size_t count_of(struct str text, struct str what)
{
	size_t count = 0;

	for (ptrdiff_t at; (at = str_find(text, what)) >= 0; count++)
		text = str_sub(text, (size_t)at + what.len - 1, text.len); /* the space behind it may begin the next */
	return count;
}

static size_t words_in(struct str stems)
{
	size_t spaces = 0;

	for (size_t i = 0; i < stems.len; i++)
		spaces += stems.at[i] == ' ';
	return spaces - 1;
}

/* How strongly the fields have one alternative; *in_title gets the words of the title that it covers. */
static double strength(const struct str fields[FIELD__MAX], const struct alternative *a, size_t *in_title)
{
	double sure = alternative_factor[a->kind];

	*in_title = 0;
	if (str_has(fields[FIELD_TITLE], a->stems)) {
		*in_title = words_in(a->stems);
		return sure * field_factor[FIELD_TITLE];
	}
	if (str_has(fields[FIELD_ALSO], a->stems))
		return sure * field_factor[FIELD_ALSO];
	size_t times = count_of(fields[FIELD_BODY], a->stems);

	if (!times)
		return 0;
	double again = again_factor * (double)(times - 1);

	return sure * (field_factor[FIELD_BODY] + (again < again_most ? again : again_most));
}

/* The best of a concept's alternatives. */
static double concept_strength(const struct str fields[FIELD__MAX], const struct concept *c, size_t *in_title)
{
	double best = 0;

	*in_title = 0;
	for (size_t i = 0; i < c->alternatives.len; i++) {
		size_t words;
		double s = strength(fields, &c->alternatives.at[i], &words);

		if (s > best)
			best = s;
		if (words > *in_title)
			*in_title = words;
	}
	return best;
}

/* Does the title begin with the first thing that was asked for, but for a little word? */
static bool starts_with(struct str title, const struct concept *c)
{
	struct str own = c->alternatives.at[0].stems;
	ptrdiff_t at = str_find(title, own);

	return at >= 0 && (at == 0 || search_is_stop(str_sub(title, 1, (size_t)at)));
}

static double phrase_of(const struct search_query *q, const struct str fields[FIELD__MAX])
{
	if (q->tokens.len < 2)
		return 1.0;
	for (int f = 0; f < FIELD__MAX; f++)
		if (str_has(fields[f], q->phrase))
			return phrase_factor[f];
	return 1.0;
}

struct ranked rank_score(const struct search_query *q, const struct search_candidates_row *row)
{
	struct str rest = row->stems;
	struct str fields[FIELD__MAX];
	struct ranked r = { .row = row, .has_all = true };
	double all = 0, found = 0;
	size_t title = 0;

	for (int f = 0; f < FIELD__MAX; f++)
		fields[f] = str_cut(&rest, '.');
	for (size_t i = 0; i < q->concepts.len; i++) {
		const struct concept *c = &q->concepts.at[i];
		size_t in_title;
		double s = c->missing ? 0 : concept_strength(fields, c, &in_title);

		all += c->weight;
		if (s <= 0) {
			r.has_all = r.has_all && c->missing;
			continue;
		}
		found += c->weight;
		title += in_title;
		r.score += c->weight * s;
	}
	if (found <= 0)
		return r;
	double covered = title < (size_t)row->title_words ? (double)title / (double)row->title_words : 1.0;
	bool is_claim = row->id != row->owner;

	r.score *= found / all * phrase_of(q, fields) * (1.0 + title_factor * covered);
	if (starts_with(fields[FIELD_TITLE], &q->concepts.at[0]))
		r.score *= start_factor;
	r.named = row->kind == SEARCH_COUNCIL && title >= (size_t)row->title_words;
	if (r.named && !r.has_all && q->concepts.len > 1)
		r.score *= named_factor;
	r.score *= is_claim ? claim_factor : kind_factor[row->kind];
	return r;
}

int rank_order(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->score < y->score || x->score > y->score)
		return x->score < y->score ? 1 : -1;
	return (x->row->id > y->row->id) - (x->row->id < y->row->id);
}
