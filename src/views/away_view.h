/* Looked after by one council, living in another: templates/offers/away.html and living.html. */
#ifndef VIEWS_AWAY_VIEW_H
#define VIEWS_AWAY_VIEW_H

#include "domain/offers/away.h"
#include "domain/offers/offer.h"
#include "views/offer_view.h"

/* What somebody has to do about a right. */
enum away_force { FORCE_NONE, FORCE_WORD_MUST, FORCE_WORD_SHOULD };

struct away_cell {
	struct str council;
	enum away_force force;
	struct str words; /* of the rule; may be empty */
	struct saying_view_list sayings;
	bool is_unread;	     /* an extra that nobody has looked for here */
	bool is_not_for_you; /* what this council gives goes to its own care leavers */
};

struct away_row {
	struct str title, href;
	struct str figure; /* an amount; may be empty */
	enum tag kind;
	enum away_why why;
	bool is_extra;
	struct law_source law; /* of a right */
	struct away_cell responsible, living;
};
LIST(away_row, struct away_row);

struct away_group {
	enum away_side side;
	struct str responsible, living; /* names */
	struct away_row_list rows;
};
LIST(away_group, struct away_group);

struct away_page {
	struct str slug, name;		     /* looked after there */
	struct str living_slug, living_name; /* lives there now */
	struct str county_slug, county_name; /* of a district; empty otherwise */
	struct str nation;		     /* when it is not England */
	struct away_group_list groups;
	bool is_invented; /* one of the two is */
};

/* The council where somebody lives: itself, its county when it is a district, and all their claims. */
struct away_place {
	struct authority council;
	struct authority county; /* slug empty unless `council` is a district */
	struct claim_list claims;
	struct claim_list county_claims;
};

struct away_page away_page_of(struct arena *mem, const struct offer *offer, const struct away_place *place);

/* The form that asks where somebody lives now. */
struct living_page {
	struct str slug, name;
	struct council_link_list councils; /* `note`: the county of a district */
};
struct living_page living_page_of(struct arena *mem, const struct authority *responsible,
				  const struct authority_list *all);

#endif
