#include "views/home_view.h"

static int64_t position_of(const struct entitlement *e)
{
	return e->often_missed_position.has ? e->often_missed_position.n : INT64_MAX;
}

static int by_position(const void *a, const void *b)
{
	const struct entitlement *const *one = a;
	const struct entitlement *const *other = b;
	int64_t first = position_of(*one);
	int64_t second = position_of(*other);

	return first < second ? -1 : first > second;
}

static void add_sums(struct arena *mem, const struct entitlement_list *rights, struct home_page *out)
{
	LIST(missed, const struct entitlement *) missed = { 0 };

	for (size_t i = 0; i < rights->len; i++)
		if (rights->at[i].often_missed && entitlement_counts(&rights->at[i]))
			*list_push(mem, &missed) = &rights->at[i];
	if (missed.len)
		qsort(missed.at, missed.len, sizeof(missed.at[0]), by_position);
	for (size_t i = 0; i < missed.len; i++) {
		const struct entitlement *e = missed.at[i];

		*list_push(mem, &out->sums) = (struct home_sum){
			.figure = e->figure,
			.words = e->often_missed_text,
			.title = e->title,
			.slug = e->slug,
			.tag = tag_of(entitlement_kind_word(e->kind)),
			.law = law_source_of(mem, e),
		};
	}
}

void home_page_view(struct arena *mem, const struct entitlement_list *rights, const struct area_list *areas,
		    const struct indicator_list *indicators, struct home_page *out)
{
	*out = (struct home_page){ .topics = (int64_t)indicators->len };
	add_sums(mem, rights, out);
	for (size_t i = 0; i < areas->len; i++) {
		const struct area *a = &areas->at[i];
		struct home_area *to = list_push(mem, &out->areas);

		*to = (struct home_area){ .id = a->id, .title = a->title, .blurb = a->blurb, .icon = a->icon };
		for (size_t k = 0; k < indicators->len; k++)
			to->topics += str_eq(indicators->at[k].area, a->id);
	}
	/* "Priority if you’re homeless": what to say to a housing team tonight. */
	for (size_t i = 0; i < rights->len; i++)
		if (str_eq(rights->at[i].id, S("H02")))
			out->homeless_slug = rights->at[i].slug;
}
