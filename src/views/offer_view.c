/* An offer's page out of what is known. The areas, which are most of it, are in offer_area_view.c. */
#include "views/offer_view.h"

#include "base/date.h"

static struct link_view link_of(struct arena *mem, const struct offer_link *l)
{
	return (struct link_view){ l->url, url_host(l->url), l->kind, date_words(mem, l->seen_on) };
}

static void set_links(struct arena *mem, const struct offer *offer, struct offer_page *page)
{
	const struct offer_link *main = offer_main_link(offer);

	if (main)
		page->main_link = link_of(mem, main);
	for (size_t i = 0; i < offer->links.len; i++)
		if (&offer->links.at[i] != main)
			*list_push(mem, &page->links) = link_of(mem, &offer->links.at[i]);
}

/* A right that is only coming is no thing that a person has. */
static size_t in_force(const struct item_view_list *rights)
{
	size_t n = 0;

	for (size_t i = 0; i < rights->len; i++)
		n += rights->at[i].law.state != LAW_NOT_IN_FORCE && rights->at[i].kind != TAG_COMING &&
		     rights->at[i].kind != TAG_EXTRA;
	return n;
}

static void set_counts(struct arena *mem, const struct offer *offer, struct offer_page *page)
{
	struct str newest = S("");

	for (size_t i = 0; i < page->areas.len; i++) {
		const struct offer_area *a = &page->areas.at[i];

		page->rights_count += in_force(&a->rights);
		page->extras_count += a->extras.len;
		page->unread_count += a->unread.len;
		page->silent_count += a->silent.len;
		page->left_out += a->left_out;
	}
	for (size_t i = 0; i < offer->claims.len; i++) {
		const struct claim *c = &offer->claims.at[i];

		page->outdated_count += c->outdated_law;
		if (str_cmp(c->seen_on, newest) > 0)
			newest = c->seen_on;
	}
	page->known_year = str_sub(newest, 0, 4);
	page->pages_read = offer->documents.len;
	if (offer->documents.len)
		page->read_on = date_words(mem, offer->documents.at[0].seen_on);
}

static void set_neighbours(struct arena *mem, const struct offer_around *around, struct offer_page *page)
{
	bool same = around->neighbours.len > 0;

	for (size_t i = 0; i < around->neighbours.len; i++) {
		const struct authority_neighbour *n = &around->neighbours.at[i];

		same = same && str_eq(n->closeness, around->neighbours.at[0].closeness);
		*list_push(mem, &page->neighbours) =
			(struct council_link){ n->slug, n->short_name, n->closeness, false };
		if (i < 3)
			*list_push(mem, &page->compare_with) = n->slug;
	}
	if (same)
		page->closeness = around->neighbours.at[0].closeness;
}

static void add_change(struct arena *mem, struct offer_page *page, struct change_view change, struct str date)
{
	change.date = date_words(mem, date);
	*list_push(mem, &page->changes) = change;
}

static void add_reports(struct arena *mem, const struct offer *offer, struct offer_page *page)
{
	for (size_t i = 0; i < offer->claims.len; i++) {
		const struct claim *c = &offer->claims.at[i];
		size_t same = 0;

		if (c->origin != CLAIM_REPORTED)
			continue;
		for (size_t j = 0; j < i; j++)
			same += offer->claims.at[j].origin == CLAIM_REPORTED &&
				str_eq(offer->claims.at[j].source, c->source);
		if (!same)
			add_change(mem, page, (struct change_view){ CHANGE_REPORTED, .what = c->source }, c->seen_on);
	}
}

static void set_changes(struct arena *mem, const struct offer *offer, const struct offer_around *around,
			struct offer_page *page)
{
	struct str checked = S("");

	for (size_t i = 0; i < around->planned.len; i++) {
		const struct authority_planned *p = &around->planned.at[i];

		add_change(mem, page,
			   (struct change_view){ CHANGE_PLANNED, .what = p->name,
						 .is_part = !str_eq(p->extent, S("whole")) },
			   p->starts_on);
	}
	/* A page as of an earlier day knows nothing of a later load. */
	if (!str_empty(around->loaded_on) && str_cmp(around->loaded_on, around->today) <= 0)
		add_change(mem, page, (struct change_view){ .kind = CHANGE_LOADED }, around->loaded_on);
	for (size_t i = 0; i < offer->rights.len; i++)
		if (str_cmp(offer->rights.at[i].checked_on, checked) > 0)
			checked = offer->rights.at[i].checked_on;
	add_change(mem, page, (struct change_view){ .kind = CHANGE_LAW_CHECKED }, checked);
	if (!str_empty(page->published.version))
		add_change(mem, page, (struct change_view){ CHANGE_PUBLISHED, .what = page->published.version },
			   offer_text_find(&offer->texts, S("published_on")));
	if (offer->documents.len)
		add_change(mem, page, (struct change_view){ CHANGE_PAGES_READ, .count = offer->documents.len },
			   offer->documents.at[0].seen_on);
	add_reports(mem, offer, page);
	for (size_t i = 0; i < around->formers.len; i++)
		if (!around->formers.at[i].is_code_change)
			add_change(mem, page,
				   (struct change_view){ CHANGE_FORMER, .what = around->formers.at[i].name,
							 .is_part = around->formers.at[i].is_split },
				   around->formers.at[i].ended_on);
}

static struct str_list bars(struct arena *mem, struct str text)
{
	struct str_list list = { 0 };
	struct str rest = text;

	while (!str_empty(rest))
		*list_push(mem, &list) = str_trim(str_cut(&rest, '|'));
	return list;
}

