#include "domain/offers/figure.h"

#include "gen/sql/offers.h"
#include "store/kept.h"

static enum figure_of of_level(struct str level)
{
	if (str_eq(level, S("national")))
		return FIGURE_ENGLAND;
	return str_eq(level, S("regional")) ? FIGURE_REGION : FIGURE_COUNCIL;
}

static struct figure from_row(const struct figures_all_row *r)
{
	return (struct figure){
		.of = of_level(r->level),
		.ages = str_eq(r->age_group, S("17-18")) ? FIGURE_17_18 : FIGURE_19_21,
		.year = r->year,
		.people = r->activity_total,
		.suitable = r->accommodation_suitable_pct,
		.unsuitable = r->accommodation_unsuitable_pct,
		.home_not_known = r->accommodation_not_known_pct,
		.active = r->eet_pct,
		.inactive = r->neet_pct,
		.activity_not_known = r->activity_not_known_pct,
		.higher_education = r->higher_education_pct,
		.apprenticeship = r->apprenticeship_pct,
	};
}

static bool build(struct ctx *cx, const void **out)
{
	struct figures_all_row_list *rows = arena_new(cx->mem, struct figures_all_row_list);

	*out = rows;
	return q_figures_all(cx, rows);
}

/* Every row, by year: filtering 1,658 rows costs less than asking the database for thirty of them. */
static const struct kept_kind kept_figures = { "figures", build };

static bool is_of(const struct figures_all_row *r, struct str gss, struct str region)
{
	switch (of_level(r->level)) {
	case FIGURE_ENGLAND:
		return true;
	case FIGURE_REGION:
		return str_eq(r->name, region);
	default:
		return str_eq(r->gss, gss);
	}
}

bool figures_of(struct ctx *cx, struct str gss, struct str region, struct figure_list *out)
{
	struct figure_list list = { 0 };
	bool has_council = false;
	const void *kept;

	if (!kept_get(cx, &kept_figures, &kept))
		return false;
	const struct figures_all_row_list *rows = kept;

	for (size_t i = 0; i < rows->len; i++) {
		if (!is_of(&rows->at[i], gss, region))
			continue;
		struct figure f = from_row(&rows->at[i]);

		has_council = has_council || f.of == FIGURE_COUNCIL;
		*list_push(cx->mem, &list) = f;
	}
	*out = has_council ? list : (struct figure_list){ 0 };
	return true;
}

int64_t figures_latest(const struct figure_list *figures)
{
	return figures->len ? figures->at[figures->len - 1].year : 0;
}

const struct figure *figure_find(const struct figure_list *figures, enum figure_of of, enum figure_ages ages,
				 int64_t year)
{
	for (size_t i = 0; i < figures->len; i++) {
		const struct figure *f = &figures->at[i];

		if (f->of == of && f->ages == ages && f->year == year)
			return f;
	}
	return NULL;
}

bool figure_number(struct str value, int64_t *out)
{
	return str_to_int(value, out);
}
