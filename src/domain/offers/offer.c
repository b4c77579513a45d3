#include "domain/offers/offer.h"

#include "base/date.h"
#include "gen/sql/offers.h"

static bool links_of(struct ctx *cx, struct str gss, struct offer_link_list *out)
{
	struct offer_links_of_row_list rows;

	if (!q_offer_links_of(cx, gss, &rows))
		return false;
	*out = (struct offer_link_list){ 0 };
	for (size_t i = 0; i < rows.len; i++)
		*list_push(cx->mem, out) = (struct offer_link){ rows.at[i].url, rows.at[i].kind, rows.at[i].seen_on };
	return true;
}

static bool documents_of(struct ctx *cx, struct str gss, struct offer_document_list *out)
{
	struct documents_of_row_list rows;

	if (!q_documents_of(cx, gss, &rows))
		return false;
	*out = (struct offer_document_list){ 0 };
	for (size_t i = 0; i < rows.len; i++) {
		const struct documents_of_row *r = &rows.at[i];

		*list_push(cx->mem, out) = (struct offer_document){
			.url = r->url,
			.title = r->title,
			.kind = r->kind,
			.is_excerpt = r->is_excerpt != 0,
			.seen_on = r->seen_on,
			.findings = r->findings,
		};
	}
	return true;
}

bool offer_read(struct ctx *cx, const struct authority *council, struct str place, struct offer *out)
{
	struct str gss = council->gss;
	struct offer offer = { .council = *council };

	if (!areas_all(cx, &offer.areas) || !indicators_all(cx, &offer.indicators) ||
	    !entitlements_shown(cx, place, &offer.rights) || !claims_of_authority(cx, gss, &offer.claims) ||
	    !provisions_of(cx, gss, &offer.items) || !links_of(cx, gss, &offer.links) ||
	    !documents_of(cx, gss, &offer.documents))
		return false;
	if (str_eq(place, S("offer")) && !entitlements_elsewhere(cx, &offer.more_rights))
		return false;
	/* Only an offer that was written here has texts. */
	if (offer.items.len && !offer_texts_of(cx, gss, &offer.texts))
		return false;
	*out = offer;
	return true;
}

bool offer_around_read(struct ctx *cx, const struct authority *council, struct offer_around *out)
{
	struct str gss = council->gss;
	struct offer_around around = { .today = date_of_ms(cx->mem, cx->now_ms) };
	struct offer_data_loaded_row *loaded;

	if (!authority_neighbours(cx, gss, &around.neighbours) || !authority_planned(cx, gss, &around.planned) ||
	    !authority_formers(cx, gss, &around.formers) || !q_offer_data_loaded(cx, &loaded))
		return false;
	if (str_eq(council->type, S("county")) && !authority_districts(cx, gss, &around.districts))
		return false;
	if (loaded && loaded->loaded_at_ms.has)
		around.loaded_on = date_of_ms(cx->mem, loaded->loaded_at_ms.n);
	*out = around;
	return true;
}

enum offer_known offer_known(const struct offer *offer)
{
	enum offer_known known = KNOWN_NOTHING;

	if (offer->items.len)
		return KNOWN_PUBLISHED;
	for (size_t i = 0; i < offer->claims.len; i++) {
		if (offer->claims.at[i].origin == CLAIM_MAPPING)
			return KNOWN_EXCERPTS;
		known = KNOWN_REPORTED;
	}
	return known;
}

const struct offer_link *offer_main_link(const struct offer *offer)
{
	const struct offer_link *best = NULL;

	/* By kind: offer, part, policy. A policy alone is not the offer. */
	for (size_t i = 0; i < offer->links.len; i++) {
		const struct offer_link *l = &offer->links.at[i];

		if (str_eq(l->kind, S("offer")))
			return l;
		if (!best && str_eq(l->kind, S("part")))
			best = l;
	}
	return best;
}

bool offer_has_claim(const struct offer *offer, struct str indicator)
{
	for (size_t i = 0; i < offer->claims.len; i++)
		if (str_eq(offer->claims.at[i].indicator, indicator))
			return true;
	return false;
}
