/*
 * Private to find*.c: all names that can be meant. The lists are kept with the connection; `cx` and
 * `today` are those of one look-up.
 */
#ifndef AUTHORITIES_FIND_WORLD_H
#define AUTHORITIES_FIND_WORLD_H

#include "domain/authorities/find.h"
#include "domain/authorities/names.h"
#include "gen/sql/authorities.h"

/* In the order of precedence, where one name means several things. */
enum entry_kind {
	ENTRY_COUNCIL, /* its official or short name, or its slug */
	ENTRY_NATION,
	ENTRY_SPLIT, /* a former council with several successors */
	ENTRY_ALT,   /* another name of a council */
	ENTRY_FORMER,
	ENTRY_AREA,
	ENTRY_PLANNED,
	ENTRY_REGION, /* a region, or all of England */
};

struct entry {
	enum entry_kind kind;
	struct name name;
	struct str label;
	const struct authority *authority;     /* ENTRY_COUNCIL, ENTRY_ALT */
	const struct authority_former *former; /* ENTRY_SPLIT, ENTRY_FORMER */
	enum find_nation nation;	       /* ENTRY_NATION */
};
LIST(entry, struct entry);

struct find_world {
	struct ctx *cx;
	struct str today;
	struct authority_list authorities;
	struct authority_former_list formers;
	struct authority_planned_list planned;
	struct area_name_all_row_list areas;
	struct entry_list entries;
};

bool find_world_read(struct ctx *cx, struct find_world *out) must_check;

enum find_nation find_nation_of(struct str nation);
/* The children's services authority of a council in England, or itself elsewhere; NULL when it is missing. */
const struct authority *find_offering(const struct find_world *w, const struct authority *a);
/* Whether its planned successors have taken over. */
bool find_has_ended(const struct find_world *w, const struct authority *a);
/* Fills `out` for one council, district or other nation's council; `out->name` is the caller's. */
void find_settle(const struct find_world *w, const struct authority *a, struct find *out);
/* Adds the choice unless it is there. */
void find_add_choice(const struct find_world *w, const struct authority *a, struct find_choice_list *to);
/* The councils of an area name; false when there is no such area. */
bool find_area(const struct find_world *w, struct str name, struct find_choice_list *to);

/* find_postcode.c */
void find_postcode(const struct find_world *w, const struct postcode_index *index, const struct postcode *pc,
		   struct find *out);
/* find_suggest.c: names near the typed one, the likeliest first. */
void find_suggest(const struct find_world *w, const struct name *typed, struct find_choice_list *out);

#endif
