/* From the typed text to concepts. Next: search.c asks the index for them, rank.c orders what it gives. */
#include "domain/search/query.h"

#include <math.h>

#include "base/buf.h"
#include "domain/search/spelling.h"
#include "domain/search/stop.h"
#include "gen/sql/search.h"

enum {
	NOTES_MAX = 3,
	COMPLETIONS_MAX = 6,
	COMPLETION_MIN_LETTERS = 3,
	INDEX_QUERY_MAX_BYTES = 16 * 1024,
	COMMON_DOCUMENTS = 300,	  /* a word that so many documents have says little by itself */
	ASSUMED_DOCUMENTS = 2000, /* for the weights; that many there are, and more make no difference */
};

/* At most `max` bytes, without cutting a letter in two. */
static struct str clip(struct str s, size_t max)
{
	size_t len = s.len < max ? s.len : max;

	while (len < s.len && len && ((unsigned char)s.at[len] & 0xc0) == 0x80)
		len--;
	return str_sub(s, 0, len);
}

static struct str padded(struct ctx *cx, struct str stems)
{
	return str_print(cx->mem, " %.*s ", STR_ARG(stems));
}

static void add_alternative(struct ctx *cx, struct concept *c, struct str stems, enum alternative_kind kind)
{
	struct str own = padded(cx, stems);

	for (size_t i = 0; i < c->alternatives.len; i++)
		if (str_eq(c->alternatives.at[i].stems, own))
			return;
	if (stems.len)
		*list_push(cx->mem, &c->alternatives) = (struct alternative){ own, kind };
}

static struct str stems_between(struct ctx *cx, const struct search_query *q, size_t first, size_t last)
{
	struct buf b;

	buf_init(&b, cx->mem, QUERY_MAX_BYTES * 4);
	for (size_t i = first; i <= last; i++) {
		if (i > first)
			buf_char(&b, ' ');
		buf_add(&b, q->tokens.at[i].stem);
	}
	return buf_str(&b);
}

/* One row for each of the first stems of the text; the query takes eight, so the last is repeated. */
static void eight_stems(const struct search_query *q, struct str out[QUERY_MAX_WORDS])
{
	size_t len = 0;

	for (size_t i = 0; i < q->tokens.len && len < QUERY_MAX_WORDS; i++)
		if (!search_is_stop(q->tokens.at[i].word))
			out[len++] = q->tokens.at[i].stem;
	for (size_t i = 0; i < q->tokens.len && !len; i++)
		out[len++] = q->tokens.at[i].stem;
	for (; len < QUERY_MAX_WORDS; len++)
		out[len] = len ? out[len - 1] : S("");
}

/* "rates" are council tax, a rate is not: a term in the plural isn't meant by its singular. */
static bool is_singular_of(struct str word, struct str term)
{
	bool plural = str_ends(term, S("s")) && !str_ends(term, S("ss"));

	return plural && !str_ends(word, S("s"));
}

/* The longest term of several words, or the term of one, that starts at a token; NULL if there is none. */
static const struct search_synonyms_of_row *synonym_at(struct ctx *cx, const struct search_query *q, size_t first,
						       const struct search_synonyms_of_row_list *rows, size_t *last)
{
	const struct search_synonyms_of_row *best = NULL;

	for (size_t i = 0; i < rows->len; i++) {
		size_t words = 1;

		for (size_t k = 0; k < rows->at[i].stems.len; k++)
			words += rows->at[i].stems.at[k] == ' ';
		if (first + words > q->tokens.len || (best && *last >= first + words - 1))
			continue;
		if (!str_eq(stems_between(cx, q, first, first + words - 1), rows->at[i].stems) ||
		    is_singular_of(q->tokens.at[first + words - 1].word, rows->at[i].term))
			continue;
		best = &rows->at[i];
		*last = first + words - 1;
	}
	return best;
}

static bool was_noted(const struct search_query *q, struct str term)
{
	for (size_t i = 0; i < q->notes.len; i++)
		if (str_eq(q->notes.at[i].term, term))
			return true;
	return q->notes.len >= NOTES_MAX;
}

