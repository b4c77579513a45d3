#include "views/figure_view.h"

#include "format/csv.h"

/* The drawing of a trend: 320 by 150, room for labels at the end. */
enum { CHART_LEFT = 34, CHART_RIGHT = 262, CHART_TOP = 10, CHART_BOTTOM = 122, LABEL_HEIGHT = 14 };

static struct str measure_of(const struct figure *f, enum figure_measure m)
{
	if (!f)
		return S("");
	switch (m) {
	case MEASURE_ACTIVE:
		return f->active;
	case MEASURE_SUITABLE:
		return f->suitable;
	case MEASURE_HIGHER:
		return f->higher_education;
	case MEASURE_APPRENTICE:
		return f->apprenticeship;
	default:
		return f->people;
	}
}

/* "51" -> "51%", "1198" -> "1,198"; a letter stays what it is. */
static struct str shown(struct arena *mem, enum figure_measure m, struct str value)
{
	int64_t n;

	if (!figure_number(value, &n))
		return str_empty(value) ? S("–") : value;
	if (m != MEASURE_PEOPLE)
		return str_print(mem, "%lld%%", (long long)n);
	return n < 1000 ? value : str_print(mem, "%lld,%03lld", (long long)(n / 1000), (long long)(n % 1000));
}

static void add_bars(struct arena *mem, const struct figure_list *figures, int64_t year, struct chart_view *chart)
{
	static const enum figure_of order[] = { FIGURE_COUNCIL, FIGURE_REGION, FIGURE_ENGLAND };

	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		const struct figure *f = figure_find(figures, order[i], FIGURE_19_21, year);
		struct bar_view bar = { .of = order[i] };
		int64_t n;

		if (!f)
			continue;
		bar.value = shown(mem, chart->measure, measure_of(f, chart->measure));
		/* Four fifths of the space at 100 per cent: the number stands behind the bar. */
		if (figure_number(measure_of(f, chart->measure), &n))
			bar.width = str_print(mem, "%lld.%lld%%", (long long)(n * 8 / 10), (long long)(n * 8 % 10));
		*list_push(mem, &chart->bars) = bar;
	}
}

static int64_t x_of(int64_t year, int64_t first, int64_t last)
{
	return CHART_LEFT + (year - first) * (CHART_RIGHT - CHART_LEFT) / (last > first ? last - first : 1);
}

/* The scale is the same for every council, 0 to 100 per cent, so that two pages can be held side by side. */
static int64_t y_of(int64_t percent)
{
	return CHART_BOTTOM - percent * (CHART_BOTTOM - CHART_TOP) / 100;
}

/* A year that DfE hides breaks the line: nothing is drawn between its neighbours. */
static void add_line(struct arena *mem, const struct figure_list *figures, enum figure_of of, int64_t first,
		     struct chart_view *chart)
{
	int64_t last = figures_latest(figures);
	struct trend_line line = { .of = of };
	struct buf piece;

	buf_init(&piece, mem, 512);
	for (int64_t year = first; year <= last + 1; year++) {
		const struct figure *f = figure_find(figures, of, FIGURE_19_21, year);
		int64_t n;

		if (!figure_number(measure_of(f, chart->measure), &n)) {
			if (piece.len)
				*list_push(mem, &line.pieces) = buf_str(&piece);
			buf_init(&piece, mem, 512);
			continue;
		}
		buf_print(&piece, "%s%lld,%lld", piece.len ? " " : "", (long long)x_of(year, first, last),
			  (long long)y_of(n));
		line.dot_x = str_print(mem, "%lld", (long long)x_of(year, first, last));
		line.dot_y = str_print(mem, "%lld", (long long)y_of(n));
	}
	if (line.pieces.len)
		*list_push(mem, &chart->lines) = line;
}

/* Moves `y` down until no label that was placed before is nearer than a line's height. */
static int64_t push_apart(int64_t y, const int64_t *taken, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (y <= taken[i] - LABEL_HEIGHT || y >= taken[i] + LABEL_HEIGHT)
			continue;
		y = taken[i] + LABEL_HEIGHT;
		i = (size_t)-1; /* against the earlier ones again */
	}
	return y;
}

/* Labels stand at the right; where lines end close together they are pushed apart. */
static void place_labels(struct arena *mem, struct chart_view *chart)
{
	int64_t taken[FIGURE_OF__MAX] = { 0 };

	for (size_t i = 0; i < chart->lines.len; i++) {
		struct trend_line *line = &chart->lines.at[i];
		int64_t y = CHART_BOTTOM;

		(void)str_to_int(line->dot_y, &y);
		taken[i] = push_apart(y, taken, i);
		line->last_x = str_print(mem, "%d", CHART_RIGHT + 8);
		line->last_y = str_print(mem, "%lld", (long long)(taken[i] + 4));
	}
}

