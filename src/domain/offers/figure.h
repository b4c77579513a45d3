/*
 * DfE's figures about care leavers: a council beside its region and England, year by year.
 *
 * Values stay texts as DfE prints them: digits, "c" (hidden to protect people), "z" (does not apply),
 * "k" (rounds to 0). They are never filled in, added up or ranked. "Children looked after in England
 * including adoptions", see source `care-leavers` in data/sources.tsv.
 */
#ifndef OFFERS_FIGURE_H
#define OFFERS_FIGURE_H

#include "base/ctx.h"
#include "base/list.h"

enum figure_of { FIGURE_COUNCIL, FIGURE_REGION, FIGURE_ENGLAND, FIGURE_OF__MAX };
enum figure_ages { FIGURE_17_18, FIGURE_19_21, FIGURE_AGES__MAX };

struct figure {
	enum figure_of of;
	enum figure_ages ages;
	int64_t year;	   /* to 31 March */
	struct str people; /* care leavers whose activity was asked about */
	/* Shares of them, in whole per cent. */
	struct str suitable, unsuitable, home_not_known;
	struct str active, inactive, activity_not_known; /* in education, employment or training; not in it */
	struct str higher_education, apprenticeship;
};
LIST(figure, struct figure);

/* By year, oldest first. Empty for a council that DfE has nothing about, the invented one for instance. */
bool figures_of(struct ctx *cx, struct str gss, struct str region, struct figure_list *out) must_check;
/* The newest year of the list; 0 for an empty one. */
int64_t figures_latest(const struct figure_list *figures);
/* NULL when there is none. Borrows from the list. */
const struct figure *figure_find(const struct figure_list *figures, enum figure_of of, enum figure_ages ages,
				 int64_t year);
/* A share as a number of per cent; false for c, z, k and nothing. */
bool figure_number(struct str value, int64_t *out);

#endif