static void add_synonyms(struct ctx *cx, struct search_query *q, struct concept *c,
			 const struct search_synonyms_of_row *row)
{
	struct str means = row->means;
	struct str rest = row->means_stems;

	while (rest.at)
		add_alternative(cx, c, str_cut(&rest, '|'), ALTERNATIVE_SYNONYM);
	for (size_t i = c->first; i <= c->last && c->last > c->first; i++)
		if (!search_is_stop(q->tokens.at[i].word))
			add_alternative(cx, c, q->tokens.at[i].stem, ALTERNATIVE_PART);
	if (was_noted(q, row->term))
		return;
	*list_push(cx->mem, &q->notes) = (struct search_note){
		.term = row->term,
		.means = str_cut(&means, '|'),
		.say = row->say,
		.urgent = str_has(row->say, S("999")),
	};
}

static bool has_concept(const struct search_query *q, struct str stems)
{
	for (size_t i = 0; i < q->concepts.len; i++)
		if (str_eq(str_trim(q->concepts.at[i].alternatives.at[0].stems), stems))
			return true;
	return false;
}

/* Little words are passed over, unless there are no others. */
static void find_concepts(struct ctx *cx, struct search_query *q, const struct search_synonyms_of_row_list *synonyms,
			  bool with_stops)
{
	for (size_t i = 0; i < q->tokens.len && q->concepts.len < QUERY_MAX_WORDS; i++) {
		size_t last = i;
		bool stop = search_is_stop(q->tokens.at[i].word);
		const struct search_synonyms_of_row *row =
			stop && !with_stops ? NULL : synonym_at(cx, q, i, synonyms, &last);

		if (stop && !with_stops)
			continue;
		struct str stems = stems_between(cx, q, i, last);

		if (!has_concept(q, stems)) {
			struct concept *c = list_push(cx->mem, &q->concepts);

			c->first = i;
			c->last = last;
			add_alternative(cx, c, stems, ALTERNATIVE_OWN);
			if (row)
				add_synonyms(cx, q, c, row);
		}
		i = last;
	}
}

static const struct search_words_of_stems_row *known_stem(const struct search_words_of_stems_row_list *known,
							  struct str stem)
{
	for (size_t i = 0; i < known->len; i++)
		if (str_eq(known->at[i].stem, stem))
			return &known->at[i];
	return NULL;
}

static bool has_digit(struct str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (word.at[i] >= '0' && word.at[i] <= '9')
			return true;
	return false;
}

