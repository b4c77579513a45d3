/*
 * An entitlement: a legal right, a figure of government guidance or a national scheme, as the public
 * reads it. They come from rules/rights.txt (see rules/README.md) and are the same in every council.
 */
#ifndef FRAMEWORK_ENTITLEMENT_H
#define FRAMEWORK_ENTITLEMENT_H

#include "base/ctx.h"
#include "base/list.h"
#include "store/db.h"

enum entitlement_kind {
	ENTITLEMENT_RIGHT,
	ENTITLEMENT_GUIDANCE,
	ENTITLEMENT_NATIONAL,
	ENTITLEMENT_COMING, /* agreed or announced, no start date: never counted as something a person has */
	ENTITLEMENT_EXTRA,  /* a power: councils may, no rule makes them */
	ENTITLEMENT__KINDS
};

enum entitlement_force { FORCE_MUST, FORCE_SHOULD, FORCE_MAY, FORCE_COMING, FORCE__MAX };

enum entitlement_owner {
	OWED_BY_RESPONSIBLE, /* the council that looked after the person last */
	OWED_BY_LIVING,	     /* the council where the person lives now */
	OWED_BY_ANY,
	OWED_BY_OTHER, /* a college, the health service, ... */
	OWED_BY__MAX
};

enum entitlement_state { LAW_CONFIRMED, LAW_PARTLY, LAW_UNCONFIRMED, LAW_NOT_IN_FORCE, LAW__MAX };

struct entitlement {
	struct str id;
	struct str slug; /* of /rights/SLUG */
	struct str title;
	struct str short_title; /* the title when there is no shorter one */
	struct str area;
	enum entitlement_kind kind;
	enum entitlement_force force;
	enum entitlement_owner owed_by;
	enum entitlement_state state;
	struct str figure; /* in large type: "£3,000", "To 25" */
	struct str figure_note;
	struct str in_short, summary, more;
	struct str who, until, since, begins, how_long, ask, who_decides; /* the facts, in plain words */
	struct str facts; /* which of them a card shows, in order: "until ask" */
	struct str amount_gbp, amount_period;
	struct maybe_int age_from;   /* from that birthday */
	struct maybe_int age_before; /* until the day before that birthday */
	struct str categories, categories_may, categories_on_asking;
	struct str indicators; /* ids, separated by spaces */
	struct str source, source_note, source_url, source_url_2;
	struct str status_note; /* what is open; shown with the right */
	struct str status_line; /* replaces the usual sentence about checking */
	struct str checked_on, effective_from, effective_to, effective_note;
	struct str myth, if_no, out_of_area;
	struct str cell_title, cell_responsible, cell_living; /* {responsible} and {living} become names */
	struct str often_missed_text;
	struct str sheet_amount, sheet_until, sheet_ask;
	struct str shown; /* where: "offer sheet away" */
	bool often_missed;
	struct maybe_int often_missed_position;
};
LIST(entitlement, struct entitlement);

struct entitlement_count {
	struct str area;
	int64_t n;
};
LIST(entitlement_count, struct entitlement_count);

/* "legal right", "guidance", ...: the words of the data, which tag_of takes. */
struct str entitlement_kind_word(enum entitlement_kind kind);

/* All that hold on the day of cx->now_ms, or are coming, by area and position. ERR_DATABASE. */
bool entitlements_all(struct ctx *cx, struct entitlement_list *out) must_check;
/* Only those that are shown in that place: "offer", "sheet", "away", "rights". */
bool entitlements_shown(struct ctx *cx, struct str place, struct entitlement_list *out) must_check;
/* How many rights of each area stand on the rights pages only, not on every offer: they depend on a situation. */
bool entitlements_elsewhere(struct ctx *cx, struct entitlement_count_list *out) must_check;
/* ERR_NOT_FOUND. */
bool entitlement_by_slug(struct ctx *cx, struct str slug, struct entitlement *out) must_check;

/* Does the right answer that indicator? */
bool entitlement_answers(const struct entitlement *e, struct str indicator);
/* Is it shown in that place? */
bool entitlement_is_shown(const struct entitlement *e, struct str place);
/* Can a person have it at any age from `first` to `last` (whole years, both included)? */
bool entitlement_at_age(const struct entitlement *e, int64_t first, int64_t last);
/* Something a person has today: in force, and more than a power of the council. */
bool entitlement_counts(const struct entitlement *e);

#endif
