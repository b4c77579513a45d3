#include "domain/framework/indicator.h"

#include "gen/sql/framework.h"
#include "store/kept.h"

static const char *const kind_words[INDICATOR__MAX] = {
	[INDICATOR_STATUTORY] = "statutory",
	[INDICATOR_GUIDANCE] = "guidance",
	[INDICATOR_NATIONAL] = "national",
	[INDICATOR_EXTRA] = "discretionary",
};

struct str indicator_kind_word(enum indicator_kind kind)
{
	return str_of(kind_words[kind]);
}

enum indicator_kind indicator_kind_of(struct str word)
{
	for (int i = 0; i < INDICATOR__MAX; i++)
		if (str_eq(word, str_of(kind_words[i])))
			return (enum indicator_kind)i;
	return INDICATOR_EXTRA;
}

bool indicator_is_right(const struct indicator *indicator)
{
	return indicator->kind != INDICATOR_EXTRA;
}

static struct indicator from_row(const struct indicators_all_row *r)
{
	return (struct indicator){
		.id = r->id,
		.slug = r->slug,
		.area = r->area,
		.kind = indicator_kind_of(r->kind),
		.value_type = r->value_type,
		.title = r->title,
		.short_title = r->short_title,
		.definition = r->definition,
		.usually = r->usually,
		.notes = r->notes,
		.legal = r->legal,
		.count_2019 = r->count_2019,
		.of_2019 = r->of_2019,
		.band_2019 = r->band_2019,
	};
}

static bool build(struct ctx *cx, const void **out)
{
	struct indicator_list *indicators = arena_new(cx->mem, struct indicator_list);
	struct indicators_all_row_list rows;

	if (!q_indicators_all(cx, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++)
		*list_push(cx->mem, indicators) = from_row(&rows.at[i]);
	*out = indicators;
	return true;
}

static const struct kept_kind kept_indicators = { "indicators", build };

bool indicators_all(struct ctx *cx, struct indicator_list *out)
{
	const void *indicators;

	if (!kept_get(cx, &kept_indicators, &indicators))
		return false;
	*out = *(const struct indicator_list *)indicators;
	return true;
}

bool indicator_by_slug(struct ctx *cx, struct str slug, struct indicator *out)
{
	struct indicator_list all;

	if (!indicators_all(cx, &all))
		return false;
	for (size_t i = 0; i < all.len; i++) {
		if (!str_eq(all.at[i].slug, slug))
			continue;
		*out = all.at[i];
		return true;
	}
	return fail(cx, ERR_NOT_FOUND, "We have no topic called “%.*s”.", STR_ARG(slug));
}

const struct indicator *indicator_find(const struct indicator_list *indicators, struct str id)
{
	for (size_t i = 0; i < indicators->len; i++)
		if (str_eq(indicators->at[i].id, id))
			return &indicators->at[i];
	return NULL;
}
