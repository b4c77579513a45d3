/* The parts of an offer's page, each drawn by a template of templates/offers. The page: offer_view.h. */
#ifndef VIEWS_OFFER_PARTS_H
#define VIEWS_OFFER_PARTS_H

#include "views/item_view.h"

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
	size_t more_rights;	       /* on the rights pages only: they hold in some situations */
	size_t known;		       /* items shown */
	size_t left_out;	       /* items for other ages */
	bool is_invented;
};
LIST(offer_area, struct offer_area);

struct link_view {
	struct str url, host, kind; /* kind as in struct offer_link */
	struct str date;	    /* in words */
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

/* A council that was split: templates/offers/split.html. */
struct split_page {
	struct str name;     /* of the council that is no more */
	struct str ended_on; /* in words; may be empty */
	struct council_link_list successors;
};

#endif
