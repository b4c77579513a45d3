#include "base/text.h"

#include <libstemmer.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "base/buf.h"

enum { DECOMPOSED_MAX = 32 };

void text_stemmer_init(struct text_stemmer *out)
{
	/* Without memory it is NULL, and words are their own stems. */
	out->snowball = sb_stemmer_new("english", "UTF_8");
}

void text_stemmer_done(struct text_stemmer *s)
{
	sb_stemmer_delete(s->snowball);
	s->snowball = NULL;
}

/* Walks a text letter by letter. */
struct walk {
	struct str text;
	size_t at;
	char word[TEXT_WORD_MAX_BYTES];
	size_t len;
};

/* ICU's macros are written for compilers that don't ask about signs. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
static UChar32 peek(const struct walk *w, size_t *next)
{
	UChar32 c;
	int32_t i = (int32_t)w->at;

	U8_NEXT(w->text.at, i, (int32_t)w->text.len, c);
	*next = (size_t)i;
	return c;
}

static size_t put(char *word, size_t at, UChar32 c)
{
	U8_APPEND_UNSAFE(word, at, c);
	return at;
}

static UChar32 next_part(const UChar *parts, int32_t len, int32_t *i)
{
	UChar32 c;

	U16_NEXT(parts, *i, len, c);
	return c;
}
#pragma GCC diagnostic pop

static bool is_mark(UChar32 c)
{
	return u_charType(c) == U_NON_SPACING_MARK || u_charType(c) == U_ENCLOSING_MARK;
}

static bool is_word(UChar32 c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
	return u_isalnum(c) || is_mark(c) || u_charType(c) == U_COMBINING_SPACING_MARK;
}

static bool is_apostrophe(UChar32 c)
{
	return c == '\'' || c == 0x2019 || c == 0x2bc;
}

static void keep(struct walk *w, UChar32 c)
{
	c = u_foldCase(c, U_FOLD_CASE_DEFAULT);
	if (w->len + U8_MAX_LENGTH > TEXT_WORD_MAX_BYTES || is_mark(c) || !u_isalnum(c))
		return;
	w->len = put(w->word, w->len, c);
}

/* Adds one letter, taken apart, folded and without its accents. */
static void add_letter(struct walk *w, UChar32 c)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar parts[DECOMPOSED_MAX];

	if (c < 0x80) {
		if (w->len < TEXT_WORD_MAX_BYTES)
			w->word[w->len++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
		return;
	}
	const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&status);
	int32_t len = U_SUCCESS(status) ? unorm2_getDecomposition(nfkd, c, parts, DECOMPOSED_MAX, &status) : -1;

	if (len < 0 || U_FAILURE(status)) {
		keep(w, c);
		return;
	}
	for (int32_t i = 0; i < len;)
		keep(w, next_part(parts, len, &i));
}

static bool digit_at(struct str s, size_t i)
{
	return i < s.len && s.at[i] >= '0' && s.at[i] <= '9';
}

/* The comma of 3,000: exactly three digits behind it. */
static bool groups_digits(const struct walk *w)
{
	size_t i = w->at;

	return w->text.at[i] == ',' && i > 0 && digit_at(w->text, i - 1) && digit_at(w->text, i + 1) &&
	       digit_at(w->text, i + 2) && digit_at(w->text, i + 3) && !digit_at(w->text, i + 4);
}

/* At an apostrophe: does the word go on behind it? The s of "children’s" is passed over. */
static bool goes_on(struct walk *w, size_t behind)
{
	struct walk ahead = *w;
	size_t next;

	ahead.at = behind;
	if (behind >= w->text.len)
		return false;
	UChar32 c = peek(&ahead, &next);

	if (!is_word(c))
		return false;
	if (c != 's' && c != 'S')
		return true;
	ahead.at = next;
	return next < w->text.len && is_word(peek(&ahead, &next));
}

/* The next word into w->word; *from and *to say where it stands. False behind the last. */
static bool next_word(struct walk *w, size_t *from, size_t *to)
{
	size_t next;

	while (w->at < w->text.len && !is_word(peek(w, &next)))
		w->at = next;
	*from = w->at;
	w->len = 0;
	while (w->at < w->text.len) {
		UChar32 c = peek(w, &next);

		if (is_word(c)) {
			add_letter(w, c);
			w->at = next;
			continue;
		}
		*to = w->at;
		if (groups_digits(w) || (is_apostrophe(c) && goes_on(w, next))) {
			w->at = next;
			continue;
		}
		/* Past the s that belongs to nobody. */
		if (is_apostrophe(c) && next < w->text.len && (w->text.at[next] == 's' || w->text.at[next] == 'S'))
			w->at = next + 1;
		return true;
	}
	*to = w->at;
	return *to > *from;
}

