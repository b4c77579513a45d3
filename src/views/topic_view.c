#include "views/topic_view.h"

#include "base/buf.h"
#include "base/date.h"

static struct count_view count_view(struct arena *mem, int64_t count, int64_t of, enum band band)
{
	enum { ARCH_STEP = 20, ARCH_GAP = 2 };
	struct band_range range = band_range(&band_edges_guessed, band);
	struct count_view v = { .count = count,
				.of = of,
				.width = of * ARCH_STEP - ARCH_GAP,
				.band = band,
				.over = range.over,
				.up_to = range.up_to };

	for (int64_t i = 0; i < of; i++)
		*list_push(mem, &v.arches) = (struct arch_view){ i * ARCH_STEP, i < count };
	return v;
}

static struct topic_right_view_list right_views(struct arena *mem, const struct topic_right_list *rights)
{
	struct topic_right_view_list views = { 0 };

	for (size_t i = 0; i < rights->len; i++) {
		const struct topic_right *r = &rights->at[i];

		*list_push(mem, &views) = (struct topic_right_view){
			.right = *r,
			.tag = tag_of(r->kind),
			.law = { .tag = tag_of(r->kind),
				 .source = r->source,
				 .state = r->state,
				 .line = r->status_line,
				 .date = date_words(mem, r->checked_on),
				 .url = r->source_url },
		};
	}
	return views;
}

static void fill_map(struct arena *mem, const struct topic *topic, struct topic_page *out)
{
	struct map_cell_list cells = { 0 };
	enum hex_kind *kinds = arena_take(mem, (topic->councils.len + 1) * sizeof(*kinds));

	for (size_t i = 0; i < topic->councils.len; i++) {
		const struct topic_council *c = &topic->councils.at[i];

		if (!c->is_counted)
			continue;
		kinds[cells.len] = hex_kind_of(c->standing);
		*list_push(mem, &cells) = c->cell;
	}
	out->map = hexmap_view(mem, &cells, kinds);
	out->key = hexmap_key(mem, &out->map, HEX_OFFERS, HEX_NOT_LOOKED_AT);
}

static void fill_rows(struct arena *mem, const struct topic *topic, const struct topic_rows *rows,
		      struct topic_page *out)
{
	struct law_words law = { 0 };

	if (topic->rights.len)
		law = (struct law_words){ tag_of(topic->rights.at[0].kind), topic->rights.at[0].title,
					  topic->rights.at[0].figure };

	for (size_t i = 0; i < rows->rows.len; i++) {
		const struct topic_row *r = &rows->rows.at[i];

		*list_push(mem, &out->rows) = (struct topic_row_view){
			.name = r->council->cell.name,
			.slug = r->council->cell.slug,
			.parent_name = r->council->parent_name,
			.is_invented = r->council->is_invented,
			.line = claim_line_of(mem, r->claim, r->council->cell.name),
			.kind = out->kind,
			.is_law = out->is_same_everywhere,
			.says = hex_kind_of(standing_of(r->claim, 1)),
			.law = law,
		};
	}
	out->shown = rows->councils;
	out->shown_districts = rows->districts;
}

/* The first councils of the rows, for "compare some of these". */
static struct str compare_address(struct arena *mem, const struct topic_rows *rows)
{
	enum { COUNCILS = 3 };
	struct str last = S("");
	struct buf b;
	int n = 0;

	buf_init(&b, mem, 1024);
	for (size_t i = 0; i < rows->rows.len && n < COUNCILS; i++) {
		const struct topic_council *c = rows->rows.at[i].council;

		if (!c->is_counted || str_eq(c->cell.slug, last))
			continue;
		buf_print(&b, "%s%.*s", n++ ? "," : "/compare?with=", STR_ARG(c->cell.slug));
		last = c->cell.slug;
	}
	return n > 1 ? buf_str(&b) : S("");
}

static void fill_addresses(struct arena *mem, const struct topic_ask *ask, struct topic_page *out)
{
	struct topic_ask other = *ask;
	struct str *const urls[TOPIC_SORT__MAX] = { &out->by_name_url, &out->by_amount_url, &out->by_age_url };

	for (int sort = 0; sort < TOPIC_SORT__MAX; sort++) {
		other.sort = (enum topic_sort)sort;
		*urls[sort] = topic_address(mem, out->indicator.slug, &other, "");
	}
	out->csv_url = topic_address(mem, out->indicator.slug, ask, ".csv");
	out->plain_url = topic_address(mem, out->indicator.slug, &(struct topic_ask){ 0 }, "");
}

void topic_page_view(struct arena *mem, const struct topic *topic, const struct topic_rows *rows,
		     const struct topic_ask *ask, struct topic_page *out)
{
	const struct indicator *indicator = &topic->indicator;
	const struct count *count = &topic->count;

	*out = (struct topic_page){
		.indicator = *indicator,
		.area = topic->area,
		.kind = tag_of(indicator_kind_word(indicator->kind)),
		.is_same_everywhere = indicator->kind == INDICATOR_STATUTORY || indicator->kind == INDICATOR_NATIONAL,
		.rights = right_views(mem, &topic->rights),
		.has_2019 = indicator->count_2019.has && indicator->of_2019.has,
		.count = *count,
		.of = count->of,
		.offers = count->offers,
		.otherwise = count->by[CLAIM_MAY_OFFER] + count->by[CLAIM_SIGNPOSTS] + count->by[CLAIM_SAYS_NO] +
			     count->by[CLAIM_PAYS] + count->otherwise,
		.not_looked_at = count->by[CLAIM_NOT_LOOKED_AT],
		.seen = count->of - count->by[CLAIM_NOT_LOOKED_AT],
		.districts = topic->districts,
		.has_invented = topic->has_invented,
		.sort = ask->sort,
	};
	if (out->has_2019)
		out->in_2019 = count_view(mem, indicator->count_2019.n, indicator->of_2019.n,
					  band_of_word(indicator->band_2019));
	if (count->complete)
		out->now = count_view(mem, count->offers, count->of, count->band);
	fill_map(mem, topic, out);
	fill_rows(mem, topic, rows, out);
	topic_options(mem, topic, rows, ask, out);
	fill_addresses(mem, ask, out);
	out->compare_url = compare_address(mem, rows);
}

void topics_page_view(struct arena *mem, const struct area_list *areas, const struct indicator_list *indicators,
		      const struct topic_count_list *counts, struct topics_page *out)
{
	*out = (struct topics_page){ .topics = (int64_t)indicators->len };
	for (size_t a = 0; a < areas->len; a++) {
		struct topic_area *area = list_push(mem, &out->areas);

		*area = (struct topic_area){ .area = areas->at[a] };
		for (size_t i = 0; i < indicators->len; i++) {
			const struct indicator *n = &indicators->at[i];

			if (!str_eq(n->area, area->area.id))
				continue;
			*list_push(mem, indicator_is_right(n) ? &area->law : &area->extras) = (struct topic_item){
				.slug = n->slug,
				.title = n->short_title,
				.kind = tag_of(indicator_kind_word(n->kind)),
				.offers = counts->at[i].offers,
				.councils = counts->at[i].councils,
			};
			area->topics++;
		}
	}
}
