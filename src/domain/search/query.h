/*
 * What somebody typed, understood: its words, what else they are called, what they may have been meant
 * to be. No text can be wrong: what is not a word is passed over.
 */
#ifndef SEARCH_QUERY_H
#define SEARCH_QUERY_H

#include "base/text.h"
#include "domain/search/search.h"

enum {
	QUERY_MAX_BYTES = 400, /* of the text; the rest is not looked at */
	QUERY_MAX_WORDS = 8,   /* that carry meaning */
};

enum alternative_kind {
	ALTERNATIVE_OWN,	/* as typed */
	ALTERNATIVE_SYNONYM,	/* data/synonyms.tsv */
	ALTERNATIVE_COMPLETION, /* a word that begins like it, where nothing has the word itself */
	ALTERNATIVE_CORRECTION, /* a word that is spelt nearly like it */
	ALTERNATIVE_PART,	/* one word of a term of several: counts only when little else is found */
	ALTERNATIVE__KINDS
};

/* One way in which a document can have a concept. */
struct alternative {
	struct str stems; /* " set up home allow " */
	enum alternative_kind kind;
};
LIST(alternative, struct alternative);

/* One thing that is asked for: a word or a term, with all its alternatives. */
struct concept {
	struct alternative_list alternatives;
	size_t first, last; /* tokens of the text, both included */
	double weight;	    /* of a rare word more: see rank.c */
	int64_t documents;  /* that have the first word as typed */
	bool missing;	    /* nothing has it, and nothing is like it */
};
LIST(concept, struct concept);

struct search_query {
	struct text_stemmer stemmer; /* of the caller */
	struct str text;
	struct text_token_list tokens;
	struct str phrase; /* all stems of the text, little words too */
	struct concept_list concepts;
	struct search_note_list notes;
	struct str_list missing;
	struct str corrected;
};

/* Fills the rest of `query`, whose stemmer is set. ERR_DATABASE. */
bool query_read(struct ctx *cx, struct str text, struct search_query *query) must_check;

enum query_mode {
	QUERY_ALL, /* documents that have every concept */
	QUERY_ANY  /* or at least one that is not all too common */
};
/* For the index of this database; empty when there is nothing to ask for. Safe by construction: stems are letters and
 * digits. */
struct str query_text(struct ctx *cx, const struct search_query *query, enum query_mode mode);

#endif
