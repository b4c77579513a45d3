/*
 * A claim: one thing that is known about what one authority does under one indicator, always with where
 * it comes from. Claims come from items published here (provision), from mapping and from reports.
 */
#ifndef OFFERS_CLAIM_H
#define OFFERS_CLAIM_H

#include "base/ctx.h"
#include "base/list.h"
#include "store/db.h"

/* In the order in which a reader wants them: what is given first. */
enum claim_status {
	CLAIM_OFFERS,
	CLAIM_MAY_OFFER,
	CLAIM_SIGNPOSTS,
	CLAIM_SAYS_NO,
	CLAIM_PAYS,
	CLAIM_NOT_STATED,    /* the whole offer was read and does not say */
	CLAIM_NOT_LOOKED_AT, /* nobody has read that part */
	CLAIM__MAX
};

enum claim_origin { CLAIM_PUBLISHED, CLAIM_MAPPING, CLAIM_REPORTED };

struct claim {
	struct str gss; /* the authority now, whatever code the source has */
	struct str indicator;
	enum claim_status status;
	enum claim_origin origin;
	struct str text;      /* "Birthday gift each year, £50 at 21" */
	struct str condition; /* may be empty */
	struct maybe_int amount_pence;
	struct str amount_kind;	  /* exact, up_to, from */
	struct str amount_period; /* once, week, month, year, each; may be empty */
	struct maybe_int age_min;
	struct maybe_int age_max; /* the last age included */
	struct str source;	  /* address of the page, or name of the report */
	struct str seen_on;	  /* "2026-11-21" or "2019-11" */
	struct str note;
	/*
	 * Nobody can say no to a legal right. `outdated_law`: the reader marked that the page states a right
	 * wrongly; it is shown as "this page says otherwise". `limits_right`: it says no to something under
	 * a right, for some people or in some cases, and was not marked; it is shown as what the page says.
	 * Neither is ever shown as a refusal, nor among extras.
	 */
	bool outdated_law;
	bool limits_right;
};
LIST(claim, struct claim);

/* "offers", "may_offer", ...; CLAIM_NOT_LOOKED_AT for anything else. */
enum claim_status claim_status_of(struct str word);
struct str claim_status_word(enum claim_status status);

/* "£1,250", "£265.44". */
struct str claim_pounds_words(struct arena *mem, int64_t pence);
/* "£50 a year", "up to £265.44 a year", "£25"; empty when no amount is known. */
struct str claim_amount_words(struct arena *mem, const struct claim *c);
/* "19 to 21", "until 21", "from 18"; empty when no age is known. */
struct str claim_age_words(struct arena *mem, const struct claim *c);

/* All that is known about one authority, in the order of the codebook; published here first. */
bool claims_of_authority(struct ctx *cx, struct str gss, struct claim_list *out) must_check;
/*
 * All that is known under one indicator, by the authority's name. Invented authorities are among them,
 * so that a page can show them marked; whoever counts leaves them out.
 */
bool claims_of_indicator(struct ctx *cx, struct str indicator, struct claim_list *out) must_check;

#endif
