/* The page of search results. What was typed comes back in the page and goes nowhere else. */
#ifndef VIEWS_SEARCH_VIEW_H
#define VIEWS_SEARCH_VIEW_H

#include "domain/authorities/find.h"
#include "domain/framework/area.h"
#include "domain/search/search.h"
#include "views/item_view.h"

struct search_hit_view {
	const struct search_hit *hit;
	enum tag tag;
	enum tag basis;		/* of what is known about a council: legal right or extra */
	struct law_source law;	/* of a right */
	struct provenance prov; /* of what is known about a council */
	bool has_prov;
	bool has_tags;
};
LIST(search_hit_view, struct search_hit_view);

struct search_kind_view {
	enum search_kind kind;
	struct str word; /* in the address: "rights" */
	int64_t count;
	bool chosen;
	struct str without; /* address without this filter */
};
LIST(search_kind_view, struct search_kind_view);

struct search_region_view {
	struct str slug;
	struct str name;
	int64_t count;
	bool chosen;
};
LIST(search_region_view, struct search_region_view);

struct search_link {
	struct str address;
	struct str text; /* of a page its number */
	bool current;
};
LIST(search_link, struct search_link);

/* What the resolver made of the text, where it needs a sentence. */
struct search_place {
	enum find_kind kind; /* FIND_NOTHING: nothing to say */
	struct str name;     /* "M1 1AE", "Lewes" */
	struct str council;
	struct str council_address;
	struct str nation;
	struct search_link_list choices;
};

struct search_page {
	struct str text;
	const struct search_result *result;
	struct search_hit_view_list hits;
	struct search_kind_view_list kinds;
	int64_t chosen; /* how many filters are set */
	struct search_region_view_list regions;
	struct str region; /* chosen, by name; may be empty */
	struct str without_region;
	struct search_link_list pages;
	struct str previous, next;
	struct str clear; /* address without any filter */
	struct search_link corrected;
	struct search_link_list like; /* words that something has, when nothing was found */
	struct search_place place;
	struct area_list areas; /* ways on when nothing was found */
};

/* "rights", "topics", "councils", "guides" -> kind; SEARCH__KINDS for anything else. */
enum search_kind search_kind_of(struct str word);
/* "south-east" -> "South East"; empty when there is no such region. */
struct str search_region_of(struct arena *mem, struct str slug);

/* Fills all but `areas`. `found` is the resolver's answer, or NULL. Lives in `mem`, borrows the rest. */
void search_view(struct arena *mem, const struct search_options *options, const struct search_result *result,
		 const struct find *found, struct search_page *out);
/* A link that searches for a word. */
struct search_link search_link_to(struct arena *mem, struct str text);

#endif
