/* Documents, vocabulary and synonyms into the derived tables. search.c asks them. */
#include "domain/search/index.h"

#include "base/buf.h"
#include "domain/search/document.h"
#include "domain/search/stop.h"

enum { WORD_LIST_MAX_BYTES = 1024 * 1024, TRIGRAM_WORD_MIN = 3 };

/* A word of the vocabulary; `documents` is how many have its stem. */
struct word {
	struct str word;
	struct str stem;
	int64_t documents;
	bool is_place;
};
LIST(word, struct word);

struct gram {
	struct str gram;
	size_t word; /* place in the list of words, the most used first */
};
LIST(gram, struct gram);

static int by_stem_word_document(const void *a, const void *b)
{
	const struct search_use *x = a, *y = b;
	int order = str_cmp(x->stem, y->stem);

	if (!order)
		order = str_cmp(x->word, y->word);
	return order ? order : (x->document > y->document) - (x->document < y->document);
}

static int by_number(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static int by_use(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	if (x->documents != y->documents)
		return x->documents < y->documents ? 1 : -1;
	return str_cmp(x->word, y->word);
}

static int by_gram(const void *a, const void *b)
{
	const struct gram *x = a, *y = b;
	int order = str_cmp(x->gram, y->gram);

	return order ? order : (x->word > y->word) - (x->word < y->word);
}

/* How many documents the uses [from, to) of one stem are in. `numbers` has room for all uses. */
static int64_t count_documents(const struct search_use_list *uses, size_t from, size_t to, int64_t *numbers)
{
	int64_t count = 0;

	for (size_t i = from; i < to; i++)
		numbers[i - from] = uses->at[i].document;
	qsort(numbers, to - from, sizeof(*numbers), by_number);
	for (size_t i = 0; i < to - from; i++)
		count += numbers[i] > 0 && (i == 0 || numbers[i] != numbers[i - 1]);
	return count;
}

/* The vocabulary, the most used words first. */
static struct word_list words_of(struct ctx *cx, struct search_use_list *uses)
{
	struct word_list words = { 0 };
	int64_t *numbers = arena_take(cx->mem, uses->len * sizeof(*numbers));

	qsort(uses->at, uses->len, sizeof(*uses->at), by_stem_word_document);
	for (size_t i = 0, end; i < uses->len; i = end) {
		for (end = i; end < uses->len && str_eq(uses->at[end].stem, uses->at[i].stem); end++)
			;
		int64_t documents = count_documents(uses, i, end, numbers);

		for (size_t k = i; k < end; k++)
			if (k == i || !str_eq(uses->at[k].word, uses->at[k - 1].word))
				*list_push(cx->mem, &words) = (struct word){
					uses->at[k].word, uses->at[k].stem, documents,
					uses->at[k].document == SEARCH_OF_PLACE, /* the lowest, so it comes first */
				};
	}
	qsort(words.at, words.len, sizeof(*words.at), by_use);
	return words;
}

static bool has_digit(struct str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (word.at[i] >= '0' && word.at[i] <= '9')
			return true;
	return false;
}

static bool write_trigrams(struct ctx *cx, const struct word_list *words)
{
	struct gram_list grams = { 0 };

	for (size_t i = 0; i < words->len; i++) {
		struct str_list of_word = { 0 };

		const struct word *w = &words->at[i];

		/* A place that has no document of its own would only mislead. */
		if (w->word.len < TRIGRAM_WORD_MIN || has_digit(w->word) || (w->is_place && !w->documents))
			continue;
		text_trigrams(cx->mem, w->word, &of_word);
		for (size_t k = 0; k < of_word.len; k++)
			*list_push(cx->mem, &grams) = (struct gram){ of_word.at[k], i };
	}
	qsort(grams.at, grams.len, sizeof(*grams.at), by_gram);
	for (size_t i = 0, end; i < grams.len; i = end) {
		struct arena_mark mark = arena_mark(cx->mem);
		struct buf line;

		buf_init(&line, cx->mem, WORD_LIST_MAX_BYTES);
		for (end = i; end < grams.len && str_eq(grams.at[end].gram, grams.at[i].gram); end++) {
			if (end > i && grams.at[end].word == grams.at[end - 1].word)
				continue;
			if (line.len)
				buf_char(&line, ' ');
			buf_add(&line, words->at[grams.at[end].word].word);
		}
		if (!q_search_trigram_add(cx, grams.at[i].gram, buf_str(&line)))
			return false;
		arena_reset(cx->mem, mark);
	}
	return true;
}

static bool write_words(struct ctx *cx, const struct word_list *words)
{
	for (size_t i = 0; i < words->len; i++)
		if (!q_search_word_add(cx, words->at[i].word, words->at[i].stem, words->at[i].documents,
				       words->at[i].is_place))
			return false;
	return write_trigrams(cx, words);
}

/* "cooker|fridge" as stems: "cooker|fridg". */
static struct str stems_of_list(struct ctx *cx, const struct text_stemmer *stemmer, struct str means)
{
	struct str rest = means;
	struct buf b;

	buf_init(&b, cx->mem, means.len * 4 + 16);
	while (rest.at) {
		struct str stems = str_trim(text_stems(cx->mem, stemmer, str_cut(&rest, '|')));

		if (b.len && stems.len)
			buf_char(&b, '|');
		buf_add(&b, stems);
	}
	return buf_str(&b);
}

/* The stems of a term without little words before it: "my file" is known by "file". */
static struct str key_of(struct ctx *cx, const struct text_stemmer *stemmer, struct str term)
{
	struct text_token_list tokens = { 0 };
	size_t first = 0;
	struct buf b;

	text_tokens(cx->mem, stemmer, term, &tokens);
	while (first + 1 < tokens.len && search_is_stop(tokens.at[first].word))
		first++;
	buf_init(&b, cx->mem, term.len * 4 + 16);
	for (size_t i = first; i < tokens.len; i++) {
		if (i > first)
			buf_char(&b, ' ');
		buf_add(&b, tokens.at[i].stem);
	}
	return buf_str(&b);
}

/* Words that are known, even when no document has them. */
static void add_known(struct ctx *cx, struct search_corpus *corpus, struct str text, int64_t document)
{
	struct text_token_list tokens = { 0 };

	text_tokens(cx->mem, &corpus->stemmer, text, &tokens);
	for (size_t i = 0; i < tokens.len; i++)
		*list_push(cx->mem, &corpus->uses) =
			(struct search_use){ tokens.at[i].word, tokens.at[i].stem, document };
}

static bool add_places(struct ctx *cx, struct search_corpus *corpus)
{
	struct search_place_names_row_list rows;

	if (!q_search_place_names(cx, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++)
		add_known(cx, corpus, rows.at[i].name, SEARCH_OF_PLACE);
	return true;
}

static bool write_synonyms(struct ctx *cx, struct search_corpus *corpus)
{
	struct search_synonym_rows_row_list rows;

	if (!q_search_synonym_rows(cx, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++) {
		const struct search_synonym_rows_row *r = &rows.at[i];
		struct str stems = key_of(cx, &corpus->stemmer, r->term);
		struct str rest = stems;
		struct search_synonym_add_in in = {
			.stems = stems,
			.first_stem = str_cut(&rest, ' '),
			.term = r->term,
			.means = r->means,
			.means_stems = stems_of_list(cx, &corpus->stemmer, r->means),
			.say = r->say.at ? r->say : S(""),
		};

		if (str_empty(stems))
			continue;
		add_known(cx, corpus, r->term, SEARCH_OF_SYNONYM);
		if (!q_search_synonym_add(cx, &in))
			return false;
	}
	return true;
}

static bool clear(struct ctx *cx)
{
	return q_search_document_clear(cx) && q_search_index_clear(cx) && q_search_word_clear(cx) &&
	       q_search_trigram_clear(cx) && q_search_synonym_clear(cx);
}

static bool write_documents(struct ctx *cx, const struct search_corpus *corpus)
{
	for (size_t i = 0; i < corpus->documents.len; i++)
		if (!q_search_document_add(cx, &corpus->documents.at[i]))
			return false;
	return q_search_index_fill(cx);
}

static bool fill(struct ctx *cx, struct search_corpus *corpus)
{
	if (!search_collect(cx, corpus) || !clear(cx) || !write_synonyms(cx, corpus))
		return false;
	if (!write_documents(cx, corpus) || !add_places(cx, corpus))
		return false;
	struct word_list words = words_of(cx, &corpus->uses);

	return write_words(cx, &words) && q_search_tidy(cx);
}

bool search_rebuild(struct ctx *cx)
{
	struct search_corpus corpus = { 0 };

	text_stemmer_init(&corpus.stemmer);
	bool ok = fill(cx, &corpus);

	text_stemmer_done(&corpus.stemmer);
	return ok;
}
