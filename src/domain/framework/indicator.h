/* An indicator: one line of the codebook, the smallest thing that offers are compared by. */
#ifndef FRAMEWORK_INDICATOR_H
#define FRAMEWORK_INDICATOR_H

#include "base/ctx.h"
#include "base/list.h"
#include "store/db.h"

enum indicator_kind {
	INDICATOR_STATUTORY, /* a legal right */
	INDICATOR_GUIDANCE,  /* government guidance says councils should */
	INDICATOR_NATIONAL,  /* a national scheme */
	INDICATOR_EXTRA,     /* discretionary: what a council chooses to add */
	INDICATOR__MAX
};

struct indicator {
	struct str id;	 /* "fi-emergency" */
	struct str slug; /* of /topics/SLUG */
	struct str area; /* id of its area */
	enum indicator_kind kind;
	struct str value_type; /* bool, amount, age, freq, ... */
	struct str title;
	struct str short_title;
	struct str definition;	     /* to the reader: "A person whose job ..." */
	struct str usually;	     /* what councils that do it usually give */
	struct str notes;	     /* for coders; may be empty */
	struct str legal;	     /* the law it comes from, in words; may be empty */
	struct maybe_int count_2019; /* councils of the 2019 mapping that had it */
	struct maybe_int of_2019;
	struct str band_2019; /* as printed in 2019; may be empty */
};
LIST(indicator, struct indicator);

/* "statutory", "guidance", "national", "discretionary"; the same words as tag_of takes. */
struct str indicator_kind_word(enum indicator_kind kind);
enum indicator_kind indicator_kind_of(struct str word);
/* Anything but an extra. */
bool indicator_is_right(const struct indicator *indicator);

/* The newest codebook in its own order. Kept with the connection (store/kept.h). ERR_DATABASE. */
bool indicators_all(struct ctx *cx, struct indicator_list *out) must_check;
/* ERR_NOT_FOUND when the newest codebook has none of that slug. */
bool indicator_by_slug(struct ctx *cx, struct str slug, struct indicator *out) must_check;
/* NULL when there is none of that id. Borrows from the list. */
const struct indicator *indicator_find(const struct indicator_list *indicators, struct str id);

#endif
