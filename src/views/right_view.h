/* The plain list of rights (/rights) and the page of one right (/rights/SLUG). */
#ifndef VIEWS_RIGHT_VIEW_H
#define VIEWS_RIGHT_VIEW_H

#include "domain/framework/area.h"
#include "views/item_view.h"

struct right_line {
	struct str slug;
	struct str title;
	struct str figure;
	struct str figure_note;
	struct str text; /* one sentence */
	enum tag tag;
	struct law_source law;
};
LIST(right_line, struct right_line);

struct right_area {
	struct area area;
	struct right_line_list lines; /* legal rights first, then guidance, schemes, extras, what is coming */
};
LIST(right_area, struct right_area);

struct rights_page {
	struct right_area_list areas; /* without those that have no right */
	int64_t rights, guidance, schemes, coming, extras;
};

/* One of the law's names for a care leaver (templates/rights/status.html). */
struct right_status {
	struct str figure; /* "18 to 20" */
	struct str title;  /* "You turned 18 in care or after it" */
	struct str name;   /* "former relevant child" */
	struct str text;
	struct str source;
	enum entitlement_state state;
};

/* Who has to do it (templates/rights/owed.html). */
struct right_owed {
	enum entitlement_force force;
	enum entitlement_owner owed_by;
};

/* Who it is for, by the words that the law uses. */
enum right_group { GROUP_ELIGIBLE, GROUP_RELEVANT, GROUP_FORMER_18, GROUP_FORMER_21, GROUP_QUALIFYING, GROUP__MAX };

struct right_group_view {
	enum right_group group;
	bool on_asking; /* has to ask first */
	bool may;	/* the council may help, it doesn't have to */
};
LIST(right_group_view, struct right_group_view);

struct right_topic {
	struct str slug;
	struct str title;
};
LIST(right_topic, struct right_topic);

struct right_page {
	const struct entitlement *right;
	struct area area;
	enum tag tag;
	struct facts_view facts;
	struct law_source law;
	int64_t age_from;   /* 0: no lowest age */
	int64_t age_before; /* 0: no highest age */
	struct right_group_view_list groups;
	bool is_for_any; /* the test is not tied to the law's names */
	struct right_topic_list topics;
	struct right_line_list others;		 /* of the same area */
	struct str effective_from, effective_to; /* days in words; may be empty */
	struct str source_url_2;
};

/* Everything is borrowed from the arguments or lives in `mem`. */
void rights_view(struct arena *mem, const struct area_list *areas, const struct entitlement_list *all,
		 struct rights_page *out);
void right_view(struct arena *mem, const struct entitlement *e, const struct area_list *areas,
		const struct entitlement_list *all, const struct indicator_list *indicators, struct right_page *out);

#endif
