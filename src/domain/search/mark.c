#include "domain/search/mark.h"

/* Stemming is most of the work here, so only a word with the same first letter is stemmed, and once. */
static bool has_stem(struct ctx *cx, const struct search_query *q, struct text_token *token, struct str stem)
{
	if (token->word.at[0] != stem.at[0])
		return false;
	if (!token->stem.at)
		token->stem = text_stem(cx->mem, &q->stemmer, token->word);
	return str_eq(token->stem, stem);
}

/* How many tokens from `at` on are that alternative; 0 if they are not. */
static size_t tokens_of(struct ctx *cx, const struct search_query *q, struct text_token_list *tokens, size_t at,
			struct str alternative)
{
	struct str rest = str_sub(alternative, 1, alternative.len - 1);
	size_t count = 0;

	while (rest.at) {
		struct str stem = str_cut(&rest, ' ');

		if (at + count >= tokens->len || !has_stem(cx, q, &tokens->at[at + count], stem))
			return 0;
		count++;
	}
	return count;
}

/* The longest run of tokens from `at` on that was looked for. */
static size_t longest(struct ctx *cx, const struct search_query *q, struct text_token_list *tokens, size_t at)
{
	size_t best = 0;

	for (size_t i = 0; i < q->concepts.len; i++) {
		const struct concept *c = &q->concepts.at[i];

		for (size_t k = 0; k < c->alternatives.len; k++) {
			size_t count = tokens_of(cx, q, tokens, at, c->alternatives.at[k].stems);

			best = count > best ? count : best;
		}
	}
	return best;
}

/* A full stop with a space behind it in the second half, else a space, else the text as it is. */
static struct str shorten(struct ctx *cx, struct str text, size_t most)
{
	size_t space = 0;

	if (!most || text.len <= most)
		return text;
	for (size_t i = most; i > most / 2; i--) {
		if (text.at[i] == ' ' && text.at[i - 1] == '.')
			return str_sub(text, 0, i);
		if (text.at[i] == ' ' && !space)
			space = i;
	}
	return space ? str_print(cx->mem, "%.*s…", STR_ARG(str_sub(text, 0, space))) : text;
}

static void add(struct ctx *cx, struct search_piece_list *out, struct str text, bool marked)
{
	if (text.len)
		*list_push(cx->mem, out) = (struct search_piece){ text, marked };
}

void mark_text(struct ctx *cx, const struct search_query *q, struct str text, size_t most_bytes,
	       struct search_piece_list *out)
{
	struct str shown = shorten(cx, text, most_bytes);
	struct text_token_list tokens = { 0 };
	size_t done = 0;

	text_tokens(cx->mem, NULL, shown, &tokens);
	for (size_t i = 0; i < tokens.len; i++)
		tokens.at[i].stem = (struct str){ 0 };
	for (size_t i = 0; i < tokens.len; i++) {
		size_t first = i;

		/* Neighbours are one run: "driving lessons", not "driving" and "lessons". */
		for (size_t run; i < tokens.len && (run = longest(cx, q, &tokens, i)) > 0;)
			i += run;
		if (i == first)
			continue;
		add(cx, out, str_sub(shown, done, tokens.at[first].from), false);
		add(cx, out, str_sub(shown, tokens.at[first].from, tokens.at[i - 1].to), true);
		done = tokens.at[i - 1].to;
		i--;
	}
	add(cx, out, str_sub(shown, done, shown.len), false);
}
