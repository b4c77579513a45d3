/* Councils out of the database. */
#include "domain/authorities/authority.h"

#include "gen/sql/authorities.h"
#include "store/kept.h"

static const char *const regions[] = {
	"North East",	 "North West",	  "Yorkshire and The Humber",
	"East Midlands", "West Midlands", "East of England",
	"London",	 "South East",	  "South West",
};

static struct authority from_row(const struct authority_all_row *r)
{
	return (struct authority){
		.gss = r->gss,
		.slug = r->slug,
		.official_name = r->official_name,
		.short_name = r->short_name,
		.type = r->type,
		.nation = r->nation,
		.region = r->region,
		.has_childrens_services = r->has_childrens_services != 0,
		.is_invented = r->is_invented != 0,
		.parent_gss = r->parent_gss,
		.website = r->website,
		.dfe_code = r->dfe_code,
		.provider = r->provider,
		.starts_on = r->starts_on,
		.ends_on = r->ends_on,
		.successors = r->planned_successors,
		.letter_code = r->letter_code,
		.population = r->population,
		.alt_names = r->alt_names,
	};
}

static bool take_one(struct ctx *cx, const struct authority_all_row *row, struct authority *out)
{
	if (!row)
		return fail(cx, ERR_NOT_FOUND, "There is no council at this address.");
	*out = from_row(row);
	return true;
}

bool authority_by_gss(struct ctx *cx, struct str gss, struct authority *out)
{
	struct authority_all_row *row;

	return q_authority_by_code(cx, gss, &row) && take_one(cx, row, out);
}

bool authority_offering_for(struct ctx *cx, const struct authority *of, struct authority *out)
{
	if (of->has_childrens_services) {
		*out = *of;
		return true;
	}
	if (str_empty(of->parent_gss))
		return fail(cx, ERR_NOT_FOUND, "This council is not in England, where local offers are the law.");
	return authority_by_gss(cx, of->parent_gss, out);
}

/* Names are sorted here, because databases disagree about capitals and spaces. */
static int by_short_name(const void *a, const void *b)
{
	const struct authority *one = a;
	const struct authority *other = b;
	int order = str_cmp(one->short_name, other->short_name);

	return order ? order : str_cmp(one->gss, other->gss);
}

static struct authority_list from_rows(struct ctx *cx, const struct authority_all_row_list *rows)
{
	struct authority_list list = { 0 };

	for (size_t i = 0; i < rows->len; i++)
		*list_push(cx->mem, &list) = from_row(&rows->at[i]);
	if (list.len)
		qsort(list.at, list.len, sizeof(list.at[0]), by_short_name);
	return list;
}

static bool build_all(struct ctx *cx, const void **out)
{
	struct authority_list *all = arena_new(cx->mem, struct authority_list);
	struct authority_all_row_list rows;

	if (!q_authority_all(cx, &rows))
		return false;
	*all = from_rows(cx, &rows);
	*out = all;
	return true;
}

static bool build_offering(struct ctx *cx, const void **out)
{
	struct authority_list *offering = arena_new(cx->mem, struct authority_list);
	struct authority_all_row_list rows;

	if (!q_authority_offering(cx, &rows))
		return false;
	*offering = from_rows(cx, &rows);
	*out = offering;
	return true;
}

static const struct kept_kind kept_all = { "authorities", build_all };
static const struct kept_kind kept_offering = { "offering authorities", build_offering };

bool authority_list(struct ctx *cx, struct authority_list *out)
{
	const void *all;

	if (!kept_get(cx, &kept_all, &all))
		return false;
	*out = *(const struct authority_list *)all;
	return true;
}

bool authority_list_offering(struct ctx *cx, struct authority_list *out)
{
	const void *offering;

	if (!kept_get(cx, &kept_offering, &offering))
		return false;
	*out = *(const struct authority_list *)offering;
	return true;
}

bool authority_by_slug(struct ctx *cx, struct str slug, struct authority *out)
{
	struct authority_list all;

	if (!authority_list(cx, &all))
		return false;
	for (size_t i = 0; i < all.len; i++) {
		if (!str_eq(all.at[i].slug, slug))
			continue;
		*out = all.at[i];
		return true;
	}
	return fail(cx, ERR_NOT_FOUND, "There is no council at this address.");
}

