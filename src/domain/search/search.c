/* A search, step by step: query.c reads the text, the index gives candidates, rank.c orders them. */
#include "domain/search/search.h"

#include "domain/search/mark.h"
#include "domain/search/rank.h"
#include "domain/search/spelling.h"

enum {
	CANDIDATES_MAX = 800, /* documents looked at; in the order of the index, so rights and topics are among them */
	FEW = 3,	      /* results with all the words; with fewer, those with some of them are shown too */
	BODY_MAX_BYTES = 230,
	PAGES_MAX = 100,
	LIKE_MAX = 4,
};

/* A result: a right, topic or guide, or a council with all that matches about it. */
struct group {
	struct ranked best;
	int64_t claims; /* that match */
	bool first;	/* the text names it */
};
LIST(group, struct group);

struct groups {
	struct group_list list;
	bool has_all;
	bool cut;
};

/* What is invented comes behind what is real, unless it was asked for by its name. */
static bool is_last(const struct group *g)
{
	return g->best.row->is_invented && !g->best.named;
}

static int by_group(const void *a, const void *b)
{
	const struct group *x = a, *y = b;

	if (x->first != y->first)
		return x->first ? -1 : 1;
	if (is_last(x) != is_last(y))
		return is_last(x) ? 1 : -1;
	return rank_order(&x->best, &y->best);
}

static int by_owner(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->row->owner != y->row->owner)
		return x->row->owner < y->row->owner ? -1 : 1;
	if (x->has_all != y->has_all)
		return x->has_all ? -1 : 1;
	return rank_order(a, b);
}

/* One result for each owner: it shows the document that has the most, and stands where the best one puts it. */
static void group(struct ctx *cx, struct ranked_list *ranked, struct groups *out)
{
	if (ranked->len)
		qsort(ranked->at, ranked->len, sizeof(*ranked->at), by_owner);
	for (size_t i = 0; i < ranked->len; i++) {
		const struct ranked *r = &ranked->at[i];

		if (i == 0 || r->row->owner != r[-1].row->owner)
			*list_push(cx->mem, &out->list) = (struct group){ .best = *r };
		struct group *g = &out->list.at[out->list.len - 1];

		g->claims += r->row->id != r->row->owner;
		g->best.score = r->score > g->best.score ? r->score : g->best.score;
		out->has_all = out->has_all || r->has_all;
	}
}

