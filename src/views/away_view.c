#include "views/away_view.h"

#include "format/template.h"

/* The rule's own words have {responsible} and {living} in them. */
static struct str fill(struct arena *mem, const struct away_page *page, struct str words)
{
	const struct template_arg names[] = { template_arg_str("responsible", page->name),
					      template_arg_str("living", page->living_name) };

	return str_empty(words) ? words : template_said(mem, str_c(mem, words), names, 2);
}

static enum away_force force_of(const struct entitlement *e)
{
	if (e->force == FORCE_MUST)
		return FORCE_WORD_MUST;
	return e->force == FORCE_SHOULD ? FORCE_WORD_SHOULD : FORCE_NONE;
}

static struct away_row row_of_right(struct arena *mem, const struct away_page *page, const struct entitlement *e)
{
	enum away_side side = away_side_of(e);

	return (struct away_row){
		.title = str_empty(e->cell_title) ? e->short_title : e->cell_title,
		.href = str_print(mem, "/rights/%.*s", STR_ARG(e->slug)),
		.figure = str_starts(e->figure, S("£")) ? e->figure : S(""),
		.kind = tag_of(entitlement_kind_word(e->kind)),
		.law = law_source_of(mem, e),
		.responsible = { .council = page->name,
				 .force = side == AWAY_RESPONSIBLE ? force_of(e) : FORCE_NONE,
				 .words = fill(mem, page, e->cell_responsible) },
		.living = { .council = page->living_name,
			    .force = side == AWAY_LIVING ? force_of(e) : FORCE_NONE,
			    .words = fill(mem, page, e->cell_living) },
	};
}

static void add_sayings(struct arena *mem, struct away_cell *cell, const struct claim_list *claims, struct str council,
			struct str indicator)
{
	for (size_t i = 0; i < claims->len; i++)
		if (str_eq(claims->at[i].indicator, indicator))
			*list_push(mem, &cell->sayings) = saying_of_claim(mem, &claims->at[i], council);
}

static struct away_row row_of_extra(struct arena *mem, const struct offer *offer, const struct away_place *place,
				    const struct indicator *indicator)
{
	const struct away_topic *topic = away_topic_find(indicator->id);
	struct away_row row = {
		.title = indicator->short_title,
		.href = str_print(mem, "/topics/%.*s", STR_ARG(indicator->slug)),
		.kind = tag_of(indicator_kind_word(indicator->kind)),
		.why = topic ? topic->why : WHY_CARE,
		.is_extra = true,
		.responsible = { .council = offer->council.short_name },
		.living = { .council = place->council.short_name },
	};

	add_sayings(mem, &row.responsible, &offer->claims, offer->council.short_name, indicator->id);
	add_sayings(mem, &row.living, &place->claims, place->council.short_name, indicator->id);
	add_sayings(mem, &row.living, &place->county_claims, place->county.short_name, indicator->id);
	row.responsible.is_unread = row.responsible.sayings.len == 0;
	row.living.is_unread = row.living.sayings.len == 0;
	row.living.is_not_for_you = row.why == WHY_CARE && row.living.sayings.len > 0;
	return row;
}

/* Rights first; then the topics of the table; then what else is known of the responsible council. */
static struct away_group group_of(struct arena *mem, const struct away_page *page, const struct offer *offer,
				  const struct away_place *place, enum away_side side)
{
	struct away_group group = { .side = side, .responsible = page->name, .living = page->living_name };
	size_t len;
	const struct away_topic *topics = away_topics(&len);

	for (size_t i = 0; i < offer->rights.len; i++) {
		const struct entitlement *e = &offer->rights.at[i];

		/* England's rules about the place say nothing about a place elsewhere. */
		if (away_side_of(e) == side && (str_empty(page->nation) || side == AWAY_RESPONSIBLE))
			*list_push(mem, &group.rows) = row_of_right(mem, page, e);
	}
	for (size_t i = 0; i < len; i++) {
		const struct indicator *indicator = indicator_find(&offer->indicators, str_of(topics[i].indicator));

		struct away_row row;

		if (!indicator || topics[i].side != side)
			continue;
		row = row_of_extra(mem, offer, place, indicator);
		if (topics[i].always || !row.responsible.is_unread || !row.living.is_unread)
			*list_push(mem, &group.rows) = row;
	}
	for (size_t i = 0; side == AWAY_RESPONSIBLE && i < offer->indicators.len; i++) {
		const struct indicator *indicator = &offer->indicators.at[i];

		if (!indicator_is_right(indicator) && !str_eq(indicator->area, S("format")) &&
		    !away_topic_find(indicator->id) && offer_has_claim(offer, indicator->id))
			*list_push(mem, &group.rows) = row_of_extra(mem, offer, place, indicator);
	}
	return group;
}

struct away_page away_page_of(struct arena *mem, const struct offer *offer, const struct away_place *place)
{
	struct away_page page = {
		.slug = offer->council.slug,
		.name = offer->council.short_name,
		.living_slug = place->council.slug,
		.living_name = place->council.short_name,
		.county_slug = place->county.slug,
		.county_name = place->county.short_name,
		.is_invented = offer->council.is_invented || place->council.is_invented,
	};

	if (!str_eq(place->council.nation, S("England")))
		page.nation = place->council.nation;
	for (int side = 0; side < AWAY__MAX; side++)
		*list_push(mem, &page.groups) = group_of(mem, &page, offer, place, (enum away_side)side);
	return page;
}

struct living_page living_page_of(struct arena *mem, const struct authority *responsible,
				  const struct authority_list *all)
{
	struct living_page page = { .slug = responsible->slug, .name = responsible->short_name };

	for (size_t i = 0; i < all->len; i++) {
		const struct authority *a = &all->at[i];
		const struct authority *county = authority_pick(all, a->parent_gss);

		if (!str_eq(a->nation, S("England")) || str_eq(a->gss, responsible->gss) ||
		    str_eq(a->parent_gss, responsible->gss) || (a->is_invented && !responsible->is_invented))
			continue;
		*list_push(mem, &page.councils) = (struct council_link){
			.slug = a->slug,
			.name = a->short_name,
			.note = county ? county->short_name : S(""),
		};
	}
	return page;
}