bool authority_districts(struct ctx *cx, struct str gss, struct authority_list *out)
{
	struct authority_list districts = { 0 };
	struct authority_list all;

	if (!authority_list(cx, &all))
		return false;
	for (size_t i = 0; i < all.len; i++)
		if (str_eq(all.at[i].parent_gss, gss))
			*list_push(cx->mem, &districts) = all.at[i];
	*out = districts;
	return true;
}

struct authority_list authority_in_region(struct arena *mem, const struct authority_list *all, struct str region)
{
	struct authority_list list = { 0 };

	for (size_t i = 0; i < all->len; i++)
		if (str_eq(all->at[i].region, region))
			*list_push(mem, &list) = all->at[i];
	return list;
}

const char *authority_region(size_t i)
{
	return i < sizeof(regions) / sizeof(regions[0]) ? regions[i] : NULL;
}

bool authority_neighbours(struct ctx *cx, struct str gss, struct authority_neighbour_list *out)
{
	struct authority_neighbours_row_list rows;
	struct authority_neighbour_list list = { 0 };

	if (!q_authority_neighbours(cx, gss, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++)
		*list_push(cx->mem, &list) = (struct authority_neighbour){
			.rank = rows.at[i].rank,
			.closeness = rows.at[i].closeness,
			.gss = rows.at[i].gss,
			.slug = rows.at[i].slug,
			.short_name = rows.at[i].short_name,
		};
	*out = list;
	return true;
}

static struct authority_planned_list planned(struct ctx *cx, const struct authority_planned_row_list *rows)
{
	struct authority_planned_list list = { 0 };

	for (size_t i = 0; i < rows->len; i++)
		*list_push(cx->mem, &list) = (struct authority_planned){
			.name = rows->at[i].name,
			.starts_on = rows->at[i].starts_on,
			.predecessor_gss = rows->at[i].predecessor_gss,
			.extent = rows->at[i].extent,
			.status = rows->at[i].status,
		};
	return list;
}

bool authority_planned(struct ctx *cx, struct str gss, struct authority_planned_list *out)
{
	struct authority_planned_row_list rows;

	if (!q_authority_planned(cx, gss, &rows))
		return false;
	*out = planned(cx, &rows);
	return true;
}

bool authority_planned_all(struct ctx *cx, struct authority_planned_list *out)
{
	struct authority_planned_row_list rows;

	if (!q_planned_all(cx, &rows))
		return false;
	*out = planned(cx, &rows);
	return true;
}

static struct authority_former_list formers(struct ctx *cx, const struct authority_former_row_list *rows)
{
	struct authority_former_list list = { 0 };

	for (size_t i = 0; i < rows->len; i++)
		*list_push(cx->mem, &list) = (struct authority_former){
			.gss = rows->at[i].gss,
			.name = rows->at[i].name,
			.short_name = rows->at[i].short_name,
			.type = rows->at[i].type,
			.nation = rows->at[i].nation,
			.had_childrens_services = rows->at[i].had_childrens_services != 0,
			.ended_on = rows->at[i].ended_on,
			.successor_gss = rows->at[i].successor_gss,
			.is_split = str_eq(rows->at[i].change, S("split")),
			.is_code_change = str_starts(rows->at[i].change, S("code change")),
		};
	return list;
}

bool authority_formers(struct ctx *cx, struct str gss, struct authority_former_list *out)
{
	struct authority_former_row_list rows;

	if (!q_authority_former(cx, gss, &rows))
		return false;
	*out = formers(cx, &rows);
	return true;
}

bool authority_formers_all(struct ctx *cx, struct authority_former_list *out)
{
	struct authority_former_row_list rows;

	if (!q_former_all(cx, &rows))
		return false;
	*out = formers(cx, &rows);
	return true;
}

const struct authority *authority_pick(const struct authority_list *all, struct str gss)
{
	for (size_t i = 0; i < all->len; i++)
		if (str_eq(all->at[i].gss, gss))
			return &all->at[i];
	return NULL;
}
