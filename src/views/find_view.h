/* What came of a look-up, and the list of councils: templates/find. */
#ifndef VIEWS_FIND_VIEW_H
#define VIEWS_FIND_VIEW_H

#include "domain/authorities/find.h"

struct choice_view {
	struct str name;
	struct str slug;   /* of the offer it leads to; empty: look the name up */
	struct str county; /* of a district: whose offer it is */
	struct str share;  /* "87"; "under 1"; empty when shares are not known */
	struct str nation; /* when it is not England; else empty */
	bool is_invented;
};
LIST(choice_view, struct choice_view);

/* The question itself: templates/find/box.html. */
struct find_box {
	struct str typed;
};

struct choices_view {
	struct choice_view_list choices;
};

struct planned_view {
	struct str name;
	struct str starts; /* in words */
	struct str before; /* whose place it takes; on the list of councils only */
};
LIST(planned_view, struct planned_view);

struct find_page {
	enum find_kind kind;
	enum find_lack lack;
	struct str typed;			    /* put back into the box; never in an address */
	struct str nothing;			    /* an empty box */
	bool is_blank;				    /* nobody has asked yet */
	bool is_problem;			    /* the form came back */
	bool has_question;			    /* part of a postcode, with several councils */
	struct str name;			    /* what was understood */
	struct str council, council_official, slug; /* whose offer it leads to */
	struct str district, district_official, district_slug;
	struct str website, host; /* of another nation's council */
	struct str former, ended; /* "Cumbria County Council", "1 April 2023" */
	bool former_had_services;
	enum find_nation nation;
	struct str nation_name;
	struct planned_view_list planned;
	bool has_started;
	bool is_sector;
	bool is_terminated;
	bool is_abroad; /* among the choices are councils outside England */
	struct choice_view_list choices;
	struct choice_view first; /* the likeliest suggestion */
	struct choice_view_list also;
	struct str also_area;
	struct str postcodes_as_at; /* in words; empty without the index */
};

/* `postcodes` may be NULL or closed. */
void find_page_view(struct arena *mem, const struct find *f, struct str typed, const struct postcode_index *postcodes,
		    struct find_page *out);

struct region_view {
	struct str slug; /* "south-east" */
	struct str name;
	size_t councils;
	bool is_current;
};
LIST(region_view, struct region_view);

struct letter_view {
	struct str letter; /* "A" */
	struct choice_view_list councils;
};
LIST(letter_view, struct letter_view);

struct offers_page {
	struct str region; /* its name; empty: all of England */
	struct str region_slug;
	size_t councils; /* shown */
	size_t all;
	struct region_view_list regions;
	struct letter_view_list letters;
	struct planned_view_list planned;
};

/* "South East" -> "south-east" */
struct str region_slug(struct arena *mem, struct str name);
/* ERR_NOT_FOUND when there is no region of that slug; an empty one is all of England. */
bool offers_page_view(struct ctx *cx, const struct authority_list *all, const struct authority_planned_list *planned,
		      struct str region, struct offers_page *out) must_check;

#endif
