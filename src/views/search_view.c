#include "views/search_view.h"

#include "base/date.h"
#include "format/html.h"

enum { ADDRESS_MAX_BYTES = 8192, PAGES_SHOWN = 7, CHOICES_SHOWN = 6 };

static const char *const kind_words[SEARCH__KINDS] = {
	[SEARCH_RIGHT] = "rights",
	[SEARCH_TOPIC] = "topics",
	[SEARCH_COUNCIL] = "councils",
	[SEARCH_GUIDE] = "guides",
};

enum search_kind search_kind_of(struct str word)
{
	for (int k = 0; k < SEARCH__KINDS; k++)
		if (str_eq(word, str_of(kind_words[k])))
			return (enum search_kind)k;
	return SEARCH__KINDS;
}

static struct str slug_of(struct arena *mem, struct str name)
{
	struct str slug = str_lower(mem, name);
	struct buf b;

	buf_init(&b, mem, slug.len + 1);
	for (size_t i = 0; i < slug.len; i++)
		buf_char(&b, slug.at[i] == ' ' ? '-' : slug.at[i]);
	return buf_str(&b);
}

struct str search_region_of(struct arena *mem, struct str slug)
{
	for (size_t i = 0; authority_region(i); i++)
		if (str_eq(slug_of(mem, str_of(authority_region(i))), slug))
			return str_of(authority_region(i));
	return S("");
}

/* The state of a search as an address. `kind` SEARCH__KINDS leaves none out; page 1 is not written. */
static struct str address_of(struct arena *mem, const struct search_options *o, enum search_kind without,
			     struct str region, int64_t page)
{
	struct buf b;

	buf_init(&b, mem, ADDRESS_MAX_BYTES);
	buf_add(&b, S("/search?q="));
	html_url_query(&b, o->text);
	for (int k = 0; k < SEARCH__KINDS; k++)
		if (o->kinds[k] && k != (int)without)
			buf_print(&b, "&kind=%s", kind_words[k]);
	if (!str_empty(region))
		buf_print(&b, "&region=%.*s", STR_ARG(slug_of(mem, region)));
	if (page > 1)
		buf_print(&b, "&page=%lld", (long long)page);
	return buf_str(&b);
}

struct search_link search_link_to(struct arena *mem, struct str text)
{
	const struct search_options plain = { .text = text };

	return (struct search_link){ address_of(mem, &plain, SEARCH__KINDS, S(""), 1), text, false };
}

static enum entitlement_state state_of(struct str word)
{
	static const char *const words[LAW__MAX] = {
		[LAW_CONFIRMED] = "confirmed",
		[LAW_PARTLY] = "partly",
		[LAW_UNCONFIRMED] = "unconfirmed",
		[LAW_NOT_IN_FORCE] = "not in force yet",
	};

	for (int s = 0; s < LAW__MAX; s++)
		if (str_eq(word, str_of(words[s])))
			return (enum entitlement_state)s;
	return LAW__MAX;
}

static struct law_source law_of(struct arena *mem, const struct search_hit *h)
{
	enum entitlement_state state = state_of(h->state);

	return (struct law_source){
		.tag = tag_of(h->tag),
		.source = h->source,
		.state = state == LAW__MAX ? LAW_PARTLY : state,
		.line = state == LAW__MAX ? h->state : S(""),
		.date = date_words(mem, h->dated),
		.url = h->url,
	};
}

static struct provenance provenance_of(struct arena *mem, const struct search_hit *h)
{
	bool mapping = str_eq(h->origin, S("mapping"));
	bool published = str_eq(h->origin, S("published"));

	return (struct provenance){
		.kind = mapping	    ? PROVENANCE_MAPPING
			: published ? PROVENANCE_PUBLISHED
				    : PROVENANCE_REPORTED,
		.source = mapping ? url_host(h->source) : h->source,
		.date = date_words(mem, h->dated),
		.url = published ? S("") : h->url,
	};
}

static struct search_hit_view hit_view(struct arena *mem, const struct search_hit *h)
{
	struct search_hit_view v = { .hit = h, .tag = tag_of(h->tag) };

