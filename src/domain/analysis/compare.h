/*
 * Two to four councils side by side, by area.
 *
 * Legal rights and national schemes are the same everywhere: they are no rows of their own and never
 * differ. What a page says wrongly about them is kept apart. A row differs only where what is *known*
 * of two councils is not the same: a part that nobody has read, or an amount that a page does not give,
 * is no difference by itself.
 */
#ifndef ANALYSIS_COMPARE_H
#define ANALYSIS_COMPARE_H

#include "domain/analysis/count.h"
#include "domain/authorities/authority.h"
#include "domain/framework/area.h"
#include "domain/framework/indicator.h"

enum { COMPARE_MAX = 4 };

enum compare_show {
	COMPARE_SEEN,	     /* topics on which something is known of at least one council */
	COMPARE_DIFFERENCES, /* topics on which what is known of two differs */
	COMPARE_ALL,
	COMPARE_SHOW__MAX
};

struct compare_cell {
	struct claim_list claims; /* those against the law's words among them */
	struct standing standing;
};

struct compare_row {
	const struct indicator *indicator;
	struct compare_cell cells[COMPARE_MAX];
	bool seen; /* something is known of at least one council */
	bool differs;
	bool otherwise; /* a page of one of them is against the law's words */
};
LIST(compare_row, struct compare_row);

/* DfE's newest figures for an age group, as printed: "51", or "c", "z", "k". */
struct compare_figure {
	int64_t year;
	struct str age_group;		 /* "17-18", "19-21" */
	struct str eet_pct[COMPARE_MAX]; /* in education, employment or training; empty: none given */
	struct str suitable_pct[COMPARE_MAX];
};
LIST(compare_figure, struct compare_figure);

struct comparison {
	size_t len; /* councils */
	const struct authority *councils[COMPARE_MAX];
	int64_t pages[COMPARE_MAX]; /* of each council that were read, at least in part */
	struct area_list areas;
	struct indicator_list indicators;
	struct compare_row_list rows; /* one for each indicator, in the order of the codebook */
	struct compare_figure_list figures;
};

/* `councils` are borrowed; at most COMPARE_MAX. */
bool compare_make(struct ctx *cx, const struct authority *const *councils, size_t len, struct comparison *out)
	must_check;

/* Is it a legal right or a national scheme: the same everywhere? Guidance is not: councils choose. */
bool compare_is_same_everywhere(const struct indicator *indicator);
/* Do two councils differ in what is known of them? */
bool compare_differs(const struct compare_cell *cells, size_t len);
/* Does the row belong to what the reader asked to see? For rows that are not the same everywhere. */
bool compare_is_shown(const struct compare_row *row, enum compare_show show);

/* The councils of which most and fewest pages were read; false when they are level. Invented ones are left out. */
bool compare_reading(const struct comparison *c, size_t *most, size_t *fewest);

/* A right behind an indicator, for a note beside a page that states it wrongly. */
struct compare_right {
	struct str indicator;
	struct str slug;
	struct str title;
	struct str kind;   /* as tag_of takes it */
	struct str figure; /* "To 25" */
};
LIST(compare_right, struct compare_right);
/* The first right, guidance or scheme of each indicator that has one. */
bool compare_rights(struct ctx *cx, struct compare_right_list *out) must_check;

#endif
