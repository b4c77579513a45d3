/*
 * Names of councils as people type them, brought to one form so that they can be compared.
 *
 * Case, accents, punctuation and spaces do not matter; "&" is "and", "Saint" is "St", "Beds" is
 * "Bedfordshire". The words round a name ("Council", "London Borough of", "children's services") are
 * taken off for its core; where nothing else is left, the name is bare and has no core of its own.
 */
#ifndef AUTHORITIES_NAMES_H
#define AUTHORITIES_NAMES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

enum { NAME_MAX_BYTES = 1024 }; /* of a text to fold; what is longer counts as empty */

struct name {
	struct str words;    /* "london borough of hackney" */
	struct str core;     /* "hackney" */
	struct str full_key; /* words without spaces: compare these */
	struct str core_key;
	bool is_bare; /* "City Council": nothing but such words */
};

/* Any bytes will do; what is not a letter or a digit of UTF-8 separates words. Lives in `mem`. */
struct name name_fold(struct arena *mem, struct str typed);

/* Whether `part` is a run of whole words in `words`; both folded. */
bool name_has_words(struct str words, struct str part);
/* Whether they are the same words in any order; both folded. */
bool name_same_words(struct str a, struct str b);
/* Whether the folded words hold this one. */
bool name_has_word(struct str words, const char *word);

/* A key as it sounds, so that "lester" meets "leicester"; in `mem`. */
struct str name_sound(struct arena *mem, struct str key);

#endif
