/* The keys of the files of rules/, as tables. */
#ifndef ENTITLEMENT_RULESET_KEYS_H
#define ENTITLEMENT_RULESET_KEYS_H

#include <stddef.h>

enum rule_key_kind {
	KEY_TEXT,
	KEY_WORD,  /* one of `words`, as its number */
	KEY_WORDS, /* a list of words */
	KEY_FIRST_DAY,
	KEY_LAST_DAY,
	KEY_NUMBER,
	KEY_AGE,
	KEY_CATEGORIES,
	KEY_EXPRESSION,
	KEY_SHOWN, /* words for the public that decide nothing: left to the pages */
};

struct rule_key {
	const char *name;
	enum rule_key_kind kind;
	size_t offset;
	const char *words; /* separated by | */
};

/* Each ended by a NULL name. */
extern const struct rule_key fact_keys[];
extern const struct rule_key care_keys[];
extern const struct rule_key rule_keys[];

#endif
