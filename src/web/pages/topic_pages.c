/* Step 4 of a request for a topic. Next: domain/analysis/topic.c, then views/topic_view.c. */
#include "web/pages/topic_pages.h"

#include "domain/authorities/authority.h"
#include "gen/templates/topics_list.h"
#include "gen/templates/topics_map.h"
#include "gen/templates/topics_show.h"
#include "views/map_view.h"
#include "views/topic_csv.h"
#include "views/topic_view.h"
#include "web/page.h"

#define TOPIC_FILTERS                                                                                    \
	{ .name = "says", .type = PARAM_LIST, .label = "what we know" },                                 \
		{ .name = "region", .type = PARAM_SLUG, .label = "the region" },                         \
		{ .name = "type",                                                                        \
		  .type = PARAM_CHOICE,                                                                  \
		  .label = "the kind of council",                                                        \
		  .choices = "county|unitary|metropolitan-borough|london-borough|district" },            \
		{ .name = "like", .type = PARAM_SLUG, .label = "the council" },                          \
	{                                                                                                \
		.name = "sort", .type = PARAM_CHOICE, .choices = "name|amount|age", .label = "the order" \
	}

const struct param topic_params[] = { TOPIC_FILTERS, { .name = NULL } };
const struct param topic_csv_params[] = { TOPIC_FILTERS,
					  { .name = "raw", .type = PARAM_CHOICE, .choices = "1" },
					  { .name = NULL } };
const struct param topics_csv_params[] = { { .name = "raw", .type = PARAM_CHOICE, .choices = "1" }, { .name = NULL } };

/* The council asked for and those most like it, as codes. */
static bool read_like(struct ctx *cx, struct str slug, struct topic_ask *ask, struct topic_filter *filter)
{
	struct authority authority;
	struct authority_neighbour_list neighbours;

	if (str_empty(slug))
		return true;
	if (!authority_by_slug(cx, slug, &authority) || !authority_neighbours(cx, authority.gss, &neighbours))
		return false;
	ask->like_slug = authority.slug;
	ask->like_name = authority.short_name;
	*list_push(cx->mem, &filter->like) = authority.gss;
	for (size_t i = 0; i < neighbours.len; i++)
		*list_push(cx->mem, &filter->like) = neighbours.at[i].gss;
	return true;
}

static bool read_ask(struct ctx *cx, const struct request *rq, struct topic_ask *ask, struct topic_filter *filter)
{
	struct str word;

	*ask = (struct topic_ask){ .type = topic_type_of_word(param(rq, "type")),
				   .sort = topic_sort_of(param(rq, "sort")) };
	for (size_t i = 0; (word = param_at(rq, "says", i)).at; i++) {
		int says = topic_says_of(word);

		if (says == TOPIC_SAYS__MAX)
			return fail_field(cx, ERR_INPUT, S("says"), "There’s no such choice under “what we know”.");
		ask->says |= 1u << says;
	}
	ask->region = param(rq, "region");
	if (!str_empty(ask->region) && str_empty(topic_region_of(cx->mem, ask->region)))
		return fail_field(cx, ERR_INPUT, S("region"), "There’s no region of that name.");
	*filter = topic_filter_of(cx->mem, ask);
	return read_like(cx, param(rq, "like"), ask, filter);
}

bool page_topic_list(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct area_list areas;
	struct indicator_list indicators;
	struct topic_count_list counts;
	struct topics_page view;
	struct tpl_env env;
	struct buf html;

	if (!areas_all(cx, &areas) || !indicators_all(cx, &indicators) || !topic_counts(cx, &indicators, &counts))
		return false;
	topics_page_view(cx->mem, &areas, &indicators, &counts, &view);
	page_start(cx, rq, S("/topics"), &env, &html);
	tpl_topics_list(&html, &env, &view);
	return page_finish(cx, &html, out);
}

static bool respond_csv(struct ctx *cx, const struct buf *csv, struct str name, struct response *out)
{
	if (!buf_ok(csv))
		return fail(cx, ERR_BUG, "The file outgrew %d bytes.", PAGE_MAX_BYTES);
	if (!respond_data(cx, S("text/csv; charset=utf-8"), buf_str(csv), out))
		return false;
	out->cache = CACHE_PUBLIC;
	out->download_name = name;
	return true;
}

bool page_topic_list_csv(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct indicator_list indicators;
	struct topic_count_list counts;
	struct map_cell_list cells;
	struct buf csv;

	if (!indicators_all(cx, &indicators) || !topic_counts(cx, &indicators, &counts) || !map_cells(cx, &cells))
		return false;
	buf_init(&csv, cx->mem, PAGE_MAX_BYTES);
	topics_csv(&csv, param(rq, "raw").at ? CSV_RAW : CSV_GUARDED, &indicators, &counts, (int64_t)cells.len);
	return respond_csv(cx, &csv, S("local-offer-topics.csv"), out);
}

bool page_topic_show(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct topic topic;
	struct topic_ask ask;
	struct topic_filter filter;
	struct topic_rows rows;
	struct topic_page view;
	struct tpl_env env;
	struct buf html;

	if (!topic_by_slug(cx, path_arg(rq, "topic"), &topic) || !read_ask(cx, rq, &ask, &filter))
		return false;
	topic_filter_rows(cx->mem, &topic, &filter, &rows);
	topic_page_view(cx->mem, &topic, &rows, &ask, &view);
	page_start(cx, rq, view.plain_url, &env, &html);
	tpl_topics_show(&html, &env, &view);
	return page_finish(cx, &html, out);
}

bool page_topic_csv(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct topic topic;
	struct topic_ask ask;
	struct topic_filter filter;
	struct topic_rows rows;
	struct buf csv;

	if (!topic_by_slug(cx, path_arg(rq, "topic"), &topic) || !read_ask(cx, rq, &ask, &filter))
		return false;
	topic_filter_rows(cx->mem, &topic, &filter, &rows);
	buf_init(&csv, cx->mem, PAGE_MAX_BYTES);
	topic_csv(&csv, param(rq, "raw").at ? CSV_RAW : CSV_GUARDED, &topic, &rows);
	return respond_csv(cx, &csv, str_print(cx->mem, "local-offer-%.*s.csv", STR_ARG(topic.indicator.slug)), out);
}

bool page_map_show(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct map_cell_list cells;
	struct map_reading_list readings;
	struct map_page view;
	struct tpl_env env;
	struct buf html;

	if (!map_cells(cx, &cells) || !map_readings(cx, &cells, &readings))
		return false;
	map_page_view(cx->mem, &cells, &readings, &view);
	page_start(cx, rq, S("/map"), &env, &html);
	tpl_topics_map(&html, &env, &view);
	return page_finish(cx, &html, out);
}
