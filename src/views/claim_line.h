/* One claim as a table shows it: what is known, how much, which ages, and where it was seen. */
#ifndef VIEWS_CLAIM_LINE_H
#define VIEWS_CLAIM_LINE_H

#include "domain/offers/claim.h"
#include "views/provenance.h"
#include "views/tag.h"

struct claim_line {
	enum tag tag;	      /* what we know; TAG_NONE when the page is against the law's words */
	bool outdated;	      /* the page states a right wrongly: shown as such, never as a refusal */
	bool limits_right;    /* it narrows a right: shown as what the page says, never as a refusal */
	struct str text;      /* "Birthday money" */
	struct str condition; /* may be empty */
	struct str amount;    /* "£50 a year"; empty when not given */
	struct str age;	      /* "19 to 21"; empty when not given */
	struct str seen_on;   /* in words */
	struct provenance provenance;
};
LIST(claim_line, struct claim_line);

/* A right in as few words as can be: "A personal adviser" ("To 25"). */
struct law_words {
	enum tag kind;
	struct str right; /* may be empty */
	struct str figure;
};

/* What to say beside a page that states the law wrongly (components/otherwise.html). */
struct otherwise {
	bool limits_right;    /* not marked as wrong, but it narrows a right */
	struct str text;      /* what the page says */
	struct str date;      /* in words */
	struct law_words law; /* what holds */
};

/* `who` is the authority's name, for what it published here. */
struct claim_line claim_line_of(struct arena *mem, const struct claim *claim, struct str who);

#endif
