#include "domain/offers/figure.h"

#include "gen/sql/offers.h"

static enum figure_of of_level(struct str level)
{
	if (str_eq(level, S("national")))
		return FIGURE_ENGLAND;
	return str_eq(level, S("regional")) ? FIGURE_REGION : FIGURE_COUNCIL;
}

static struct figure from_row(const struct figures_of_row *r)
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

bool figures_of(struct ctx *cx, struct str gss, struct str region, struct figure_list *out)
{
	struct figures_of_row_list rows;
	struct figure_list list = { 0 };
	bool has_council = false;

	if (!q_figures_of(cx, gss, region, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++) {
		struct figure f = from_row(&rows.at[i]);

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
