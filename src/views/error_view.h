/* The page that says what went wrong: templates/errors/show.html. Needs no database. */
#ifndef VIEWS_ERROR_VIEW_H
#define VIEWS_ERROR_VIEW_H

#include "base/ctx.h"

struct error_page {
	struct str title;
	struct str said;  /* one sentence, for the public */
	struct str retry; /* the address that failed, when asking again may help; else the start */
	int64_t status;
	struct str date; /* in words */
	struct str time; /* "14:02", UTC */
	bool is_lost;	 /* nothing is there: the box, and ways on */
	bool is_ours;	 /* our fault, or ours to mend: try again */
	bool is_busy;	 /* wait a moment */
};

void error_page_view(struct ctx *cx, int status, struct str retry, struct error_page *out);

#endif
