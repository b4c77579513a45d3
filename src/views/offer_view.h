/* An offer's page: templates/offers/show.html, its CSV and its JSON. Figures: figure_view.h. */
#ifndef VIEWS_OFFER_VIEW_H
#define VIEWS_OFFER_VIEW_H

#include "domain/offers/lookup.h"
#include "domain/offers/offer.h"
#include "views/figure_view.h"
#include "views/item_view.h"

/* The ages that the page can be narrowed to. */
enum offer_age { AGE_ANY, AGE_16_17, AGE_18_20, AGE_21_24 };

struct topic_link {
	struct str slug;
	struct str title;
};
LIST(topic_link, struct topic_link);

/* The heading of an area: templates/components/area_head.html. */
struct area_head {
	struct str id, title, icon;
	bool is_invented;
};

struct offer_area {
	struct str id, title, icon;
	struct str council, slug;      /* of the council: the words of an area name it */
	struct item_view_list rights;  /* what anybody gets in any council */
	struct item_view_list duties;  /* what sources say under the law or guidance, but no card of ours has */
	struct item_view_list ours;    /* how the council itself gives a legal right, published here */
	struct item_view_list extras;  /* what the council adds */
	struct topic_link_list unread; /* extras that nobody has looked for: not looked at yet */
	struct topic_link_list silent; /* extras that the whole offer was read for: not stated */
	size_t more_rights; /* on the rights pages only: they hold in some situations */
	size_t known;       /* items shown */
	size_t left_out;    /* items for other ages */
	bool is_invented;
};
LIST(offer_area, struct offer_area);

struct link_view {
	struct str url, host, kind; /* kind as in struct offer_link */
	struct str date;            /* in words */
};
LIST(link_view, struct link_view);

struct council_link {
	struct str slug, name, note;
	bool is_current;
};
LIST(council_link, struct council_link);

/* One line of "What changed". */
enum change_kind {
	CHANGE_LAW_CHECKED,
	CHANGE_PAGES_READ, /* `count` pages */
	CHANGE_REPORTED,   /* `what` is the report */
	CHANGE_PUBLISHED,  /* `what` is the version */
	CHANGE_LOADED,
	CHANGE_FORMER, /* took over from `what` */
	CHANGE_PLANNED /* `what` is to take over */
};

struct change_view {
	enum change_kind kind;
	struct str date; /* in words; may be empty */
	struct str what;
	size_t count;
	bool is_part; /* only a part of the council */
};
LIST(change_view, struct change_view);

/* A district council's own part: council tax, housing, leisure. */
struct district_view {
	struct str slug, name, official_name, website, host;
	struct str county;
	struct item_view_list items; /* what its pages say */
};

/* How the offer was made and what it says of itself. */
struct made_view {
	struct str council;
	struct item_view_list made;   /* about young people's part in it */
	struct item_view_list itself; /* the rest: dates, languages, contacts */
	struct item_view_list items;  /* published here */
	struct str asked_who, asked_when, asked_how, not_changed;
	struct str_list changed;
	struct str foreword_young, foreword_young_by, foreword_senior, foreword_senior_by;
	bool is_invented;
};

enum contact_kind {
	CONTACT_TEAM,
	CONTACT_TEXT,
	CONTACT_EMAIL,
	CONTACT_ADDRESS,
	CONTACT_OUT_OF_HOURS,
	CONTACT_HOUSING,
	CONTACT_COUNCIL_TAX,
	CONTACT_VIRTUAL_SCHOOL,
	CONTACT_MONEY,
	CONTACT_PARTICIPATION,
	CONTACT_RECORDS,
	CONTACT_COMPLAINTS,
	CONTACT_ADVOCACY,
	CONTACT_COUNCILLOR
};

struct contact_view {
	enum contact_kind kind;
	struct str_list lines;
};
LIST(contact_view, struct contact_view);

/* The rest of an offer that was written here. */
struct published_view {
	struct str version, published_on, next_review_on, approved_by;
	struct str council, categories, decision_time;
	struct str_list tips, principles, formats;
	bool is_invented;
};

struct offer_page {
	struct str slug, name, official_name, gss, region, type;
	struct str website, website_host, provider;
	struct str path; /* "/offers/kent" */
	bool is_invented;
	bool is_county;
	enum offer_age age;
	size_t rights_count; /* in force: what is coming does not count */
	size_t extras_count, unread_count, silent_count, left_out;
	size_t outdated_count; /* claims that state the law wrongly */
	enum offer_known known;
	struct str known_year; /* of the newest report, when nothing newer is known */
	size_t pages_read;
	struct str read_on; /* in words */
	struct link_view main_link; /* url empty: no address of the offer is known */
	struct link_view_list links; /* the others */
	struct offer_area_list areas;
	struct council_link_list districts;
	struct district_view district; /* chosen; slug empty: none */
	struct made_view made;
	struct contact_view_list contacts;
	struct figures_view figures;
	struct council_link_list neighbours;
	struct str closeness;       /* when it is the same for all ten; in DfE's words */
	struct str_list compare_with; /* slugs, nearest first: three, as a comparison holds four */
	struct change_view_list changes;
	struct str_list planned; /* councils that are to take over */
	struct str planned_on;   /* in words */
	bool planned_past;       /* that day is over */
	struct published_view published;
};

/* A council that was split: templates/offers/split.html. */
struct split_page {
	struct str name;     /* of the council that is no more */
	struct str ended_on; /* in words; may be empty */
	struct council_link_list successors;
};
struct split_page split_page_of(struct arena *mem, const struct offer_lookup *lookup);

/* "16", "18", "21"; AGE_ANY for anything else. */
enum offer_age offer_age_of(struct str word);
/* Its first and last whole year, both included. */
void offer_age_range(enum offer_age age, int64_t *first, int64_t *last);

/* The page without figures and the district's part; these are set by the caller where it has them. */
struct offer_page offer_page_of(struct arena *mem, const struct offer *offer, const struct offer_around *around,
				enum offer_age age);
/* A district's own pages; `claims` are its own. */
struct district_view district_view_of(struct arena *mem, const struct authority *district, struct str county,
				      const struct indicator_list *indicators, const struct claim_list *claims);
/* Areas of the offer with what is known and what is not; the offer's own area is left to made_view. */
struct offer_area_list offer_areas_of(struct arena *mem, const struct offer *offer, enum offer_age age);
struct made_view made_view_of(struct arena *mem, const struct offer *offer);
/* All claims under one indicator, in their order. */
struct claim_list claims_under(struct arena *mem, const struct claim_list *claims, struct str indicator);

#endif
