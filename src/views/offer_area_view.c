/* The areas of an offer's page: which item stands where. The rest of the page is in offer_view.c. */
#include "views/offer_view.h"

enum offer_age offer_age_of(struct str word)
{
	if (str_eq(word, S("16")))
		return AGE_16_17;
	if (str_eq(word, S("18")))
		return AGE_18_20;
	return str_eq(word, S("21")) ? AGE_21_24 : AGE_ANY;
}

void offer_age_range(enum offer_age age, int64_t *first, int64_t *last)
{
	static const int64_t ranges[][2] = {
		[AGE_ANY] = { 0, 150 },
		[AGE_16_17] = { 16, 17 },
		[AGE_18_20] = { 18, 20 },
		[AGE_21_24] = { 21, 24 },
	};

	*first = ranges[age][0];
	*last = ranges[age][1];
}

struct claim_list claims_under(struct arena *mem, const struct claim_list *claims, struct str indicator)
{
	struct claim_list list = { 0 };

	for (size_t i = 0; i < claims->len; i++)
		if (str_eq(claims->at[i].indicator, indicator))
			*list_push(mem, &list) = claims->at[i];
	return list;
}

/* Without what the council wrote here: that stands on the page as its own items. */
static struct claim_list found_under(struct arena *mem, const struct offer *offer, struct str indicator)
{
	struct claim_list list = { 0 };

	for (size_t i = 0; i < offer->claims.len; i++) {
		const struct claim *c = &offer->claims.at[i];

		if (c->origin != CLAIM_PUBLISHED && str_eq(c->indicator, indicator))
			*list_push(mem, &list) = *c;
	}
	return list;
}

/* The first right on the page that answers the indicator, so that a claim stands in one place only. */
static const struct entitlement *right_for(const struct offer *offer, struct str indicator)
{
	for (size_t i = 0; i < offer->rights.len; i++) {
		const struct entitlement *e = &offer->rights.at[i];

		if (entitlement_answers(e, indicator))
			return e;
	}
	return NULL;
}

/* Adds the item unless it is for other ages. */
static void put(struct arena *mem, struct item_view_list *list, struct item_view item, enum offer_age age,
		struct offer_area *area)
{
	int64_t first, last;

	offer_age_range(age, &first, &last);
	if (!item_at_age(&item, first, last)) {
		area->left_out++;
		return;
	}
	item.is_invented = area->is_invented && !item.law.source.len;
	*list_push(mem, list) = item;
	area->known++;
}

static void attach(struct arena *mem, const struct offer *offer, const struct entitlement *e, struct item_view *item)
{
	struct str rest = e->indicators;

	while (!str_empty(rest)) {
		struct str id = str_cut(&rest, ' ');
		const struct indicator *indicator = indicator_find(&offer->indicators, id);
		struct claim_list claims;

		if (!indicator || !indicator_is_right(indicator) || right_for(offer, id) != e)
			continue;
		claims = found_under(mem, offer, id);
		for (size_t i = 0; i < claims.len; i++) {
			struct saying_view s = saying_of_claim(mem, &claims.at[i], offer->council.short_name);

			s.right = e->title;
			s.right_figure = e->figure;
			s.right_tag = item->kind;
			*list_push(mem, &item->sayings) = s;
		}
	}
}

static void add_rights(struct arena *mem, const struct offer *offer, enum offer_age age, struct offer_area *area)
{
	for (size_t i = 0; i < offer->rights.len; i++) {
		const struct entitlement *e = &offer->rights.at[i];
		struct item_view item;

		if (!str_eq(e->area, area->id))
			continue;
		item = item_of_right(mem, e);
		attach(mem, offer, e, &item);
		put(mem, &area->rights, item, age, area);
	}
	for (size_t i = 0; i < offer->more_rights.len; i++)
		if (str_eq(offer->more_rights.at[i].area, area->id))
			area->more_rights = (size_t)offer->more_rights.at[i].n;
}

/* What a page says under the law or guidance, with the right's name for the case that it gets it wrong. */
static struct item_view duty_item(struct arena *mem, const struct indicator *indicator, struct str council,
				  const struct claim_list *claims)
{
	struct item_view item = item_of_claims(mem, indicator, council, claims);

	for (size_t i = 0; i < item.sayings.len; i++) {
		struct saying_view *s = &item.sayings.at[i];

		s->right = indicator->title;
		s->right_tag = item.kind;
		/* Nobody can say no to a right: the words say what the page says, the tag stays away. */
		if (s->claim->outdated_law || s->claim->limits_right)
			item.status = TAG_NONE;
	}
	return item;
}

/* One indicator of the area: an item when something is known, else a line of what is not. */
static void add_indicator(struct arena *mem, const struct offer *offer, const struct indicator *indicator,
			  enum offer_age age, struct offer_area *area)
{
	struct claim_list claims = found_under(mem, offer, indicator->id);
	struct str council = offer->council.short_name;

