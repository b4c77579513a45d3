#include "domain/analysis/topic.h"

#include "base/date.h"
#include "gen/sql/analysis.h"

/* What nobody vouches for counts as not checked. */
static enum entitlement_state state_of(struct str word)
{
	if (str_eq(word, S("confirmed")))
		return LAW_CONFIRMED;
	if (str_eq(word, S("partly")))
		return LAW_PARTLY;
	return str_eq(word, S("not in force yet")) ? LAW_NOT_IN_FORCE : LAW_UNCONFIRMED;
}

static bool rights(struct ctx *cx, struct str indicator, struct topic_right_list *out)
{
	struct topic_rights_row_list rows;
	struct topic_right_list list = { 0 };

	if (!q_topic_rights(cx, indicator, date_of_ms(cx->mem, cx->now_ms), &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++) {
		const struct topic_rights_row *r = &rows.at[i];

		*list_push(cx->mem, &list) = (struct topic_right){
			.slug = r->slug,
			.title = r->title,
			.kind = r->kind,
			.figure = r->figure,
			.in_short = r->in_short,
			.source = r->source,
			.source_url = r->source_url,
			.status_line = r->status_line,
			.checked_on = r->checked_on,
			.state = state_of(r->status),
		};
	}
	*out = list;
	return true;
}

static void add_cells(struct ctx *cx, const struct map_cell_list *cells, struct topic_council_list *out)
{
	for (size_t i = 0; i < cells->len; i++)
		*list_push(cx->mem, out) = (struct topic_council){ .cell = cells->at[i], .is_counted = true };
}

static int others_in_order(const void *a, const void *b)
{
	const struct topic_council *x = a;
	const struct topic_council *y = b;

	if (x->is_invented != y->is_invented)
		return x->is_invented ? 1 : -1;
	return str_cmp(x->cell.name, y->cell.name);
}

/* Districts, then the invented council. */
static bool add_others(struct ctx *cx, struct str indicator, struct topic_council_list *out)
{
	struct topic_others_row_list rows;
	size_t first = out->len;

	if (!q_topic_others(cx, indicator, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++) {
		const struct topic_others_row *r = &rows.at[i];

		*list_push(cx->mem, out) = (struct topic_council){
			.cell = { .gss = r->gss,
				  .slug = r->slug,
				  .name = r->short_name,
				  .region = r->region,
				  .type = r->type },
			.is_invented = r->is_invented != 0,
			.parent_name = r->parent_name,
		};
	}
	if (rows.len)
		qsort(&out->at[first], rows.len, sizeof(out->at[0]), others_in_order);
	return true;
}

/* Each council gets its claims; they come grouped by nothing that we may rely on. */
static void deal_out(struct arena *mem, const struct claim_list *found, struct topic *t)
{
	for (size_t i = 0; i < t->councils.len; i++) {
		struct topic_council *c = &t->councils.at[i];

		c->first = t->claims.len;
		for (size_t k = 0; k < found->len; k++)
			if (str_eq(found->at[k].gss, c->cell.gss))
				*list_push(mem, &t->claims) = found->at[k];
		c->claims = t->claims.len - c->first;
		c->standing = standing_of(t->claims.at ? &t->claims.at[c->first] : NULL, c->claims);
	}
}

static void count(struct arena *mem, struct topic *t)
{
	struct standing *standings = arena_take(mem, (t->councils.len + 1) * sizeof(*standings));
	size_t n = 0;

	for (size_t i = 0; i < t->councils.len; i++) {
		const struct topic_council *c = &t->councils.at[i];

		if (c->is_counted)
			standings[n++] = c->standing;
		else if (c->is_invented)
			t->has_invented = true;
		else
			t->districts++;
	}
	t->count = count_of(COUNT_PILOT, &band_edges_guessed, standings, n);
}

bool topic_by_slug(struct ctx *cx, struct str slug, struct topic *out)
{
	struct topic t = { 0 };
	struct map_cell_list cells;
	struct claim_list found;
	struct area_list areas;

	if (!indicator_by_slug(cx, slug, &t.indicator) || !areas_all(cx, &areas) ||
	    !rights(cx, t.indicator.id, &t.rights) || !map_cells(cx, &cells) ||
	    !claims_of_indicator(cx, t.indicator.id, &found))
		return false;
	const struct area *area = area_find(&areas, t.indicator.area);

	if (!area)
		return fail(cx, ERR_BUG, "The topic stands under no area.");
	t.area = *area;
	add_cells(cx, &cells, &t.councils);
	if (!add_others(cx, t.indicator.id, &t.councils))
		return false;
	deal_out(cx->mem, &found, &t);
	count(cx->mem, &t);
	*out = t;
	return true;
}

bool topic_counts(struct ctx *cx, const struct indicator_list *indicators, struct topic_count_list *out)
{
	struct topic_counts_row_list rows;
	struct topic_count_list counts = { 0 };

	if (!q_topic_counts(cx, &rows))
		return false;
	for (size_t i = 0; i < indicators->len; i++) {
		struct topic_count *c = list_push(cx->mem, &counts);

		*c = (struct topic_count){ 0 };
		for (size_t k = 0; k < rows.len; k++)
			if (str_eq(rows.at[k].indicator, indicators->at[i].id))
				*c = (struct topic_count){ rows.at[k].offers, rows.at[k].councils };
	}
	*out = counts;
	return true;
}
