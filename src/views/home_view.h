/* The home page: templates/home/show.html. */
#ifndef VIEWS_HOME_VIEW_H
#define VIEWS_HOME_VIEW_H

#include "domain/framework/area.h"
#include "domain/framework/entitlement.h"
#include "domain/framework/indicator.h"
#include "views/find_view.h"
#include "views/item_view.h"

/* One of the "things people often miss". */
struct home_sum {
	struct str figure; /* "£3,000" */
	struct str words;
	struct str title; /* of the right, for those who cannot see the figure beside it */
	struct str slug;  /* of /rights/SLUG */
	enum tag tag;
	struct law_source law;
};
LIST(home_sum, struct home_sum);

struct home_area {
	struct str id;
	struct str title;
	struct str blurb;
	struct str icon;
	int64_t topics;
};
LIST(home_area, struct home_area);

struct home_page {
	struct home_sum_list sums;
	struct home_area_list areas;
	int64_t councils;
	int64_t topics;
	struct str homeless_slug; /* of the right that says what a housing team must do; may be empty */
};

void home_page_view(struct arena *mem, const struct entitlement_list *rights, const struct area_list *areas,
		    const struct indicator_list *indicators, struct home_page *out);

#endif
