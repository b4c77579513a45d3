/*
 * Step 4 of a search. Next: domain/search/search.c, then views/search_view.c.
 *
 * Results are the same for everybody, but what somebody types is theirs: people type postcodes, names and
 * what they are afraid of. So a page of results is CACHE_NONE: no browser keeps it, nothing that was typed
 * stands in a log (the log has the route, not the address), and our own page cache doesn't hold it either,
 * where a quick answer would tell the next person that somebody had asked the same. It has to be quick
 * without a cache. The empty search page is like any other.
 */
#include "web/pages/search_pages.h"

#include "domain/authorities/find.h"
#include "gen/templates/search_show.h"
#include "gen/templates/search_start.h"
#include "views/search_view.h"
#include "web/app.h"
#include "web/page.h"

const struct param search_params[] = {
	{ .name = "q", .type = PARAM_TEXT, .max_bytes = 6000, .label = "what you look for" },
	{ .name = "kind", .type = PARAM_TEXT, .label = "the kind" },
	{ .name = "region", .type = PARAM_TEXT, .label = "the region" },
	{ .name = "page", .type = PARAM_INT, .min = 1, .max = 1000, .label = "the page" },
	{ .name = NULL },
};

static void read_options(struct ctx *cx, const struct request *rq, struct search_options *out)
{
	struct str word;

	*out = (struct search_options){ .text = str_trim(param(rq, "q")), .page = param_int(rq, "page", 1) };
	for (size_t i = 0; (word = param_at(rq, "kind", i)).at; i++)
		if (search_kind_of(word) != SEARCH__KINDS)
			out->kinds[search_kind_of(word)] = true;
	out->region = search_region_of(cx->mem, param(rq, "region"));
}

static void add_first(struct ctx *cx, const struct authority *a, struct search_options *out)
{
	if (a && a->has_childrens_services)
		*list_push(cx->mem, &out->first) = a->gss;
}

/* The councils that the text names, when they are so few that they can all stand first. */
static void put_first(struct ctx *cx, const struct find *f, struct search_options *out)
{
	if (f->kind == FIND_SUGGESTIONS)
		return;
	add_first(cx, f->council, out);
	for (size_t i = 0; i < f->also.len && f->also.len < SEARCH_FIRST_MAX; i++)
		add_first(cx, f->also.at[i].authority, out);
	for (size_t i = 0; i < f->choices.len && f->choices.len <= SEARCH_FIRST_MAX; i++)
		add_first(cx, f->choices.at[i].authority, out);
}

/* Asks the resolver when the text may be a place; *found is NULL when it wasn't asked. */
static bool read_place(struct ctx *cx, const struct request *rq, struct search_options *options,
		       const struct find **found)
{
	struct find *f = arena_new(cx->mem, struct find);
	bool may_be;

	*found = NULL;
	if (!search_may_be_place(cx, options->text, &may_be))
		return false;
	if (!may_be)
		return true;
	if (!find(cx, rq->app->postcodes, options->text, f))
		return false;
	put_first(cx, f, options);
	*found = f;
	return true;
}

bool page_search_show(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct search_options options;
	struct search_result result;
	const struct find *found;
	struct search_page view;
	struct tpl_env env;
	struct buf html;

	read_options(cx, rq, &options);
	if (!read_place(cx, rq, &options, &found) || !search_find(cx, &options, &result))
		return false;
	options.text = result.text;
	search_view(cx->mem, &options, &result, found, &view);
	if (!view.hits.len && !areas_all(cx, &view.areas))
		return false;
	page_start(cx, rq, S("/search"), &env, &html);
	if (str_empty(view.text))
		tpl_search_start(&html, &env, &view);
	else
		tpl_search_show(&html, &env, &view);
	if (!page_finish(cx, &html, out))
		return false;
	if (!str_empty(view.text))
		out->cache = CACHE_NONE;
	return true;
}