/* Words that Snowball would make the same and that mean different things here. */
static const struct {
	const char *word;
	const char *stem;
} exceptions[] = {
	{ "universal", "universal" },
	{ "university", "university" },
	{ "universities", "university" },
};

struct str text_stem(struct arena *mem, const struct text_stemmer *stemmer, struct str word)
{
	if (!stemmer || !stemmer->snowball)
		return word;
	for (size_t i = 0; i < sizeof(exceptions) / sizeof(exceptions[0]); i++)
		if (str_eq(word, str_of(exceptions[i].word)))
			return str_of(exceptions[i].stem);
	const sb_symbol *stem = sb_stemmer_stem(stemmer->snowball, (const sb_symbol *)word.at, (int)word.len);

	if (!stem)
		return word;
	struct str s = { (const char *)stem, (size_t)sb_stemmer_length(stemmer->snowball) };

	return str_eq(s, word) ? word : str_copy(mem, s);
}

void text_tokens(struct arena *mem, const struct text_stemmer *stemmer, struct str text, struct text_token_list *out)
{
	struct walk w = { .text = text };
	size_t from, to;

	while (next_word(&w, &from, &to)) {
		struct str word = { w.word, w.len };

		if (!w.len)
			continue;
		word = str_copy(mem, word);
		struct str stem = text_stem(mem, stemmer, word);

		*list_push(mem, out) = (struct text_token){ word, stem, from, to };
	}
}

struct str text_fold(struct arena *mem, struct str text)
{
	struct walk w = { .text = text };
	size_t from, to;
	struct buf b;

	/* A letter taken apart can be longer than it was, but not this much. */
	buf_init(&b, mem, text.len * 4 + 16);
	while (next_word(&w, &from, &to)) {
		if (b.len && w.len)
			buf_char(&b, ' ');
		buf_add(&b, (struct str){ w.word, w.len });
	}
	return buf_str(&b);
}

struct str text_stems(struct arena *mem, const struct text_stemmer *stemmer, struct str text)
{
	struct text_token_list tokens = { 0 };
	struct buf b;

	text_tokens(mem, stemmer, text, &tokens);
	buf_init(&b, mem, text.len * 4 + 16);
	for (size_t i = 0; i < tokens.len; i++) {
		buf_char(&b, ' ');
		buf_add(&b, tokens.at[i].stem);
	}
	if (tokens.len)
		buf_char(&b, ' ');
	return buf_str(&b);
}

static size_t min3(size_t a, size_t b, size_t c)
{
	size_t least = a < b ? a : b;

	return least < c ? least : c;
}

size_t text_distance(struct str a, struct str b, size_t at_most)
{
	size_t rows[3][TEXT_WORD_MAX_BYTES + 1];
	size_t *before = rows[0], *last = rows[1], *now = rows[2];

	if (a.len > TEXT_WORD_MAX_BYTES || b.len > TEXT_WORD_MAX_BYTES || a.len > b.len + at_most ||
	    b.len > a.len + at_most)
		return at_most + 1;
	for (size_t j = 0; j <= b.len; j++)
		last[j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		now[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			size_t same = a.at[i - 1] == b.at[j - 1] ? 0 : 1;

			now[j] = min3(last[j] + 1, now[j - 1] + 1, last[j - 1] + same);
			if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1] &&
			    before[j - 2] + 1 < now[j])
				now[j] = before[j - 2] + 1;
		}
		size_t *spare = before;

		before = last;
		last = now;
		now = spare;
	}
	return last[b.len] > at_most ? at_most + 1 : last[b.len];
}

void text_trigrams(struct arena *mem, struct str word, struct str_list *out)
{
	for (size_t i = 0; i < word.len; i++)
		if ((unsigned char)word.at[i] >= 0x80)
			return;
	if (word.len < 2)
		return;
	struct str framed = str_print(mem, "^%.*s$", STR_ARG(word));

	for (size_t i = 0; i + 3 <= framed.len; i++)
		*list_push(mem, out) = str_sub(framed, i, i + 3);
}
