/*
 * The hex map of England: one cell for each of the 153 councils with the leaving-care duties, near its
 * place on the real map and all of one size. In the data ("odd-r" HexJSON) q grows to the east, r to
 * the north, and rows with odd r are shifted half a cell to the east.
 */
#ifndef ANALYSIS_MAP_H
#define ANALYSIS_MAP_H

#include "base/ctx.h"
#include "base/list.h"

struct map_cell {
	struct str gss;
	struct str slug;
	struct str name; /* short */
	struct str region;
	struct str type;
	struct str letters; /* "KEN" */
	int64_t q;
	int64_t r;
};
LIST(map_cell, struct map_cell);

/* By region, then name. */
bool map_cells(struct ctx *cx, struct map_cell_list *out) must_check;

/* In hundredths of a drawing unit, so that whole numbers are exact. */
enum {
	MAP_CELL_WIDTH = 2426, /* flat side to flat side: the square root of 3, times 14 */
	MAP_ROW_HEIGHT = 2100, /* one and a half times 14 */
	MAP_CELL_HEIGHT = 2800
};

struct map_place {
	int64_t x; /* of the cell's upper point, hundredths of a unit */
	int64_t y;
};

/* How far a drawing of these cells reaches. */
struct map_extent {
	int64_t q_min, r_min, r_max;
	int64_t width; /* hundredths of a unit, with a margin of two units on each side */
	int64_t height;
};

struct map_extent map_extent(const struct map_cell_list *cells);
struct map_place map_place(const struct map_extent *extent, int64_t q, int64_t r);

/* What is known of a council before any topic is looked at: facts about our reading, not scores. */
struct map_reading {
	int64_t pages;	   /* pages of the council that were read, at least in part */
	int64_t addresses; /* known addresses of its offer or of parts of it */
};
LIST(map_reading, struct map_reading);

/* One for each cell, in the order of the cells. */
bool map_readings(struct ctx *cx, const struct map_cell_list *cells, struct map_reading_list *out) must_check;

#endif
