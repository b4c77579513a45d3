/* DfE's figures on an offer's page: bars, a trend, the table that is their twin, and the CSV. */
#ifndef VIEWS_FIGURE_VIEW_H
#define VIEWS_FIGURE_VIEW_H

#include "base/buf.h"
#include "domain/offers/figure.h"

enum figure_measure {
	MEASURE_ACTIVE,	  /* in education, employment or training */
	MEASURE_SUITABLE, /* in suitable accommodation */
	MEASURE_HIGHER,
	MEASURE_APPRENTICE,
	MEASURE_PEOPLE, /* a number, not a share */
	MEASURE__MAX
};

/* One bar; `width` like "40.8%" of the space, empty when DfE prints a letter instead of a number. */
struct bar_view {
	enum figure_of of;
	struct str value; /* "51%" or "c" */
	struct str width;
};
LIST(bar_view, struct bar_view);

/* One line of the trend: points of an SVG polyline, in pieces where a year is missing. */
struct trend_line {
	enum figure_of of;
	struct str_list pieces;		  /* "40,80 110,76" */
	struct str last_x, last_y, label; /* of the newest value */
	struct str dot_x, dot_y;
};
LIST(trend_line, struct trend_line);

struct trend_tick {
	struct str at, text;
};
LIST(trend_tick, struct trend_tick);

struct chart_view {
	enum figure_measure measure;
	struct str value; /* of the council, "51%"; empty when hidden */
	struct bar_view_list bars;
	struct trend_line_list lines;
	struct trend_tick_list years;
	struct trend_tick_list levels; /* hairlines across */
	bool has_trend;
	struct str council, region;
	struct str first_year, last_year;
};
LIST(chart_view, struct chart_view);

struct figure_trio {
	struct str council, region, england;
};

/* A row of a table, for both ages. */
struct figure_row {
	enum figure_measure measure;
	struct str year;
	struct figure_trio young, older; /* 17-18, 19-21; "51%", "c", "1,198" */
};
LIST(figure_row, struct figure_row);

struct figures_view {
	struct str council, region, slug;
	struct str year; /* the newest, "2025"; empty when DfE prints nothing about this council */
	struct chart_view_list charts;
	struct figure_row_list latest;
	struct figure_row_list years; /* both measures, every year */
	bool has_hidden;	      /* a c stands somewhere: explain it */
	bool has_low;
	bool has_not_applicable;
};

struct figures_view figures_view_of(struct arena *mem, const struct figure_list *figures, struct str council,
				    struct str slug, struct str region);
/* Every value as DfE prints it, a line for each council, year and age. */
void figures_csv(struct buf *b, const struct figure_list *figures, struct str council, struct str region);

#endif