static void add_trend(struct arena *mem, const struct figure_list *figures, struct chart_view *chart)
{
	int64_t first = figures->at[0].year;
	int64_t last = figures_latest(figures);

	if (last == first)
		return;
	/* The council last, so that it is drawn over the others. */
	add_line(mem, figures, FIGURE_ENGLAND, first, chart);
	add_line(mem, figures, FIGURE_REGION, first, chart);
	add_line(mem, figures, FIGURE_COUNCIL, first, chart);
	place_labels(mem, chart);
	for (int64_t year = first; year <= last; year++)
		*list_push(mem, &chart->years) =
			(struct trend_tick){ str_print(mem, "%lld", (long long)x_of(year, first, last)),
					     str_print(mem, "%lld", (long long)year) };
	for (int64_t level = 0; level <= 100; level += 50)
		*list_push(mem, &chart->levels) = (struct trend_tick){ str_print(mem, "%lld", (long long)y_of(level)),
								       str_print(mem, "%lld%%", (long long)level) };
	chart->first_year = chart->years.at[0].text;
	chart->last_year = chart->years.at[chart->years.len - 1].text;
	chart->has_trend = chart->lines.len > 0;
}

static void note_letters(struct figures_view *view, struct str value)
{
	view->has_hidden = view->has_hidden || str_eq(value, S("c"));
	view->has_low = view->has_low || str_eq(value, S("k"));
	view->has_not_applicable = view->has_not_applicable || str_eq(value, S("z"));
}

static struct figure_trio trio_of(struct arena *mem, const struct figure_list *figures, enum figure_measure m,
				  enum figure_ages ages, int64_t year)
{
	return (struct figure_trio){
		.council = shown(mem, m, measure_of(figure_find(figures, FIGURE_COUNCIL, ages, year), m)),
		.region = shown(mem, m, measure_of(figure_find(figures, FIGURE_REGION, ages, year), m)),
		.england = shown(mem, m, measure_of(figure_find(figures, FIGURE_ENGLAND, ages, year), m)),
	};
}

static struct figure_row row_of(struct arena *mem, const struct figure_list *figures, enum figure_measure m,
				int64_t year, struct figures_view *view)
{
	struct figure_row row = {
		.measure = m,
		.year = str_print(mem, "%lld", (long long)year),
		.young = trio_of(mem, figures, m, FIGURE_17_18, year),
		.older = trio_of(mem, figures, m, FIGURE_19_21, year),
	};
	const struct str values[] = { row.young.council, row.young.region, row.young.england,
				      row.older.council, row.older.region, row.older.england };

	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++)
		note_letters(view, values[i]);
	return row;
}

struct figures_view figures_view_of(struct arena *mem, const struct figure_list *figures, struct str council,
				    struct str slug, struct str region)
{
	struct figures_view view = { .council = council, .region = region, .slug = slug };
	int64_t latest = figures_latest(figures);

	if (!latest)
		return view;
	view.year = str_print(mem, "%lld", (long long)latest);
	for (int m = MEASURE_ACTIVE; m <= MEASURE_SUITABLE; m++) {
		struct chart_view chart = { .measure = (enum figure_measure)m, .council = council, .region = region };
		const struct figure *own = figure_find(figures, FIGURE_COUNCIL, FIGURE_19_21, latest);
		int64_t n;

		if (figure_number(measure_of(own, chart.measure), &n))
			chart.value = shown(mem, chart.measure, measure_of(own, chart.measure));
		add_bars(mem, figures, latest, &chart);
		add_trend(mem, figures, &chart);
		*list_push(mem, &view.charts) = chart;
		for (int64_t year = latest; year >= figures->at[0].year; year--)
			*list_push(mem, &view.years) = row_of(mem, figures, chart.measure, year, &view);
	}
	for (int m = 0; m < MEASURE__MAX; m++)
		*list_push(mem, &view.latest) = row_of(mem, figures, (enum figure_measure)m, latest, &view);
	return view;
}

static void csv_row(struct buf *b, const struct str *cells, size_t len)
{
	bool first = true;

	for (size_t i = 0; i < len; i++)
		csv_write_cell(b, cells[i], &first);
	csv_write_end(b);
}

void figures_csv(struct buf *b, const struct figure_list *figures, struct str council, struct str region)
{
	const struct str header[] = { S("area"),
				      S("year_to_31_march"),
				      S("ages"),
				      S("care_leavers"),
				      S("in_education_employment_training_pct"),
				      S("not_in_it_pct"),
				      S("activity_not_known_pct"),
				      S("suitable_accommodation_pct"),
				      S("unsuitable_accommodation_pct"),
				      S("accommodation_not_known_pct"),
				      S("higher_education_pct"),
				      S("apprenticeship_pct") };

	csv_row(b, header, sizeof(header) / sizeof(header[0]));
	for (size_t i = 0; i < figures->len; i++) {
		const struct figure *f = &figures->at[i];
		const struct str names[] = { council, region, S("England") };
		const struct str cells[] = { names[f->of],
					     str_print(b->mem, "%lld", (long long)f->year),
					     f->ages == FIGURE_17_18 ? S("17-18") : S("19-21"),
					     f->people,
					     f->active,
					     f->inactive,
					     f->activity_not_known,
					     f->suitable,
					     f->unsuitable,
					     f->home_not_known,
					     f->higher_education,
					     f->apprenticeship };

		csv_row(b, cells, sizeof(cells) / sizeof(cells[0]));
	}
}