static bool fetch(struct ctx *cx, const struct search_query *q, enum query_mode mode, struct groups *out)
{
	struct search_candidates_row_list rows = { 0 };
	struct str asked = query_text(cx, q, mode);
	struct ranked_list ranked = { 0 };
	struct groups groups = { 0 };

	if (asked.len && !q_search_candidates(cx, asked, CANDIDATES_MAX, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++) {
		struct ranked r = rank_score(q, &rows.at[i]);

		if (r.score > 0 && (mode == QUERY_ANY || r.has_all))
			*list_push(cx->mem, &ranked) = r;
	}
	groups.cut = rows.len == CANDIDATES_MAX;
	group(cx, &ranked, &groups);
	*out = groups;
	return true;
}

/* Councils that the text names: moved to the front, or put there. */
static bool put_first(struct ctx *cx, const struct search_options *o, const struct search_query *q,
		      struct groups *groups)
{
	struct search_candidates_row_list rows;
	struct str g[SEARCH_FIRST_MAX];

	if (!o->first.len)
		return true;
	for (size_t i = 0; i < SEARCH_FIRST_MAX; i++)
		g[i] = o->first.at[i < o->first.len ? i : 0];
	if (!q_search_candidates_of(cx, g[0], g[1], g[2], g[3], &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++) {
		struct group *found = NULL;
		struct ranked own = rank_score(q, &rows.at[i]);

		for (size_t k = 0; k < groups->list.len && !found; k++)
			if (groups->list.at[k].best.row->owner == rows.at[i].id)
				found = &groups->list.at[k];
		if (!found)
			found = list_push(cx->mem, &groups->list);
		found->best = own;
		found->first = true;
	}
	groups->has_all = true;
	return true;
}

static bool any_kind(const struct search_options *o)
{
	for (int k = 0; k < SEARCH__KINDS; k++)
		if (o->kinds[k])
			return true;
	return false;
}

static void count_region(struct ctx *cx, struct search_result *out, struct str region)
{
	for (size_t i = 0; i < out->regions.len; i++) {
		if (!str_eq(out->regions.at[i].name, region))
			continue;
		out->regions.at[i].count++;
		return;
	}
	*list_push(cx->mem, &out->regions) = (struct search_region){ region, 1 };
}

static int by_region(const void *a, const void *b)
{
	const struct search_region *x = a, *y = b;

	return str_cmp(x->name, y->name);
}

/* Counts for every filter, and keeps what passes the filters that are set. */
static struct group_list filter(struct ctx *cx, const struct search_options *o, const struct groups *groups,
				struct search_result *out)
{
	struct group_list kept = { 0 };
	bool some_kinds = any_kind(o);

	for (size_t i = 0; i < groups->list.len; i++) {
		const struct group *g = &groups->list.at[i];
		const struct search_candidates_row *row = g->best.row;
		bool kind_fits = !some_kinds || o->kinds[row->kind];
		bool region_fits =
			str_empty(o->region) || row->kind != SEARCH_COUNCIL || str_eq(row->region, o->region);

		if (!row->is_invented && kind_fits && row->kind == SEARCH_COUNCIL)
			count_region(cx, out, row->region);
		if (!row->is_invented && region_fits)
			out->kind_counts[row->kind]++;
		if (!kind_fits || !region_fits)
			continue;
		*list_push(cx->mem, &kept) = *g;
		out->total += !row->is_invented;
		out->invented += row->is_invented;
	}
	if (out->regions.len)
		qsort(out->regions.at, out->regions.len, sizeof(*out->regions.at), by_region);
	return kept;
}

static struct search_hit hit_of(struct ctx *cx, const struct search_query *q, const struct group *g,
				const struct search_shown_row *r)
{
	struct search_hit hit = {
		.kind = (enum search_kind)r->kind,
		.is_claim = g->best.row->id != g->best.row->owner,
		.is_invented = r->is_invented != 0,
		.address = r->address,
		.condition = r->condition,
		.place = r->place,
		.tag = r->tag,
		.basis = r->basis,
		.origin = r->origin,
		.source = r->source,
		.url = r->url,
		.dated = r->dated,
		.state = r->state,
		.claims = r->claims,
	};

	hit.is_outdated = hit.is_claim && str_eq(r->state, S("outdated"));
	hit.limits_right = hit.is_claim && str_eq(r->state, S("limits"));
	hit.more = g->claims - hit.is_claim;
	mark_text(cx, q, r->title, 0, &hit.title);
	mark_text(cx, q, r->body, BODY_MAX_BYTES, &hit.body);
	return hit;
}

/* The documents of one page, in one query, in the order of the groups. */
static bool show(struct ctx *cx, const struct search_query *q, const struct group *groups, size_t len,
		 struct search_hit_list *out)
{
	int64_t n[SEARCH_PAGE_HITS] = { 0 };
	struct search_shown_row_list rows;

	if (!len)
		return true;
	for (size_t i = 0; i < len; i++)
		n[i] = groups[i].best.row->id;
	struct search_shown_in in = { n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9] };

	if (!q_search_shown(cx, &in, &rows))
		return false;
	for (size_t i = 0; i < len; i++)
		for (size_t k = 0; k < rows.len; k++)
			if (rows.at[k].id == n[i])
				*list_push(cx->mem, out) = hit_of(cx, q, &groups[i], &rows.at[k]);
	return true;
}

static bool show_page(struct ctx *cx, const struct search_options *o, const struct search_query *q,
		      const struct group_list *groups, struct search_result *out)
{
	int64_t len = (int64_t)groups->len;

	out->pages = (len + SEARCH_PAGE_HITS - 1) / SEARCH_PAGE_HITS;
	out->pages = out->pages > PAGES_MAX ? PAGES_MAX : out->pages;
	out->page = o->page < 1 ? 1 : o->page > out->pages ? out->pages : o->page;
	if (!out->pages)
		return true;
	int64_t from = (out->page - 1) * SEARCH_PAGE_HITS;
	int64_t count = len - from < SEARCH_PAGE_HITS ? len - from : SEARCH_PAGE_HITS;

	return show(cx, q, groups->at + from, (size_t)count, &out->hits);
}

/* No dead ends: for the first word that nothing has, words that are there. */
static bool suggest(struct ctx *cx, const struct search_query *q, struct search_result *out)
{
	if (!q->missing.len)
		return true;
	return spelling_like(cx, text_fold(cx->mem, q->missing.at[0]), LIKE_MAX, &out->like);
}

static bool find(struct ctx *cx, const struct search_options *o, struct search_query *q, struct search_result *out)
{
	struct search_result result = { .page = 1 };
	struct groups groups;

	if (!query_read(cx, o->text, q) || !fetch(cx, q, QUERY_ALL, &groups))
		return false;
	bool wide = q->concepts.len > 1 || (q->concepts.len && q->concepts.at[0].last > q->concepts.at[0].first);

	if (wide && groups.list.len < FEW && !fetch(cx, q, QUERY_ANY, &groups))
		return false;
	if (!put_first(cx, o, q, &groups))
		return false;
	if (groups.list.len)
		qsort(groups.list.at, groups.list.len, sizeof(*groups.list.at), by_group);
	result.text = q->text;
	result.notes = q->notes;
	result.missing = q->missing;
	result.corrected = q->corrected;
	result.partly = groups.list.len && !groups.has_all;
	result.cut = groups.cut;
	struct group_list kept = filter(cx, o, &groups, &result);

	if (!show_page(cx, o, q, &kept, &result) || (!groups.list.len && !suggest(cx, q, &result)))
		return false;
	*out = result;
	return true;
}

bool search_find(struct ctx *cx, const struct search_options *options, struct search_result *out)
{
	struct search_query query = { 0 };

	text_stemmer_init(&query.stemmer);
	bool ok = find(cx, options, &query, out);

	text_stemmer_done(&query.stemmer);
	return ok;
}
