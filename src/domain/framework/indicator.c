#include "domain/framework/indicator.h"

#include "gen/sql/framework.h"

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

static struct indicator_list from_rows(struct ctx *cx, const struct indicators_all_row_list *rows)
{
	struct indicator_list indicators = { 0 };

	for (size_t i = 0; i < rows->len; i++)
		*list_push(cx->mem, &indicators) = from_row(&rows->at[i]);
	return indicators;
}

bool indicators_all(struct ctx *cx, struct indicator_list *out)
{
	struct indicators_all_row_list rows;

	if (!q_indicators_all(cx, &rows))
		return false;
	*out = from_rows(cx, &rows);
	return true;
}

bool indicators_brief(struct ctx *cx, struct indicator_list *out)
{
	struct indicators_brief_row_list rows;
	struct indicator_list indicators = { 0 };

	if (!q_indicators_brief(cx, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++)
		*list_push(cx->mem, &indicators) = (struct indicator){
			.id = rows.at[i].id,
			.slug = rows.at[i].slug,
			.area = rows.at[i].area,
			.kind = indicator_kind_of(rows.at[i].kind),
			.title = rows.at[i].title,
			.short_title = rows.at[i].short_title,
		};
	*out = indicators;
	return true;
}

bool indicators_of_area(struct ctx *cx, struct str area, struct indicator_list *out)
{
	struct indicators_all_row_list rows;

	if (!q_indicators_of_area(cx, area, &rows))
		return false;
	*out = from_rows(cx, &rows);
	return true;
}

bool indicator_by_slug(struct ctx *cx, struct str slug, struct indicator *out)
{
	struct indicators_all_row *row;

	if (!q_indicator_by_slug(cx, slug, &row))
		return false;
	if (!row)
		return fail(cx, ERR_NOT_FOUND, "We have no topic called “%.*s”.", STR_ARG(slug));
	*out = from_row(row);
	return true;
}

const struct indicator *indicator_find(const struct indicator_list *indicators, struct str id)
{
	for (size_t i = 0; i < indicators->len; i++)
		if (str_eq(indicators->at[i].id, id))
			return &indicators->at[i];
	return NULL;
}
