/* An area: a heading of an offer ("Health", "A place to live"). Areas are dated data, in order. */
#ifndef FRAMEWORK_AREA_H
#define FRAMEWORK_AREA_H

#include "base/ctx.h"
#include "base/list.h"

struct area {
	struct str id; /* "health"; also the anchor on an offer's page and the colour of its arch */
	struct str title;
	struct str blurb;
	struct str icon;	      /* in the sprite: "health" */
	struct str statutory_heading; /* yes, no, coming: is it a heading that the Act names? */
	struct str effective_from;    /* "2018-04-01"; empty when not known or not in force */
};
LIST(area, struct area);

/* All areas in the order of an offer. Kept with the connection (store/kept.h). ERR_DATABASE. */
bool areas_all(struct ctx *cx, struct area_list *out) must_check;
/* NULL when there is none of that id. Borrows from the list. */
const struct area *area_find(const struct area_list *areas, struct str id);

#endif
