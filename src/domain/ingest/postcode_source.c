#include "domain/ingest/postcode_source.h"

#include <math.h>

#include "base/cleanup.h"
#include "domain/ingest/postcode_grid.h"

enum column {
	COLUMN_POSTCODE,
	COLUMN_AUTHORITY,
	COLUMN_TERMINATED,
	COLUMN_LATITUDE,
	COLUMN_LONGITUDE,
	COLUMN_EAST,
	COLUMN_NORTH,
	COLUMN__MAX,
};

static const struct csv_column columns[COLUMN__MAX] = {
	[COLUMN_POSTCODE] = { "pcds|pcd7|pcd8|pcd|pcd2|postcode|pc", CSV_REQUIRED },
	[COLUMN_AUTHORITY] = { "lad??cd|oslaua|laua|lad_gss|admin_district_code|dc", CSV_REQUIRED },
	[COLUMN_TERMINATED] = { "doterm", CSV_OPTIONAL },
	[COLUMN_LATITUDE] = { "lat|latitude", CSV_OPTIONAL },
	[COLUMN_LONGITUDE] = { "long|longitude", CSV_OPTIONAL },
	[COLUMN_EAST] = { "east1m|oseast1m|eastings|ea", CSV_OPTIONAL },
	[COLUMN_NORTH] = { "north1m|osnrth1m|northings|no", CSV_OPTIONAL },
};

/* Code-Point Open comes without a header: postcode, quality, easting, northing, ..., district, ward. */
enum { CODE_POINT_COLUMNS = 10 };
static const size_t code_point[COLUMN__MAX] = {
	[COLUMN_POSTCODE] = 0,
	[COLUMN_EAST] = 2,
	[COLUMN_NORTH] = 3,
	[COLUMN_AUTHORITY] = 8,
	[COLUMN_TERMINATED] = CODE_POINT_COLUMNS,
	[COLUMN_LATITUDE] = CODE_POINT_COLUMNS,
	[COLUMN_LONGITUDE] = CODE_POINT_COLUMNS,
};

static const struct csv_options options = { .sep = ',', .max_rows = 5000000 };

static size_t place(const struct postcode_source *s, enum column column)
{
	return s->has_header ? (size_t)column : code_point[column];
}

static struct str get(const struct postcode_source *s, const struct csv_row *row, enum column column)
{
	return csv_get(row, s->reader, place(s, column));
}

static bool fail_cell(struct ctx *cx, const struct postcode_source *s, enum column column, struct str cell,
		      const char *why)
{
	return csv_fail(cx, s->reader, place(s, column), "“%.*s” is not %s.", (int)(cell.len < 40 ? cell.len : 40),
			cell.at ? cell.at : "", why);
}

/* A postcode without repair: a file's typing errors are not ours to guess at. */
static bool read_postcode(struct str cell, struct postcode *out)
{
	struct postcode pc;

	if (!postcode_parse(cell, &pc) || pc.kind != POSTCODE_FULL || pc.corrected)
		return false;
	*out = pc;
	return true;
}

static bool look_at_first_row(struct ctx *cx, const char *path, bool *has_header)
{
	struct csv_reader *r cleanup(csv_close) = NULL;
	const struct csv_row *row;
	struct postcode pc;

	if (!csv_open(cx, path, &options, &r) || !csv_next(cx, r, &row))
		return false;
	bool is_data = row && read_postcode(row->cells[0], &pc);

	if (is_data && row->len != CODE_POINT_COLUMNS)
		return csv_fail(cx, r, CSV_WHOLE_ROW,
				"there is no header, and these are not the ten columns of Code-Point Open.");
	*has_header = !is_data;
	return true;
}

bool postcode_source_open(struct ctx *cx, const char *path, struct postcode_source *out)
{
	struct postcode_source s cleanup(postcode_source_close) = { 0 };

	if (!look_at_first_row(cx, path, &s.has_header) || !csv_open(cx, path, &options, &s.reader))
		return false;
	if (s.has_header && !csv_header(cx, s.reader, columns, COLUMN__MAX))
		return false;
	*out = s;
	s.reader = NULL;
	return true;
}

void postcode_source_close(struct postcode_source *s)
{
	csv_close(&s->reader);
}

/* "-2.096920" as -2096920; further decimals are left out. The locale has no say. */
static bool read_micro(struct str cell, int32_t *out)
{
	bool minus = cell.len && cell.at[0] == '-';
	bool has_point = false;
	int64_t sum = 0;
	size_t decimals = 0;
	size_t digits = 0;

	for (size_t i = minus ? 1 : 0; i < cell.len; i++) {
		char c = cell.at[i];

		if (c == '.' && !has_point) {
			has_point = true;
			continue;
		}
		if (c < '0' || c > '9' || (!has_point && sum > 999))
			return false;
		digits++;
		if (has_point && decimals == 6)
			continue;
		sum = sum * 10 + (c - '0');
		decimals += has_point;
	}
	for (; decimals < 6; decimals++)
		sum *= 10;
	if (!digits || sum > INT32_MAX)
		return false;
	*out = (int32_t)(minus ? -sum : sum);
	return true;
}