	if (h->is_outdated || h->limits_right)
		v.tag = TAG_NONE;
	if (str_eq(h->origin, S("law")))
		v.law = law_of(mem, h);
	if (h->is_claim) {
		v.basis = tag_of(h->basis);
		v.prov = provenance_of(mem, h);
		v.has_prov = true;
	}
	v.has_tags = v.tag != TAG_NONE || h->is_claim || h->is_invented || (h->kind == SEARCH_COUNCIL && !h->claims);
	return v;
}

static bool has_region(const struct search_result *r, struct str region)
{
	for (size_t i = 0; i < r->regions.len; i++)
		if (str_eq(r->regions.at[i].name, region))
			return true;
	return false;
}

static void fill_filters(struct arena *mem, const struct search_options *o, const struct search_result *r,
			 struct search_page *out)
{
	for (int k = 0; k < SEARCH__KINDS; k++) {
		*list_push(mem, &out->kinds) = (struct search_kind_view){
			.kind = (enum search_kind)k,
			.word = str_of(kind_words[k]),
			.count = r->kind_counts[k],
			.chosen = o->kinds[k],
			.without = address_of(mem, o, (enum search_kind)k, o->region, 1),
		};
		out->chosen += o->kinds[k];
	}
	for (size_t i = 0; i < r->regions.len; i++)
		*list_push(mem, &out->regions) = (struct search_region_view){
			.slug = slug_of(mem, r->regions.at[i].name),
			.name = r->regions.at[i].name,
			.count = r->regions.at[i].count,
			.chosen = str_eq(r->regions.at[i].name, o->region),
		};
	if (!str_empty(o->region) && !has_region(r, o->region))
		*list_push(mem, &out->regions) =
			(struct search_region_view){ slug_of(mem, o->region), o->region, 0, true };
	out->region = o->region;
	out->chosen += !str_empty(o->region);
	out->without_region = address_of(mem, o, SEARCH__KINDS, S(""), 1);
	out->clear = search_link_to(mem, o->text).address;
}

static void fill_pages(struct arena *mem, const struct search_options *o, const struct search_result *r,
		       struct search_page *out)
{
	int64_t first = r->page > PAGES_SHOWN / 2 ? r->page - PAGES_SHOWN / 2 : 1;

	if (r->pages < 2)
		return;
	for (int64_t p = first; p <= r->pages && p < first + PAGES_SHOWN; p++)
		*list_push(mem, &out->pages) = (struct search_link){
			address_of(mem, o, SEARCH__KINDS, o->region, p),
			str_print(mem, "%lld", (long long)p),
			p == r->page,
		};
	if (r->page > 1)
		out->previous = address_of(mem, o, SEARCH__KINDS, o->region, r->page - 1);
	if (r->page < r->pages)
		out->next = address_of(mem, o, SEARCH__KINDS, o->region, r->page + 1);
}

static void fill_place(struct arena *mem, const struct find *f, struct search_page *out)
{
	struct search_place *p = &out->place;

	*p = (struct search_place){ .kind = f->kind, .name = f->name };
	if (f->kind == FIND_NATION)
		p->nation = find_nation_name(f->nation);
	if (f->council) {
		p->council = f->council->short_name;
		p->council_address = str_print(mem, "/offers/%.*s", STR_ARG(f->council->slug));
	}
	if (f->district && f->kind == FIND_DISTRICT)
		p->name = f->district->short_name;
	for (size_t i = 0; i < f->choices.len && i < CHOICES_SHOWN; i++) {
		const struct authority *a = f->choices.at[i].authority;

		if (a && a->has_childrens_services)
			*list_push(mem, &p->choices) =
				(struct search_link){ str_print(mem, "/offers/%.*s", STR_ARG(a->slug)),
						      f->choices.at[i].name, false };
	}
}

void search_view(struct arena *mem, const struct search_options *o, const struct search_result *r,
		 const struct find *found, struct search_page *out)
{
	*out = (struct search_page){ .text = r->text, .result = r };
	for (size_t i = 0; i < r->hits.len; i++)
		*list_push(mem, &out->hits) = hit_view(mem, &r->hits.at[i]);
	fill_filters(mem, o, r, out);
	fill_pages(mem, o, r, out);
	for (size_t i = 0; i < r->like.len; i++)
		*list_push(mem, &out->like) = search_link_to(mem, r->like.at[i]);
	if (r->corrected.at)
		out->corrected = search_link_to(mem, r->corrected);
	if (found)
		fill_place(mem, found, out);
}