/* Words that begin with what was typed. */
static bool complete(struct ctx *cx, struct concept *c, struct str word)
{
	struct search_words_from_row_list rows;
	/* Behind every word that begins so: the last code point there is. */
	struct str after = str_print(cx->mem, "%.*s\xf4\x8f\xbf\xbf", STR_ARG(word));

	if (!q_search_words_from(cx, word, after, COMPLETIONS_MAX, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++)
		add_alternative(cx, c, rows.at[i].stem, ALTERNATIVE_COMPLETION);
	return true;
}

/*
 * A word that no document has: what begins like it, else what is spelt like it, else it is missing.
 * `is_word`: it is part of a synonym, so there is nothing wrong with how it is spelt.
 */
static bool help_unknown(struct ctx *cx, struct search_query *q, struct concept *c, bool is_word, struct str *corrected)
{
	struct str word = q->tokens.at[c->first].word;
	struct text_token_list stem = { 0 };

	if (c->alternatives.len > 1)
		return true;
	if (!has_digit(word) && word.len >= COMPLETION_MIN_LETTERS) {
		if (!complete(cx, c, word))
			return false;
		if (c->alternatives.len > 1)
			return true;
		if (!is_word && !spelling_nearest(cx, word, corrected))
			return false;
	}
	if (corrected->at) {
		text_tokens(cx->mem, &q->stemmer, *corrected, &stem);
		add_alternative(cx, c, stem.at[0].stem, ALTERNATIVE_CORRECTION);
		return true;
	}
	c->missing = true;
	*list_push(cx->mem, &q->missing) = str_sub(q->text, q->tokens.at[c->first].from, q->tokens.at[c->first].to);
	return true;
}

/* Weights, and help with words that nothing has. */
static bool weigh_concepts(struct ctx *cx, struct search_query *q, const struct search_words_of_stems_row_list *known)
{
	struct buf text;
	size_t copied = 0;

	buf_init(&text, cx->mem, QUERY_MAX_BYTES * 2);
	for (size_t i = 0; i < q->concepts.len; i++) {
		struct concept *c = &q->concepts.at[i];
		const struct text_token *t = &q->tokens.at[c->first];
		const struct search_words_of_stems_row *row = known_stem(known, t->stem);
		struct str corrected = { 0 };

		c->documents = row ? row->documents : 0;
		c->weight = log(1.0 + ASSUMED_DOCUMENTS / (1.0 + (double)c->documents));
		if (!c->documents && !help_unknown(cx, q, c, row != NULL, &corrected))
			return false;
		if (corrected.at) {
			buf_add(&text, str_sub(q->text, copied, t->from));
			buf_add(&text, corrected);
			copied = t->to;
		}
	}
	if (copied) {
		buf_add(&text, str_sub(q->text, copied, q->text.len));
		q->corrected = buf_str(&text);
	}
	return true;
}

bool query_read(struct ctx *cx, struct str text, struct search_query *q)
{
	struct search_synonyms_of_row_list synonyms;
	struct search_words_of_stems_row_list known;
	struct str s[QUERY_MAX_WORDS];

	q->text = str_trim(clip(str_trim(text), QUERY_MAX_BYTES));
	text_tokens(cx->mem, &q->stemmer, q->text, &q->tokens);
	if (!q->tokens.len)
		return true;
	q->phrase = padded(cx, stems_between(cx, q, 0, q->tokens.len - 1));
	eight_stems(q, s);
	struct search_synonyms_of_in terms = { s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7] };
	struct search_words_of_stems_in stems = { s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7] };

	if (!q_search_synonyms_of(cx, &terms, &synonyms) || !q_search_words_of_stems(cx, &stems, &known))
		return false;
	find_concepts(cx, q, &synonyms, false);
	if (!q->concepts.len)
		find_concepts(cx, q, &synonyms, true);
	return weigh_concepts(cx, q, &known);
}

/* "a b c" in the words of the index: a phrase. */
static void add_phrase(struct buf *b, struct str stems, bool sqlite)
{
	struct str rest = str_trim(stems);
	bool first = true;

	if (sqlite) {
		buf_print(b, "\"%.*s\"", STR_ARG(rest));
		return;
	}
	while (rest.at) {
		struct str stem = str_cut(&rest, ' ');

		buf_print(b, "%s'%.*s'", first ? "" : " <-> ", STR_ARG(stem));
		first = false;
	}
}

static bool is_asked(const struct search_query *q, const struct concept *c, enum query_mode mode)
{
	if (c->missing)
		return false;
	return mode == QUERY_ALL || q->concepts.len == 1 || c->documents <= COMMON_DOCUMENTS;
}

struct str query_text(struct ctx *cx, const struct search_query *q, enum query_mode mode)
{
	bool sqlite = db_kind(cx->db) == DB_SQLITE;
	const char *both = mode == QUERY_ALL ? (sqlite ? " AND " : " & ") : (sqlite ? " OR " : " | ");
	struct buf b;

	buf_init(&b, cx->mem, INDEX_QUERY_MAX_BYTES);
	for (size_t i = 0; i < q->concepts.len; i++) {
		const struct concept *c = &q->concepts.at[i];
		bool first = true;

		if (!is_asked(q, c, mode))
			continue;
		buf_print(&b, "%s(", b.len ? both : "");
		for (size_t k = 0; k < c->alternatives.len; k++) {
			if (c->alternatives.at[k].kind == ALTERNATIVE_PART && mode == QUERY_ALL)
				continue;
			buf_add(&b, first ? S("") : sqlite ? S(" OR ") : S(" | "));
			add_phrase(&b, c->alternatives.at[k].stems, sqlite);
			first = false;
		}
		buf_char(&b, ')');
	}
	return buf_ok(&b) ? buf_str(&b) : S("");
}