static bool is_within(int32_t micro, double from, double to)
{
	return micro >= from * POSTCODE_MICRO && micro <= to * POSTCODE_MICRO;
}

static bool read_degrees(struct ctx *cx, const struct postcode_source *s, const struct csv_row *row,
			 struct postcode_entry *e)
{
	const int32_t nowhere = 99 * POSTCODE_MICRO; /* ONS writes 99.999999 for a postcode without a place */
	struct str north = get(s, row, COLUMN_LATITUDE);
	struct str east = get(s, row, COLUMN_LONGITUDE);

	if (!north.len && !east.len)
		return true;
	if (!read_micro(north, &e->latitude))
		return fail_cell(cx, s, COLUMN_LATITUDE, north, "a latitude in degrees");
	if (!read_micro(east, &e->longitude))
		return fail_cell(cx, s, COLUMN_LONGITUDE, east, "a longitude in degrees");
	if (e->latitude >= nowhere)
		return true;
	if (!is_within(e->latitude, 49, 62))
		return fail_cell(cx, s, COLUMN_LATITUDE, north, "a latitude in Great Britain");
	if (!is_within(e->longitude, -10, 3))
		return fail_cell(cx, s, COLUMN_LONGITUDE, east, "a longitude in Great Britain");
	e->has_position = true;
	return true;
}

static bool read_grid(struct ctx *cx, const struct postcode_source *s, const struct csv_row *row,
		      struct postcode_entry *e)
{
	struct str east = get(s, row, COLUMN_EAST);
	struct str north = get(s, row, COLUMN_NORTH);
	int64_t east_m;
	int64_t north_m;

	if (!east.len && !north.len)
		return true;
	if (!str_to_int(east, &east_m) || east_m < 0 || east_m > 700000)
		return fail_cell(cx, s, COLUMN_EAST, east, "an easting on the National Grid in metres");
	if (!str_to_int(north, &north_m) || north_m < 0 || north_m > 1300000)
		return fail_cell(cx, s, COLUMN_NORTH, north, "a northing on the National Grid in metres");
	if (east_m == 0 && north_m == 0)
		return true;
	struct postcode_degrees at = postcode_grid_degrees((double)east_m, (double)north_m);

	e->latitude = (int32_t)lround(at.latitude * POSTCODE_MICRO);
	e->longitude = (int32_t)lround(at.longitude * POSTCODE_MICRO);
	e->has_position = true;
	return true;
}

/* Nine characters, "E06000050"; a letter and all nines is the publisher's way to say "none". */
static bool read_gss(struct str cell, struct str *out)
{
	bool is_gss = cell.len == 9 && cell.at[0] >= 'A' && cell.at[0] <= 'Z';

	for (size_t i = 1; is_gss && i < 9; i++)
		is_gss = cell.at[i] >= '0' && cell.at[i] <= '9';
	if (!is_gss && cell.len)
		return false;
	*out = is_gss && !str_ends(cell, S("99999999")) ? cell : S("");
	return true;
}

static bool read_row(struct ctx *cx, const struct postcode_source *s, const struct csv_row *row,
		     struct postcode_entry *out)
{
	struct postcode_entry e = { .terminated = s->all_terminated };
	struct str typed = get(s, row, COLUMN_POSTCODE);
	struct str gss = get(s, row, COLUMN_AUTHORITY);
	struct str ended = get(s, row, COLUMN_TERMINATED);

	if (!read_postcode(typed, &e.pc))
		return fail_cell(cx, s, COLUMN_POSTCODE, typed, "a postcode");
	if (e.pc.place != POSTCODE_GREAT_BRITAIN) {
		*out = e;
		return true;
	}
	if (!read_gss(gss, &e.gss))
		return fail_cell(cx, s, COLUMN_AUTHORITY, gss, "a council’s nine-character ONS code");
	if (ended.len && (ended.at[0] < '0' || ended.at[0] > '9'))
		return fail_cell(cx, s, COLUMN_TERMINATED, ended, "the date of a termination");
	e.terminated |= ended.len > 0;
	if (!read_degrees(cx, s, row, &e) || (!e.has_position && !read_grid(cx, s, row, &e)))
		return false;
	*out = e;
	return true;
}

bool postcode_source_next(struct ctx *cx, struct postcode_source *s, struct postcode_entry *out, bool *more)
{
	const struct csv_row *row;

	if (!csv_next(cx, s->reader, &row) || (row && !read_row(cx, s, row, out)))
		return false;
	*more = row != NULL;
	return true;
}

bool postcode_source_fail(struct ctx *cx, const struct postcode_source *s, const char *why)
{
	return csv_fail(cx, s->reader, place(s, COLUMN_POSTCODE), "%s", why);
}
