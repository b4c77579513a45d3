/*
 * All that is known about one council's offer: the rights that hold everywhere, what the council
 * published here, what was found or reported elsewhere, and the council's surroundings.
 */
#ifndef OFFERS_OFFER_H
#define OFFERS_OFFER_H

#include "domain/authorities/authority.h"
#include "domain/framework/area.h"
#include "domain/framework/entitlement.h"
#include "domain/framework/indicator.h"
#include "domain/offers/claim.h"
#include "domain/offers/provision.h"

/* A public page that is the council's offer, or part of it. "Not listed" does not mean "not published". */
struct offer_link {
	struct str url;
	struct str kind; /* offer, part, policy */
	struct str seen_on;
};
LIST(offer_link, struct offer_link);

/* A page that was read for the mapping. */
struct offer_document {
	struct str url;
	struct str title;
	struct str kind; /* offer, part, policy, news, foi */
	bool is_excerpt; /* only the beginning was read */
	struct str seen_on;
	int64_t findings;
};
LIST(offer_document, struct offer_document);

/* How much is known about what the council adds. */
enum offer_known {
	KNOWN_NOTHING,
	KNOWN_REPORTED, /* only what others wrote, years ago */
	KNOWN_EXCERPTS, /* a reader saw the beginnings of some pages */
	KNOWN_PUBLISHED /* the council wrote its offer here */
};

struct offer {
	struct authority council;
	struct area_list areas;
	struct indicator_list indicators;	   /* brief: id, slug, area, kind, titles */
	struct entitlement_list rights;		   /* those of the place asked for */
	struct entitlement_count_list more_rights; /* by area: those that stand on the rights pages only */
	struct claim_list claims;
	struct provision_list items;
	struct offer_text_list texts;
	struct offer_link_list links;
	struct offer_document_list documents;
};

/* What stands round a council: found only on its page. */
struct offer_around {
	struct authority_list districts;
	struct authority_neighbour_list neighbours;
	struct authority_planned_list planned;
	struct authority_former_list formers;
	struct str today;     /* of cx->now_ms */
	struct str loaded_on; /* the day when the data were last loaded; empty when unknown */
};

/* `place` is what the rights are shown on: "offer" or "away". ERR_DATABASE. */
bool offer_read(struct ctx *cx, const struct authority *council, struct str place, struct offer *out) must_check;
bool offer_around_read(struct ctx *cx, const struct authority *council, struct offer_around *out) must_check;

enum offer_known offer_known(const struct offer *offer);
/* The address of the offer itself, else of a part; NULL when none is known. */
const struct offer_link *offer_main_link(const struct offer *offer);
/* Is anything known under that indicator? */
bool offer_has_claim(const struct offer *offer, struct str indicator);

#endif
