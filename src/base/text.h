/*
 * Words of a text, made alike: lower case, no accents, Snowball's English stem. What is typed and what
 * is searched go through the same function, so "Lessons", "lesson" and "LESSON’S" meet.
 *
 * Any valid UTF-8 may be given. Nothing here can fail.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/list.h"

enum { TEXT_WORD_MAX_BYTES = 64 };

/* Not for two threads at once; a local declared with cleanup(text_stemmer_done). */
struct text_stemmer {
	struct sb_stemmer *snowball;
};

void text_stemmer_init(struct text_stemmer *out);
void text_stemmer_done(struct text_stemmer *s);

struct text_token {
	struct str word; /* "lessons" */
	struct str stem; /* "lesson" */
	size_t from;	 /* where it stands in the text, in bytes: [from, to) */
	size_t to;
};
LIST(text_token, struct text_token);

/*
 * Appends the words of a text. A word is a run of letters and digits: "Wi-Fi" is two, "you’re" is
 * "youre", "children’s" is "children", "3,000" is "3000". Words keep at most TEXT_WORD_MAX_BYTES bytes.
 * With `stemmer` NULL the stem is the word.
 */
void text_tokens(struct arena *mem, const struct text_stemmer *stemmer, struct str text, struct text_token_list *out);
/* The stem of one word that text_tokens gave; in `mem`, or the word itself. */
struct str text_stem(struct arena *mem, const struct text_stemmer *stemmer, struct str word);
/* The words with single spaces between them: "kingston upon hull". */
struct str text_fold(struct arena *mem, struct str text);
/* The stems, each with a space before it and one after the last: " set up home allow "; empty if none. */
struct str text_stems(struct arena *mem, const struct text_stemmer *stemmer, struct str text);

/*
 * How many letters must be changed, added, dropped or swapped with the next one to make `b` of `a`, in
 * bytes (optimal string alignment); at_most + 1 when it is more than that, or a word is too long.
 */
size_t text_distance(struct str a, struct str b, size_t at_most);
/* Groups of three letters, with "^" before the word and "$" behind it: "^dr", "dri", ... Plain ASCII words only. */
void text_trigrams(struct arena *mem, struct str word, struct str_list *out);

#endif
