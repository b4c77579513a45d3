/* Step 4 of a request for a comparison. Next: domain/analysis/compare.c, then views/compare_view.c. */
#include "web/pages/compare_pages.h"

#include "gen/templates/compare_show.h"
#include "gen/templates/compare_start.h"
#include "views/compare_view.h"
#include "web/app.h"
#include "web/page.h"

const struct param compare_params[] = {
	{ .name = "with", .type = PARAM_LIST, .max_bytes = 600, .label = "the councils" },
	{ .name = "show", .type = PARAM_CHOICE, .choices = "seen|differences|all", .label = "what to show" },
	{ .name = "add", .type = PARAM_TEXT, .label = "the council to add" },
	{ .name = "also", .type = PARAM_TEXT, .label = "the second council" },
	{ .name = NULL },
};
const struct param compare_csv_params[] = {
	{ .name = "with", .type = PARAM_LIST, .max_bytes = 600, .label = "the councils" },
	{ .name = "show", .type = PARAM_CHOICE, .choices = "seen|differences|all", .label = "what to show" },
	{ .name = "raw", .type = PARAM_CHOICE, .choices = "1" },
	{ .name = NULL },
};

enum { STARTS = 6 };

/* Councils from the address, then what was typed; "add=neighbours" asks for those most like the first. */
static bool read_pick(struct ctx *cx, const struct request *rq, const struct compare_ask *ask,
		      struct compare_pick *pick)
{
	struct str_list words = { 0 };
	struct str word;
	bool wants_neighbours = str_eq(ask->add, S("neighbours"));

	for (size_t i = 0; (word = param_at(rq, "with", i)).at; i++)
		*list_push(cx->mem, &words) = word;
	if (!str_empty(ask->add) && !wants_neighbours)
		*list_push(cx->mem, &words) = ask->add;
	if (!str_empty(ask->also))
		*list_push(cx->mem, &words) = ask->also;
	*pick = (struct compare_pick){ 0 };
	return compare_pick(cx, rq->app->postcodes, &words, pick) &&
	       (!wants_neighbours || compare_pick_neighbours(cx, pick));
}

/* Nothing to compare yet: whom to begin with, or whom to add. */
static bool show_start(struct ctx *cx, const struct compare_pick *pick, struct compare_page *page)
{
	struct compare_start_list starts;
	struct authority_neighbour_list near;

	if (pick->councils.len == 0) {
		if (!compare_starts(cx, STARTS, &starts))
			return false;
		for (size_t i = 0; i < starts.len; i++)
			compare_add_start(cx->mem, pick, starts.at[i].authority.slug, starts.at[i].authority.short_name,
					  page);
		return true;
	}
	if (!authority_neighbours(cx, pick->councils.at[0].gss, &near))
		return false;
	for (size_t i = 0; i < near.len && i < STARTS; i++)
		compare_add_start(cx->mem, pick, near.at[i].slug, near.at[i].short_name, page);
	if (near.len == 0)
		page->neighbours_url = S("");
	return true;
}

static bool make(struct ctx *cx, const struct compare_pick *pick, struct comparison *out)
{
	const struct authority *councils[COMPARE_MAX];
	size_t n = 0;

	for (; n < pick->councils.len && n < COMPARE_MAX; n++)
		councils[n] = &pick->councils.at[n];
	return compare_make(cx, councils, n, out);
}

static bool fill(struct ctx *cx, const struct compare_pick *pick, const struct compare_ask *ask,
		 struct compare_page *page)
{
	struct comparison c;
	struct compare_right_list rights;

	if (pick->councils.len < 2) {
		compare_page_view(cx->mem, pick, ask, NULL, NULL, page);
		return show_start(cx, pick, page);
	}
	if (!make(cx, pick, &c) || !compare_rights(cx, &rights))
		return false;
	compare_page_view(cx->mem, pick, ask, &c, &rights, page);
	return true;
}

bool page_compare_show(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct compare_ask ask = { compare_show_of(param(rq, "show")), param(rq, "add"), param(rq, "also") };
	struct compare_pick pick;
	struct compare_page page;
	struct tpl_env env;
	struct buf html;

	if (!read_pick(cx, rq, &ask, &pick))
		return false;
	/* What was typed is in the address only until it is understood. */
	if (!(str_empty(ask.add) && str_empty(ask.also)) && pick.problems.len == 0)
		return respond_redirect(cx, 303, compare_address(cx->mem, &pick.councils, pick.councils.len, ask.show),
					out);
	if (!fill(cx, &pick, &ask, &page))
		return false;
	page_start(cx, rq, compare_canonical(cx->mem, &pick.councils), &env, &html);
	if (page.len > 1)
		tpl_compare_show(&html, &env, &page);
	else
		tpl_compare_start(&html, &env, &page);
	if (!page_finish(cx, &html, out))
		return false;
	if (page.problems.len) {
		out->status = 422;
		out->cache = CACHE_NONE;
	}
	return true;
}

bool page_compare_csv(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct compare_ask ask = { .show = compare_show_of(param(rq, "show")) };
	struct compare_pick pick;
	struct comparison c;
	struct buf csv;

	if (!read_pick(cx, rq, &ask, &pick))
		return false;
	if (pick.problems.len)
		return fail_field(cx, ERR_NOT_FOUND, S("with"), "One of these is no council in England.");
	if (!make(cx, &pick, &c))
		return false;
	buf_init(&csv, cx->mem, PAGE_MAX_BYTES);
	compare_csv(&csv, param(rq, "raw").at ? CSV_RAW : CSV_GUARDED, &c, ask.show);
	if (!buf_ok(&csv))
		return fail(cx, ERR_BUG, "The file outgrew %d bytes.", PAGE_MAX_BYTES);
	if (!respond_data(cx, S("text/csv; charset=utf-8"), buf_str(&csv), out))
		return false;
	out->cache = CACHE_PUBLIC;
	out->download_name = S("local-offer-comparison.csv");
	return true;
}
