#include "domain/offers/lookup.h"

#include "base/buf.h"

struct str slug_of_name(struct arena *mem, struct str name)
{
	struct buf b;
	bool gap = false;

	buf_init(&b, mem, name.len + 1);
	for (size_t i = 0; i < name.len; i++) {
		char c = name.at[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
			if (gap && b.len)
				buf_char(&b, '-');
			gap = false;
			buf_char(&b, c);
		} else if (c != '\'') {
			gap = true;
		}
	}
	return buf_str(&b);
}

static bool has_name(struct arena *mem, const struct authority *a, struct str slug)
{
	struct str rest = a->alt_names;

	if (str_eq(slug_of_name(mem, a->short_name), slug) || str_eq(slug_of_name(mem, a->official_name), slug))
		return true;
	while (!str_empty(rest))
		if (str_eq(slug_of_name(mem, str_cut(&rest, '|')), slug))
			return true;
	return false;
}

/* Another name of a council that is there: "hull", "kent-county-council". */
static bool by_other_name(struct ctx *cx, struct str slug, struct offer_lookup *out, bool *found)
{
	struct authority_list all;

	if (!authority_list(cx, &all))
		return false;
	for (size_t i = 0; i < all.len && !*found; i++) {
		if (!has_name(cx->mem, &all.at[i], slug))
			continue;
		*out = (struct offer_lookup){ .kind = OFFER_MOVED, .council = all.at[i] };
		*found = true;
	}
	return true;
}

static bool is_former(struct arena *mem, const struct authority_former *f, struct str slug)
{
	return str_eq(slug_of_name(mem, f->short_name), slug) || str_eq(slug_of_name(mem, f->name), slug);
}

/* Councils that are no more: one row for each that took their place. */
static bool by_former_name(struct ctx *cx, struct str slug, struct offer_lookup *out, bool *found)
{
	struct authority_former_list all;
	struct offer_lookup hit = { .kind = OFFER_MOVED };

	if (!authority_formers_all(cx, &all))
		return false;
	for (size_t i = 0; i < all.len; i++) {
		const struct authority_former *f = &all.at[i];
		struct authority successor;

		if (!is_former(cx->mem, f, slug) || authority_pick(&hit.successors, f->successor_gss))
			continue;
		if (!authority_by_gss(cx, f->successor_gss, &successor))
			return false;
		*list_push(cx->mem, &hit.successors) = successor;
		hit.was = *f;
		hit.council = successor;
	}
	*found = hit.successors.len > 0;
	if (hit.successors.len > 1)
		hit.kind = OFFER_SPLIT;
	if (*found)
		*out = hit;
	return true;
}

static bool by_slug(struct ctx *cx, const struct authority *asked, struct offer_lookup *out)
{
	struct offer_lookup hit = { .kind = OFFER_HERE, .council = *asked, .asked = *asked };

	if (!asked->has_childrens_services) {
		hit.kind = str_empty(asked->parent_gss) ? OFFER_ABROAD : OFFER_DISTRICT;
		if (hit.kind == OFFER_DISTRICT && !authority_by_gss(cx, asked->parent_gss, &hit.council))
			return false;
	}
	*out = hit;
	return true;
}

bool offer_lookup(struct ctx *cx, struct str slug, struct offer_lookup *out)
{
	struct authority asked;
	bool found = false;

	if (authority_by_slug(cx, slug, &asked))
		return by_slug(cx, &asked, out);
	if (cx->err.kind != ERR_NOT_FOUND)
		return false;
	err_clear(cx);
	if (!by_former_name(cx, slug, out, &found) || found)
		return found;
	if (!by_other_name(cx, slug, out, &found) || found)
		return found;
	return fail(cx, ERR_NOT_FOUND, "We know no council called “%.*s”.", STR_ARG(slug));
}