/* In the order in which somebody needs them. */
static void set_contacts(struct arena *mem, const struct offer *offer, struct offer_page *page)
{
	static const char *const keys[] = {
		[CONTACT_TEAM] = "contact_team",	 [CONTACT_TEXT] = "contact_text",
		[CONTACT_EMAIL] = "contact_email",	 [CONTACT_ADDRESS] = "contact_address",
		[CONTACT_OUT_OF_HOURS] = "out_of_hours", [CONTACT_HOUSING] = "housing",
		[CONTACT_COUNCIL_TAX] = "council_tax",	 [CONTACT_VIRTUAL_SCHOOL] = "virtual_school",
		[CONTACT_MONEY] = "money_team",		 [CONTACT_PARTICIPATION] = "participation_team",
		[CONTACT_RECORDS] = "records",		 [CONTACT_COMPLAINTS] = "complaints",
		[CONTACT_ADVOCACY] = "advocacy",	 [CONTACT_COUNCILLOR] = "councillor",
	};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		struct str body = offer_text_find(&offer->texts, str_of(keys[i]));

		if (!str_empty(body))
			*list_push(mem, &page->contacts) =
				(struct contact_view){ (enum contact_kind)i, bars(mem, body) };
	}
}

static struct published_view published_of(struct arena *mem, const struct offer *offer)
{
	static const char *const tips[] = { "tip", "tip_2", "tip_3", "tip_4", "tip_5" };
	const struct offer_text_list *texts = &offer->texts;
	struct published_view view = {
		.version = offer_text_find(texts, S("version")),
		.published_on = date_words(mem, offer_text_find(texts, S("published_on"))),
		.next_review_on = date_words(mem, offer_text_find(texts, S("next_review_on"))),
		.approved_by = offer_text_find(texts, S("approved_by")),
		.council = offer->council.short_name,
		.categories = offer_text_find(texts, S("categories")),
		.decision_time = offer_text_find(texts, S("decision_time")),
		.principles = bars(mem, offer_text_find(texts, S("principles"))),
		.formats = bars(mem, offer_text_find(texts, S("formats"))),
		.is_invented = offer->council.is_invented,
	};

	for (size_t i = 0; i < sizeof(tips) / sizeof(tips[0]); i++) {
		struct str tip = offer_text_find(texts, str_of(tips[i]));

		if (!str_empty(tip))
			*list_push(mem, &view.tips) = tip;
	}
	return view;
}

static void set_planned(struct arena *mem, const struct offer_around *around, struct offer_page *page)
{
	for (size_t i = 0; i < around->planned.len; i++) {
		const struct authority_planned *p = &around->planned.at[i];

		*list_push(mem, &page->planned) = p->name;
		page->planned_on = date_words(mem, p->starts_on);
		page->planned_past = str_cmp(p->starts_on, around->today) <= 0;
	}
}

struct offer_page offer_page_of(struct arena *mem, const struct offer *offer, const struct offer_around *around,
				enum offer_age age)
{
	const struct authority *a = &offer->council;
	struct offer_page page = {
		.slug = a->slug,
		.name = a->short_name,
		.official_name = a->official_name,
		.gss = a->gss,
		.region = a->region,
		.type = a->type,
		.website = a->website,
		.website_host = url_host(a->website),
		.provider = a->provider,
		.path = str_print(mem, "/offers/%.*s", STR_ARG(a->slug)),
		.is_invented = a->is_invented,
		.is_county = around->districts.len > 0,
		.age = age,
		.known = offer_known(offer),
		.areas = offer_areas_of(mem, offer, age),
		.made = made_view_of(mem, offer),
		.published = published_of(mem, offer),
	};

	set_counts(mem, offer, &page);
	set_links(mem, offer, &page);
	set_contacts(mem, offer, &page);
	for (size_t i = 0; i < around->districts.len; i++)
		*list_push(mem, &page.districts) = (struct council_link){ .slug = around->districts.at[i].slug,
									  .name = around->districts.at[i].short_name };
	set_neighbours(mem, around, &page);
	set_planned(mem, around, &page);
	set_changes(mem, offer, around, &page);
	return page;
}

struct district_view district_view_of(struct arena *mem, const struct authority *district, struct str county,
				      const struct indicator_list *indicators, const struct claim_list *claims)
{
	struct district_view view = {
		.slug = district->slug,
		.name = district->short_name,
		.official_name = district->official_name,
		.website = district->website,
		.host = url_host(district->website),
		.county = county,
	};

	for (size_t i = 0; i < indicators->len; i++) {
		const struct indicator *indicator = &indicators->at[i];
		struct claim_list own = claims_under(mem, claims, indicator->id);
		struct item_view item;

		if (!own.len)
			continue;
		item = item_of_claims(mem, indicator, view.name, &own);
		for (size_t j = 0; j < item.sayings.len; j++) {
			item.sayings.at[j].right = indicator_is_right(indicator) ? indicator->title : S("");
			item.sayings.at[j].right_tag = item.kind;
			if (own.at[j].outdated_law || own.at[j].limits_right)
				item.status = TAG_NONE;
		}
		/* The county may have an item of the same topic: ids are for one element each. */
		item.anchor = str_join(mem, S("district-"), indicator->slug);
		*list_push(mem, &view.items) = item;
	}
	return view;
}

struct split_page split_page_of(struct arena *mem, const struct offer_lookup *lookup)
{
	struct split_page page = { .name = lookup->was.short_name, .ended_on = date_words(mem, lookup->was.ended_on) };

	for (size_t i = 0; i < lookup->successors.len; i++)
		*list_push(mem, &page.successors) =
			(struct council_link){ .slug = lookup->successors.at[i].slug,
					       .name = lookup->successors.at[i].short_name };
	return page;
}
