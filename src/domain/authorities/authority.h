/*
 * A council: what any page needs of one, and lists of them.
 *
 * The 153 councils of England with the leaving-care duties "offer" (has_childrens_services); districts,
 * and the councils of Wales, Scotland and Northern Ireland, are here to be understood and led on from.
 * Everything given out lives in cx->mem. Errors are those of the store, and ERR_NOT_FOUND where said.
 */
#ifndef AUTHORITIES_AUTHORITY_H
#define AUTHORITIES_AUTHORITY_H

#include "base/ctx.h"
#include "base/list.h"
#include "store/db.h"

struct authority {
	struct str gss;		  /* the code in force */
	struct str slug;	  /* "kent" */
	struct str official_name; /* "Kent County Council" */
	struct str short_name;	  /* "Kent": what pages call it */
	struct str type;	  /* "county", "unitary", "London borough", "non-metropolitan district", ... */
	struct str nation;	  /* "England", "Wales", "Scotland", "Northern Ireland" */
	struct str region;	  /* "South East"; outside England the nation, "Invented" for the invented one */
	bool has_childrens_services;
	bool is_invented;
	struct str parent_gss;	     /* of a district: the county whose offer applies; else empty */
	struct str website;	     /* may be empty */
	struct str dfe_code;	     /* three digits; may be empty */
	struct str provider;	     /* arm's-length body that runs the service; from general knowledge, may be empty */
	struct str starts_on;	     /* a day, where known */
	struct str ends_on;	     /* planned: the day its successors take over; may be empty */
	struct str successors;	     /* planned, "East Surrey|West Surrey"; may be empty */
	struct str letter_code;	     /* "KEN"; may be empty */
	struct maybe_int population; /* mid-2020 */
	struct str alt_names;	     /* "Hants|..."; may be empty */
};
LIST(authority, struct authority);

struct authority_neighbour {
	int64_t rank;	      /* 1 is the nearest of ten */
	struct str closeness; /* DfE's words: "Extremely close" ... "Not close" */
	struct str gss;
	struct str slug;
	struct str short_name;
};
LIST(authority_neighbour, struct authority_neighbour);

/* A council that is to start on a day; one for each council whose place it takes. */
struct authority_planned {
	struct str name;      /* "East Surrey" */
	struct str starts_on; /* "2027-04-01" */
	struct str predecessor_gss;
	struct str extent; /* of the predecessor: "whole" or "part" */
	struct str status; /* how sure it is, and since when */
};
LIST(authority_planned, struct authority_planned);

/* A council that is no more; one for each that took its place. */
struct authority_former {
	struct str gss;	       /* may be empty */
	struct str name;       /* "Cumbria County Council" */
	struct str short_name; /* "Cumbria" */
	struct str type;
	struct str nation;
	bool had_childrens_services;
	struct str ended_on; /* the day on which its successors took over; may be empty */
	struct str successor_gss;
	bool is_split;	     /* more than one took its place: ask which */
	bool is_code_change; /* the same council under a new code */
};
LIST(authority_former, struct authority_former);

/* Any council, district or other nation's too; ERR_NOT_FOUND. */
bool authority_by_slug(struct ctx *cx, struct str slug, struct authority *out) must_check;
/* By a code now or formerly in force; ERR_NOT_FOUND, also for the code of a council that was split. */
bool authority_by_gss(struct ctx *cx, struct str gss, struct authority *out) must_check;
/*
 * The council whose offer applies to people of `of`: itself, or the county of a district. ERR_NOT_FOUND
 * outside England.
 */
bool authority_offering_for(struct ctx *cx, const struct authority *of, struct authority *out) must_check;

/* All of the United Kingdom and the invented one, by short name. Kept with the connection: not to be changed. */
bool authority_list(struct ctx *cx, struct authority_list *out) must_check;
/* The 153 with the leaving-care duties, by short name, without the invented one. Kept likewise. */
bool authority_list_offering(struct ctx *cx, struct authority_list *out) must_check;
/* Those of one region ("South East") out of such a list. */
struct authority_list authority_in_region(struct arena *mem, const struct authority_list *all, struct str region);
/* The nine regions of England from north to south, as the data name them; NULL behind the last. */
const char *authority_region(size_t i);
/* The districts of a county, by short name; empty for any other council. */
bool authority_districts(struct ctx *cx, struct str gss, struct authority_list *out) must_check;
/* DfE's ten statistical neighbours, the nearest first; empty for councils without. */
bool authority_neighbours(struct ctx *cx, struct str gss, struct authority_neighbour_list *out) must_check;

/* What is planned to take this council's place; empty for most. */
bool authority_planned(struct ctx *cx, struct str gss, struct authority_planned_list *out) must_check;
bool authority_planned_all(struct ctx *cx, struct authority_planned_list *out) must_check;
/* The councils that this one replaced, wholly or in part: children's services authorities first. */
bool authority_formers(struct ctx *cx, struct str gss, struct authority_former_list *out) must_check;
bool authority_formers_all(struct ctx *cx, struct authority_former_list *out) must_check;

/* The one with that code, borrowed from the list; NULL when it is not there. Codes in force only. */
const struct authority *authority_pick(const struct authority_list *all, struct str gss);

#endif
