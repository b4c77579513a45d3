/* Whether a text may be a place: search_may_be_place of search.h. */
#include "base/text.h"
#include "domain/search/query.h"
#include "domain/search/search.h"
#include "domain/search/stop.h"
#include "gen/sql/search.h"

enum { POSTCODE_MAX_BYTES = 12 };

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* One or two letters and then a digit: all that a whole or half postcode can begin with. */
static bool like_postcode(struct str text)
{
	size_t i = 0;

	while (i < text.len && is_letter(text.at[i]))
		i++;
	if (i == 0 || i > 2 || text.len > POSTCODE_MAX_BYTES)
		return false;
	while (i < text.len && text.at[i] == ' ')
		i++;
	return i < text.len && text.at[i] >= '0' && text.at[i] <= '9';
}

/* NULL for a word that is in no document and no name: it may be a misspelt one. */
static const struct search_words_place_row *known(const struct search_words_place_row_list *rows, struct str word)
{
	for (size_t i = 0; i < rows->len; i++)
		if (str_eq(rows->at[i].word, word))
			return &rows->at[i];
	return NULL;
}

bool search_may_be_place(struct ctx *cx, struct str text, bool *out)
{
	struct text_token_list tokens = { 0 };
	struct search_words_place_row_list rows;
	struct str w[QUERY_MAX_WORDS];

	*out = like_postcode(str_trim(text));
	if (*out || text.len > QUERY_MAX_BYTES)
		return true;
	text_tokens(cx->mem, NULL, text, &tokens);
	if (!tokens.len || tokens.len > QUERY_MAX_WORDS)
		return true;
	for (size_t i = 0; i < QUERY_MAX_WORDS; i++)
		w[i] = tokens.at[i < tokens.len ? i : 0].word;
	struct search_words_place_in in = { w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7] };

	if (!q_search_words_place(cx, &in, &rows))
		return false;
	for (size_t i = 0; i < tokens.len; i++) {
		const struct search_words_place_row *row = known(&rows, tokens.at[i].word);

		if (row && !row->is_place && !search_is_stop(tokens.at[i].word))
			return true;
	}
	*out = true;
	return true;
}
