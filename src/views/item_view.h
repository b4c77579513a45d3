/*
 * One item of an offer as a page, a sheet or a feed shows it: how much, what, for whom, how to ask, and
 * where it comes from. templates/components/item.html and the components it is made of.
 */
#ifndef VIEWS_ITEM_VIEW_H
#define VIEWS_ITEM_VIEW_H

#include "base/ctx.h"
#include "base/list.h"
#include "domain/framework/entitlement.h"
#include "domain/framework/indicator.h"
#include "domain/offers/claim.h"
#include "domain/offers/provision.h"
#include "views/provenance.h"
#include "views/tag.h"

enum fact_label {
	FACT_WHO,
	FACT_AGES,
	FACT_UNTIL,
	FACT_FROM,
	FACT_SINCE,
	FACT_HOW_LONG,
	FACT_IF,
	FACT_ASK,
	FACT_DECIDES,
	FACT_RUN_BY,
	FACT_CONTACT,
	FACT_WHERE /* for people who live in the council's area; `words` is its name */
};

struct fact_view {
	enum fact_label label;
	struct str words;
};
LIST(fact_view, struct fact_view);

/* What stands in for a way to ask that the source does not give. */
enum ask_default { ASK_GIVEN, ASK_ADVISER, ASK_IF_IT_RUNS };

struct facts_view {
	struct fact_view_list facts;
	enum ask_default ask;
};

enum amount_bound { BOUND_EXACT, BOUND_UP_TO, BOUND_FROM };
enum amount_period { PERIOD_NONE, PERIOD_ONCE, PERIOD_WEEK, PERIOD_MONTH, PERIOD_YEAR, PERIOD_EACH };

/* The words beside an amount, as values: a template turns them into "at most", "a year". */
struct amount_view {
	enum amount_bound bound;
	enum amount_period period;
};

/* The line under a right: what law it is, and how far that was checked. */
struct law_source {
	enum tag tag;
	struct str source;
	enum entitlement_state state;
	struct str line;       /* replaces the usual sentence about checking; may be empty */
	struct str date;       /* in words */
	struct str checked_on; /* the same as data have it */
	struct str url;
};

/* What one page or report says. */
struct saying_view {
	const struct claim *claim;
	struct str council;
	struct str right;	 /* the right that it is about; empty for an extra */
	struct str right_figure; /* "To 25" */
	enum tag right_tag;
	enum tag status;
	struct str text;
	struct str amount; /* "up to £50 a year"; empty when unknown */
	struct facts_view facts;
	struct str note; /* the reader's own remark */
	bool is_rough;	 /* the topic is only the nearest that the codebook has */
	struct provenance prov;
};
LIST(saying_view, struct saying_view);

struct item_view {
	struct str anchor; /* id of the element; unique on a page */
	struct str figure;
	struct str figure_note; /* words from the data */
	struct amount_view amount;
	bool has_amount;   /* `figure` is an amount: `amount` has the words beside it */
	bool is_year;	   /* `figure` is the year when it was last seen */
	int64_t until_age; /* without a figure: until that birthday, or from that age; 0 when not known */
	int64_t from_age;
	struct str title;
	struct str href;
	enum tag kind;
	enum tag status; /* TAG_NONE when there is nothing to say */
	bool is_invented;
	struct str text;
	struct str_list more; /* paragraphs */
	struct facts_view facts;
	struct law_source law;	/* with a source when the item is a right */
	struct provenance prov; /* otherwise, unless its sayings carry their own */
	bool has_prov;
	struct str checked_on; /* the date of `prov` as data have it */
	struct saying_view_list sayings;
	/* For whoever filters by age; both included. */
	struct maybe_int age_min, age_max;
};
LIST(item_view, struct item_view);

/* A right that holds in every council. `href` is its own page. */
struct item_view item_of_right(struct arena *mem, const struct entitlement *e);
/* What sources say under one indicator, with at least one claim; `council` is the name to print. */
struct item_view item_of_claims(struct arena *mem, const struct indicator *indicator, struct str council,
				const struct claim_list *claims);
/* An item that the council wrote here. */
struct item_view item_of_provision(struct arena *mem, const struct provision *p, struct str council);

struct saying_view saying_of_claim(struct arena *mem, const struct claim *c, struct str council);
struct law_source law_source_of(struct arena *mem, const struct entitlement *e);
struct provenance provenance_of_claim(struct arena *mem, const struct claim *c, struct str council);

/* Can it be for somebody aged from `first` to `last`? True when the ages are not known. */
bool item_at_age(const struct item_view *item, int64_t first, int64_t last);

#endif
