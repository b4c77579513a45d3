#include "views/find_view.h"

#include "base/date.h"
#include "views/provenance.h"

static struct str share_words(struct arena *mem, double share)
{
	int percent = (int)(share * 100 + 0.5);

	/* A share that rounds to all or nothing would say that the others are not there. */
	if (percent < 1)
		return S("under 1");
	if (percent > 99 && share < 1)
		return S("over 99");
	return str_print(mem, "%d", percent);
}

static struct choice_view choice_of(struct arena *mem, const struct find_choice *c)
{
	struct choice_view view = { .name = c->name };

	if (c->nation != NATION_ENGLAND)
		view.nation = find_nation_name(c->nation);
	if (c->share > 0)
		view.share = share_words(mem, c->share);
	if (!c->authority || c->nation != NATION_ENGLAND)
		return view;
	if (c->district)
		view.county = c->authority->short_name;
	else
		view.slug = c->authority->slug;
	view.is_invented = c->authority->is_invented;
	return view;
}

static void choices_of(struct arena *mem, const struct find_choice_list *from, struct choice_view_list *to)
{
	for (size_t i = 0; i < from->len; i++)
		*list_push(mem, to) = choice_of(mem, &from->at[i]);
}

/* Each new council once, though it takes the place of several. */
static void planned_of(struct arena *mem, const struct authority_planned_list *from, struct planned_view_list *to)
{
	for (size_t i = 0; i < from->len; i++) {
		bool is_new = true;

		for (size_t k = 0; k < to->len; k++)
			is_new = is_new && !str_eq(to->at[k].name, from->at[i].name);
		if (is_new)
			*list_push(mem, to) = (struct planned_view){
				.name = from->at[i].name,
				.starts = date_words(mem, from->at[i].starts_on),
			};
	}
}

static void councils_of(const struct find *f, struct find_page *out)
{
	if (f->council) {
		out->council = f->council->short_name;
		out->council_official = f->council->official_name;
		out->slug = f->council->slug;
		out->website = f->council->website;
		out->host = url_host(f->council->website);
	}
	if (f->district) {
		out->district = f->district->short_name;
		out->district_official = f->district->official_name;
		out->district_slug = f->district->slug;
	}
}

void find_page_view(struct arena *mem, const struct find *f, struct str typed, const struct postcode_index *postcodes,
		    struct find_page *out)
{
	*out = (struct find_page){
		.kind = f->kind,
		.lack = f->lack,
		.typed = str_trim(typed),
		.name = f->name,
		.nation = f->nation,
		.nation_name = find_nation_name(f->nation),
		.has_started = f->has_started,
		.is_sector = f->is_sector,
		.is_terminated = f->is_terminated,
		.also_area = f->also_area,
	};
	out->is_problem = f->kind == FIND_NOTHING || f->kind == FIND_SUGGESTIONS || f->kind == FIND_POSTCODE_UNKNOWN;
	out->has_question = f->kind == FIND_OUTWARD;
	if (postcodes && postcodes->header)
		out->postcodes_as_at = date_words(mem, str_copy(mem, str_of(postcodes->header->as_at)));
	councils_of(f, out);
	if (f->former) {
		out->former = f->former->name;
		out->ended = date_words(mem, f->former->ended_on);
		out->former_had_services = f->former->had_childrens_services;
	}
	planned_of(mem, &f->planned, &out->planned);
	choices_of(mem, &f->choices, &out->choices);
	choices_of(mem, &f->also, &out->also);
	if (out->choices.len)
		out->first = out->choices.at[0];
	for (size_t i = 0; i < out->choices.len; i++)
		out->is_abroad = out->is_abroad || out->choices.at[i].nation.len;
}

struct str region_slug(struct arena *mem, struct str name)
{
	struct str slug = str_lower(mem, name);
	char *at = arena_take(mem, slug.len + 1);

	for (size_t i = 0; i < slug.len; i++)
		at[i] = slug.at[i] == ' ' ? '-' : slug.at[i];
	return (struct str){ at, slug.len };
}

static void add_regions(struct arena *mem, const struct authority_list *all, struct str wanted, struct offers_page *out)
{
	for (size_t i = 0; authority_region(i); i++) {
		struct str name = str_of(authority_region(i));
		struct region_view *r = list_push(mem, &out->regions);

		*r = (struct region_view){ .name = name, .slug = region_slug(mem, name) };
		r->councils = authority_in_region(mem, all, name).len;
		r->is_current = str_eq(r->slug, wanted);
		if (r->is_current) {
			out->region = name;
			out->region_slug = r->slug;
		}
	}
}

static void add_councils(struct arena *mem, const struct authority_list *all, struct offers_page *out)
{
	for (size_t i = 0; i < all->len; i++) {
		const struct authority *a = &all->at[i];
		struct str letter = str_sub(a->short_name, 0, 1);

		if (!str_empty(out->region) && !str_eq(a->region, out->region))
			continue;
		if (!out->letters.len || !str_eq(out->letters.at[out->letters.len - 1].letter, letter))
			*list_push(mem, &out->letters) = (struct letter_view){ .letter = letter };
		*list_push(mem, &out->letters.at[out->letters.len - 1].councils) =
			(struct choice_view){ .name = a->short_name, .slug = a->slug };
		out->councils++;
	}
}

/* Those that take the place of a council on the list, its districts left out. */
static void add_planned(struct arena *mem, const struct authority_list *all,
			const struct authority_planned_list *planned, struct offers_page *out)
{
	for (size_t i = 0; i < planned->len; i++) {
		const struct authority *before = authority_pick(all, planned->at[i].predecessor_gss);

		if (before)
			*list_push(mem, &out->planned) = (struct planned_view){
				.name = planned->at[i].name,
				.starts = date_words(mem, planned->at[i].starts_on),
				.before = before->short_name,
			};
	}
}

bool offers_page_view(struct ctx *cx, const struct authority_list *all, const struct authority_planned_list *planned,
		      struct str region, struct offers_page *out)
{
	struct offers_page page = { .all = all->len };

	add_regions(cx->mem, all, region, &page);
	if (!str_empty(region) && str_empty(page.region))
		return fail(cx, ERR_NOT_FOUND, "There is no region of that name.");
	add_councils(cx->mem, all, &page);
	add_planned(cx->mem, all, planned, &page);
	*out = page;
	return true;
}