	if (indicator_is_right(indicator)) {
		if (claims.len && !right_for(offer, indicator->id))
			put(mem, &area->duties, duty_item(mem, indicator, council, &claims), age, area);
		return;
	}
	if (claims.len) {
		put(mem, &area->extras, item_of_claims(mem, indicator, council, &claims), age, area);
		return;
	}
	if (offer_has_claim(offer, indicator->id))
		return;
	/* Not in an offer that was written here: not stated. Otherwise nobody has looked. */
	*list_push(mem, offer->items.len ? &area->silent : &area->unread) =
		(struct topic_link){ indicator->slug, indicator->title };
}

static void add_provisions(struct arena *mem, const struct offer *offer, enum offer_age age, struct offer_area *area)
{
	for (size_t i = 0; i < offer->items.len; i++) {
		const struct provision *p = &offer->items.at[i];

		if (str_eq(p->area, area->id))
			put(mem, p->is_right ? &area->ours : &area->extras,
			    item_of_provision(mem, p, offer->council.short_name), age, area);
	}
}

struct offer_area_list offer_areas_of(struct arena *mem, const struct offer *offer, enum offer_age age)
{
	struct offer_area_list areas = { 0 };

	for (size_t i = 0; i < offer->areas.len; i++) {
		const struct area *a = &offer->areas.at[i];
		struct offer_area area = {
			.id = a->id,
			.title = a->title,
			.icon = a->icon,
			.council = offer->council.short_name,
			.slug = offer->council.slug,
			.is_invented = offer->council.is_invented,
		};

		if (str_eq(a->id, S("format")))
			continue;
		add_rights(mem, offer, age, &area);
		add_provisions(mem, offer, age, &area);
		for (size_t j = 0; j < offer->indicators.len; j++)
			if (str_eq(offer->indicators.at[j].area, a->id))
				add_indicator(mem, offer, &offer->indicators.at[j], age, &area);
		*list_push(mem, &areas) = area;
	}
	return areas;
}

/* Topics about young people's part in an offer; all other topics of its area are about its form. */
static bool is_made(struct str indicator)
{
	static const char *const ids[] = { "fd-consulted", "fd-co-designed", "fd-consultees", "fd-young-voice",
					   "fd-young-foreword" };

	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
		if (str_eq(indicator, str_of(ids[i])))
			return true;
	return false;
}

/* "a - b - c", as the file has a list, in its parts. */
static struct str_list dashes(struct arena *mem, struct str text)
{
	struct str_list list = { 0 };
	ptrdiff_t at;

	while ((at = str_find(text, S(" - "))) >= 0) {
		*list_push(mem, &list) = str_sub(text, 0, (size_t)at);
		text = str_sub(text, (size_t)at + 3, text.len);
	}
	if (!str_empty(text))
		*list_push(mem, &list) = text;
	return list;
}

struct made_view made_view_of(struct arena *mem, const struct offer *offer)
{
	const struct offer_text_list *texts = &offer->texts;
	struct offer_area area = { .id = S("format"), .is_invented = offer->council.is_invented };
	struct made_view made = {
		.council = offer->council.short_name,
		.asked_who = offer_text_find(texts, S("asked_who")),
		.asked_when = offer_text_find(texts, S("asked_when")),
		.asked_how = offer_text_find(texts, S("asked_how")),
		.not_changed = offer_text_find(texts, S("not_changed")),
		.changed = dashes(mem, offer_text_find(texts, S("changed"))),
		.foreword_young = offer_text_find(texts, S("foreword_young")),
		.foreword_young_by = offer_text_find(texts, S("foreword_young_by")),
		.foreword_senior = offer_text_find(texts, S("foreword_senior")),
		.foreword_senior_by = offer_text_find(texts, S("foreword_senior_by")),
		.is_invented = offer->council.is_invented,
	};

	for (size_t i = 0; i < offer->indicators.len; i++) {
		const struct indicator *indicator = &offer->indicators.at[i];
		struct claim_list claims;

		if (!str_eq(indicator->area, area.id))
			continue;
		claims = found_under(mem, offer, indicator->id);
		if (claims.len)
			put(mem, is_made(indicator->id) ? &made.made : &made.itself,
			    duty_item(mem, indicator, made.council, &claims), AGE_ANY, &area);
	}
	add_provisions(mem, offer, AGE_ANY, &area);
	for (size_t i = 0; i < area.ours.len; i++)
		*list_push(mem, &made.items) = area.ours.at[i];
	for (size_t i = 0; i < area.extras.len; i++)
		*list_push(mem, &made.items) = area.extras.at[i];
	return made;
}
