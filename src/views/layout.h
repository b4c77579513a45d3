/* The frame of a page: templates/layouts/page.html. */
#ifndef VIEWS_LAYOUT_H
#define VIEWS_LAYOUT_H

#include <stdbool.h>

#include "base/str.h"

enum nav { NAV_NONE, NAV_FIND, NAV_RIGHTS, NAV_TOPICS, NAV_COMPARE, NAV_SEARCH };

struct layout_page {
	struct str title;	/* without the site's name */
	struct str description; /* one sentence for search engines; may be empty */
	enum nav nav;
	bool unlisted; /* search engines are asked to leave it out: errors, results, filters */
	bool problem;  /* the title starts with "Problem:" (a form came back) */
};

struct icon {
	struct str name; /* of assets/icons */
	bool flip;	 /* mirrored where writing runs right to left */
};

#endif
