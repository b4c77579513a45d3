#include "domain/analysis/compare_pick.h"

#include "base/buf.h"
#include "gen/sql/analysis.h"

static bool is_picked(const struct compare_pick *pick, struct str gss)
{
	return authority_pick(&pick->councils, gss) != NULL;
}

/* The one council that the answer leads to; NULL when somebody has to choose. */
static const struct authority *leads_to(const struct find *f)
{
	switch (f->kind) {
	case FIND_COUNCIL:
		return f->is_sure || f->also.len == 0 ? f->council : NULL;
	case FIND_DISTRICT:
	case FIND_FORMER:
	case FIND_POSTCODE:
	case FIND_OUTWARD:
		return f->council;
	default:
		return NULL;
	}
}

static void add_choice(struct arena *mem, const struct authority *a, struct str place, struct compare_problem *p)
{
	if (!a || !a->has_childrens_services)
		return;
	for (size_t i = 0; i < p->choices.len; i++)
		if (str_eq(p->choices.at[i].authority.gss, a->gss))
			return;
	*list_push(mem, &p->choices) = (struct compare_meant){ *a, place };
}

static void add_choices(struct arena *mem, const struct find_choice_list *list, struct compare_problem *p)
{
	for (size_t i = 0; i < list->len; i++)
		add_choice(mem, list->at[i].authority, list->at[i].district ? list->at[i].district->short_name : S(""),
			   p);
}

static bool ask(struct ctx *cx, const struct postcode_index *index, struct str word, struct compare_pick *pick)
{
	struct find f;
	struct buf typed;

	/* In an address a name has hyphens for its spaces. */
	buf_init(&typed, cx->mem, word.len + 1);
	for (size_t i = 0; i < word.len; i++)
		buf_char(&typed, word.at[i] == '-' ? ' ' : word.at[i]);
	if (!find(cx, index, buf_str(&typed), &f))
		return false;
	const struct authority *council = leads_to(&f);

	if (council && council->has_childrens_services) {
		if (!is_picked(pick, council->gss))
			*list_push(cx->mem, &pick->councils) = *council;
		return true;
	}
	struct compare_problem *p = list_push(cx->mem, &pick->problems);

	*p = (struct compare_problem){ .typed = word, .kind = f.kind, .nation = f.nation };
	add_choice(cx->mem, f.council, S(""), p);
	add_choices(cx->mem, &f.choices, p);
	add_choices(cx->mem, &f.also, p);
	return true;
}

bool compare_pick(struct ctx *cx, const struct postcode_index *index, const struct str_list *words,
		  struct compare_pick *pick)
{
	for (size_t i = 0; i < words->len; i++) {
		struct authority a;
		bool found = authority_by_slug(cx, words->at[i], &a);

		if (!found && cx->err.kind != ERR_NOT_FOUND)
			return false;
		err_clear(cx);
		if (!found || !a.has_childrens_services) {
			if (!ask(cx, index, words->at[i], pick))
				return false;
		} else if (!is_picked(pick, a.gss)) {
			*list_push(cx->mem, &pick->councils) = a;
		}
	}
	return true;
}

bool compare_pick_neighbours(struct ctx *cx, struct compare_pick *pick)
{
	struct authority_neighbour_list near;
	struct authority a;

	if (pick->councils.len == 0)
		return true;
	if (!authority_neighbours(cx, pick->councils.at[0].gss, &near))
		return false;
	for (size_t i = 0; i < near.len && pick->councils.len < COMPARE_MAX; i++) {
		if (is_picked(pick, near.at[i].gss))
			continue;
		if (!authority_by_gss(cx, near.at[i].gss, &a))
			return false;
		*list_push(cx->mem, &pick->councils) = a;
	}
	return true;
}

static int most_pages_first(const void *a, const void *b)
{
	const struct compare_start *x = a;
	const struct compare_start *y = b;

	if (x->pages != y->pages)
		return x->pages > y->pages ? -1 : 1;
	return str_cmp(x->authority.short_name, y->authority.short_name);
}

static int by_name(const void *a, const void *b)
{
	return str_cmp(((const struct compare_start *)a)->authority.short_name,
		       ((const struct compare_start *)b)->authority.short_name);
}

bool compare_starts(struct ctx *cx, size_t n, struct compare_start_list *out)
{
	struct authority_list all;
	struct pages_read_row_list rows;
	struct compare_start_list starts = { 0 };

	if (!authority_list_offering(cx, &all) || !q_pages_read(cx, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++) {
		const struct authority *a = authority_pick(&all, rows.at[i].gss);

		if (a)
			*list_push(cx->mem, &starts) = (struct compare_start){ *a, rows.at[i].pages };
	}
	if (starts.len)
		qsort(starts.at, starts.len, sizeof(starts.at[0]), most_pages_first);
	starts.len = starts.len < n ? starts.len : n;
	if (starts.len)
		qsort(starts.at, starts.len, sizeof(starts.at[0]), by_name);
	*out = starts;
	return true;
}
