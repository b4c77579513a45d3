/* format/csv: what RFC 4180 allows is read, everything else is refused with its place. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <zlib.h>

#include "base/cleanup.h"
#include "format/csv.h"

/* After our own headers: it has a macro called fail. */
#include <cmocka.h>

static const struct csv_options comma = { .sep = ',' };

struct world {
	struct arena mem;
	struct ctx cx;
};

static int set_up(void **state)
{
	static struct world w;

	w = (struct world){ 0 };
	arena_init(&w.mem, 64 * 1024 * 1024);
	w.cx.mem = &w.mem;
	*state = &w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	arena_done(&w->mem);
	return 0;
}

/* Every cell as [cell], every row on its line; or the error after "! ". */
static const char *read_all(struct ctx *cx, struct str text, const struct csv_options *o)
{
	struct csv_reader *r cleanup(csv_close) = NULL;
	const struct csv_row *row = NULL;
	struct buf all;

	buf_init(&all, cx->mem, 1024 * 1024);
	assert_true(csv_open_text(cx, text, o, &r));
	while (csv_next(cx, r, &row) && row) {
		buf_print(&all, "%zu:", row->line);
		for (size_t i = 0; i < row->len; i++)
			buf_print(&all, "[%.*s]", STR_ARG(row->cells[i]));
		buf_char(&all, ';');
	}
	if (cx->err.kind != ERR_NONE)
		buf_print(&all, "! %.*s", STR_ARG(cx->err.said));
	assert_true(buf_ok(&all));
	return str_c(cx->mem, buf_str(&all));
}

struct reading {
	const char *name;
	struct str text;
	const char *expected;
	struct csv_options o;
};

#define COMMA              \
	{                  \
		.sep = ',' \
	}

static const struct reading readings[] = {
	{ "plain", S("a,b\n1,2\n"), "1:[a][b];2:[1][2];", COMMA },
	{ "no line end at the end", S("a,b\n1,2"), "1:[a][b];2:[1][2];", COMMA },
	{ "crlf", S("a,b\r\n1,2\r\n"), "1:[a][b];2:[1][2];", COMMA },
	{ "crlf, no end", S("a,b\r\n1,2"), "1:[a][b];2:[1][2];", COMMA },
	{ "nothing", S(""), "", COMMA },
	{ "blank lines", S("\n\r\na\n\nb\n"), "3:[a];5:[b];", COMMA },
	{ "byte order mark",
	  S("\xEF\xBB\xBF"
	    "a,b\n"),
	  "1:[a][b];", COMMA },
	{ "empty cells", S(",\n,,\n"), "1:[][];! the text, line 2: the row has 3 cells where the first row has 2.",
	  COMMA },
	{ "empty at the end", S("a,b,\n1,,\n"), "1:[a][b][];2:[1][][];", COMMA },
	{ "one empty quoted cell", S("a\n\"\"\n"), "1:[a];2:[];", COMMA },
	{ "spaces stay", S(" a , b\n"), "1:[ a ][ b];", COMMA },
	{ "spaces stay beside quotes in a row", S("\"a\"\"\", b \n"), "1:[a\"][ b ];", COMMA },
	{ "quoted", S("\"a\",\"b\"\n"), "1:[a][b];", COMMA },
	{ "quoted comma", S("\"a,b\",c\n"), "1:[a,b][c];", COMMA },
	{ "doubled quotes", S("\"a\"\"b\",\"\"\"\"\nx,y\n"), "1:[a\"b][\"];2:[x][y];", COMMA },
	{ "line break inside", S("\"a\nb\",c\nd,e\n"), "1:[a\nb][c];3:[d][e];", COMMA },
	{ "crlf inside", S("\"a\r\nb\",c\r\nd,e\r\n"), "1:[a\r\nb][c];3:[d][e];", COMMA },
	{ "blank line inside", S("\"a\n\nb\",c\nd,e"), "1:[a\n\nb][c];4:[d][e];", COMMA },
	{ "doubled, no line end", S("\"a\"\"\""), "1:[a\"];", COMMA },
	{ "unicode", S("Ynys Môn,“x”\n"), "1:[Ynys Môn][“x”];", COMMA },
	{ "tabs", S("a\tb\n\"x\"\ty, z\n"), "1:[a][b];2:[\"x\"][y, z];", { .sep = '\t' } },
	{ "semicolons", S("a;b\n\"x;\"\"\";z\n"), "1:[a][b];2:[x;\"][z];", { .sep = ';' } },
	/* refused */
	{ "quote inside a cell", S("a,b\n1,x\"y\n"),
	  "1:[a][b];! the text, line 2, column 2: a quotation mark is not where it should be.", COMMA },
	{ "text after a quote", S("\"a\"b,c\n"),
	  "! the text, line 1, column 1: a quotation mark is not where it should be.", COMMA },
	{ "space after a quote", S("\"a\" ,c\n"),
	  "! the text, line 1, column 1: a quotation mark is not where it should be.", COMMA },
	{ "never closed", S("a,b\n1,\"x\n2,3\n"),
	  "1:[a][b];! the text, line 2, column 2: a quotation mark opens here and is never closed.", COMMA },
	{ "never closed at the end", S("a,\""),
	  "! the text, line 1, column 2: a quotation mark opens here and is never closed.", COMMA },
	{ "lone carriage return", S("a,b\rc,d\n"),
	  "! the text, line 1, column 3: there is a carriage return without a line feed.", COMMA },
	{ "lone carriage return, tabs",
	  S("a\tb\rc\td\n"),
	  "! the text, line 1, column 1: there is a carriage return without a line feed.",
	  { .sep = '\t' } },
	{ "too few", S("a,b\n1\n"), "1:[a][b];! the text, line 2: the row has 1 cells where the first row has 2.",
	  COMMA },
	{ "too many", S("a\n\"x\ny\"\n1,2\n"),
	  "1:[a];2:[x\ny];! the text, line 4: the row has 2 cells where the first row has 1.", COMMA },
	{ "latin 1", S("a,b\n1,M\xF4n\n"),
	  "1:[a][b];! the text, line 2, column 2: this is not UTF-8 text; save the file as “CSV UTF-8”.", COMMA },
	{ "latin 1 in quotes", S("\"a\"\"\",\"M\xF4n\"\n"),
	  "! the text, line 1, column 2: this is not UTF-8 text; save the file as “CSV UTF-8”.", COMMA },
	{ "overlong", S("\xC0\xAF\n"),
	  "! the text, line 1, column 1: this is not UTF-8 text; save the file as “CSV UTF-8”.", COMMA },
	{ "surrogate", S("\xED\xA0\x80\n"),
	  "! the text, line 1, column 1: this is not UTF-8 text; save the file as “CSV UTF-8”.", COMMA },
	{ "cut sequence", S("\xE2\x80\n"),
	  "! the text, line 1, column 1: this is not UTF-8 text; save the file as “CSV UTF-8”.", COMMA },
	{ "utf-16",
	  S("\xFF\xFE"
	    "a\0,\0b\0\n\0"),
	  "! the text, line 1, column 1: there is a zero byte; this is not a text file.", COMMA },
	{ "zero byte", S("a,\0\n"), "! the text, line 1, column 2: there is a zero byte; this is not a text file.",
	  COMMA },
	{ "long cell",
	  S("a,1234\nb,12345\n"),
	  "1:[a][1234];! the text, line 2, column 2: the cell is too long.",
	  { .max_cell_bytes = 4 } },
	{ "long quoted cell",
	  S("\"1\"\"45\"\n\"\"\"2345\"\n"),
	  "1:[1\"45];! the text, line 2, column 1: the cell is too long.",
	  { .max_cell_bytes = 4 } },
	{ "many columns",
	  S("a,b,c\n"),
	  "! the text, line 1, column 3: there are more columns than we take.",
	  { .max_columns = 2 } },
	{ "many rows",
	  S("a\nb\nc\n"),
	  "1:[a];2:[b];! the text, line 3: there are more than 2 rows.",
	  { .max_rows = 2 } },
	{ "long line",
	  S("abc\nabcdefghij\n"),
	  "1:[abc];! the text, line 2: the line is longer than 8 bytes.",
	  { .max_row_bytes = 8 } },
	{ "long record",
	  S("\"a\nb\nc\nd\ne\nf\"\n"),
	  "! the text, line 1: the row is too long; is a quotation mark missing?",
	  { .max_row_bytes = 8 } },
	{ "a name for errors",
	  S("a\n1,2\n"),
	  "1:[a];! offers.csv, line 2: the row has 2 cells where the first row has 1.",
	  { .name = S("offers.csv") } },
};

static void test_readings(void **state)
{
	struct world *w = *state;

	for (size_t i = 0; i < sizeof(readings) / sizeof(readings[0]); i++) {
		const struct reading *c = &readings[i];
		const char *got = read_all(&w->cx, c->text, &c->o);

		if (strcmp(got, c->expected) != 0)
			fail_msg("%s: expected\n%s\ngot\n%s", c->name, c->expected, got);
		if (w->cx.err.kind != ERR_NONE)
			assert_int_equal(w->cx.err.kind, ERR_INPUT);
		err_clear(&w->cx);
	}
}

/*
 * Every line of six of these bytes. A cell with a doubled quotation mark in front sends the whole line to
 * libcsv; what it then says about the rest must be what the short way says about it alone.
 */
static void test_short_way_agrees_with_libcsv(void **state)
{
	static const char letters[] = "a,\" \t";
	struct world *w = *state;

	for (size_t n = 0; n < 5 * 5 * 5 * 5 * 5 * 5; n++) {
		struct arena_mark mark = arena_mark(&w->mem);
		char line[7] = { 0 };
		size_t rest = n;

		for (size_t i = 0; i < 6; i++, rest /= 5)
			line[i] = letters[rest % 5];
		const char *alone = read_all(&w->cx, str_of(line), &comma);
		bool taken = w->cx.err.kind == ERR_NONE;

		err_clear(&w->cx);
		const char *after = read_all(&w->cx, str_print(&w->mem, "\"\"\"\",%s", line), &comma);

		assert_int_equal(taken, w->cx.err.kind == ERR_NONE);
		err_clear(&w->cx);
		if (taken)
			assert_string_equal(after + strlen("1:[\"]"), alone + strlen("1:"));
		arena_reset(&w->mem, mark);
	}
}

static void test_header(void **state)
{
	static const struct csv_column wanted[] = {
		{ "pcds|postcode", CSV_REQUIRED },
		{ "oslaua|lad??cd", CSV_REQUIRED },
		{ "note", CSV_OPTIONAL },
		{ "lat", CSV_OPTIONAL },
	};
	struct world *w = *state;
	struct csv_reader *r cleanup(csv_close) = NULL;
	const struct csv_row *row;

	assert_true(csv_open_text(&w->cx, S("x, Postcode ,LAD26CD,lat\n1,CH1 1AA,E06000050,9\n"), &comma, &r));
	assert_true(csv_header(&w->cx, r, wanted, 4));
	assert_int_equal(csv_header_row(r).len, 4);
	assert_true(csv_next(&w->cx, r, &row));
	assert_true(str_eq(csv_get(row, r, 0), S("CH1 1AA")));
	assert_true(str_eq(csv_get(row, r, 1), S("E06000050")));
	assert_null(csv_get(row, r, 2).at);
	assert_null(csv_get(row, r, 7).at);
	assert_false(csv_has(r, 2));
	assert_true(csv_has(r, 3));
	assert_false(csv_fail(&w->cx, r, 3, "%d is no latitude.", 9));
	assert_true(str_eq(w->cx.err.said, S("the text, line 2, column 4 (lat): 9 is no latitude.")));
}

static void header_refused(struct ctx *cx, struct str text, const char *said)
{
	static const struct csv_column wanted[] = { { "a", CSV_REQUIRED },
						    { "b|c", CSV_REQUIRED },
						    { "d", CSV_OPTIONAL } };
	struct csv_reader *r cleanup(csv_close) = NULL;

	assert_true(csv_open_text(cx, text, &comma, &r));
	assert_false(csv_header(cx, r, wanted, 3));
	assert_int_equal(cx->err.kind, ERR_INPUT);
	assert_string_equal(str_c(cx->mem, cx->err.said), said);
	err_clear(cx);
}

static void test_header_refused(void **state)
{
	struct world *w = *state;

	header_refused(&w->cx, S(""), "the text is empty.");
	header_refused(&w->cx, S("b,d\n"), "the text, line 1: the header has no column “a”.");
	header_refused(&w->cx, S("x\n"), "the text, line 1: the header has no column “a”, “b” or “c”.");
	header_refused(&w->cx, S("\na,c,x,C\n"), "the text, line 2, column 4 (C): there are two columns of this name.");
}

static void write_file(const char *path, const char *bytes, size_t len)
{
	int fd cleanup(cleanup_fd) = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, len), (ssize_t)len);
}

static size_t count_rows(struct ctx *cx, const char *path)
{
	struct csv_reader *r cleanup(csv_close) = NULL;
	const struct csv_row *row = NULL;
	size_t n = 0;

	if (!csv_open(cx, path, &comma, &r))
		return n;
	while (csv_next(cx, r, &row) && row)
		n++;
	return n;
}

static void test_files(void **state)
{
	struct world *w = *state;
	char folder[] = "/tmp/test_csv.XXXXXX";

	assert_non_null(mkdtemp(folder));
	const char *plain = str_print(&w->mem, "%s/x.csv", folder).at;
	const char *packed = str_print(&w->mem, "%s/x.csv.gz", folder).at;
	struct buf text;

	/* Longer than two reads, with long and short lines and one quoted line break. */
	buf_init(&text, &w->mem, 4 * 1024 * 1024);
	for (int i = 0; i < 20000; i++)
		buf_print(&text, i % 7 ? "%d,x\n" : "%d,\"%0*d\n\"\"\"\n", i, i % 200, 1);
	write_file(plain, text.at, text.len);
	gzFile gz = gzopen(packed, "wb");

	assert_int_equal(gzwrite(gz, text.at, (unsigned)text.len), (int)text.len);
	gzclose_w(gz);
	assert_int_equal(count_rows(&w->cx, plain), 20000);
	assert_int_equal(count_rows(&w->cx, packed), 20000);
	assert_int_equal(w->cx.err.kind, ERR_NONE);

	assert_int_equal(truncate(packed, 5000), 0);
	assert_true(count_rows(&w->cx, packed) < 20000);
	assert_int_equal(w->cx.err.kind, ERR_INPUT);
	assert_string_equal(w->cx.err.said.at, "x.csv.gz is a damaged or incomplete .gz file.");
	err_clear(&w->cx);

	assert_int_equal(unlink(plain), 0);
	assert_int_equal(count_rows(&w->cx, plain), 0);
	assert_int_equal(w->cx.err.kind, ERR_NOT_FOUND);
	err_clear(&w->cx);
	assert_int_equal(count_rows(&w->cx, folder), 0);
	assert_int_equal(w->cx.err.kind, ERR_SYSTEM);
	unlink(packed);
	rmdir(folder);
}

struct writing {
	struct str cell;
	const char *guarded;
	const char *raw;
};

static const struct writing writings[] = {
	{ S("plain"), "plain", "plain" },
	{ S(""), "\"\"", "\"\"" },
	{ S("a,b"), "\"a,b\"", "\"a,b\"" },
	{ S("a\"b\""), "\"a\"\"b\"\"\"", "\"a\"\"b\"\"\"" },
	{ S("a\nb"), "\"a\nb\"", "\"a\nb\"" },
	{ S("=1+1"), "'=1+1", "=1+1" },
	{ S("=HYPERLINK(\"x\",\"y\")"), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"", "\"=HYPERLINK(\"\"x\"\",\"\"y\"\")\"" },
	{ S("@SUM(A1)"), "'@SUM(A1)", "@SUM(A1)" },
	{ S("-"), "'-", "-" },
	{ S("-2+3"), "'-2+3", "-2+3" },
	{ S("+44 20 7946 0000"), "'+44 20 7946 0000", "+44 20 7946 0000" },
	{ S("\tx"), "'\tx", "\tx" },
	{ S("\rx"), "\"'\rx\"", "\"\rx\"" },
	{ S("-12"), "-12", "-12" },
	{ S("+3.50"), "+3.50", "+3.50" },
	{ S("-1.2e-3"), "-1.2e-3", "-1.2e-3" },
	{ S("-1e"), "'-1e", "-1e" },
	{ S("-.5"), "'-.5", "-.5" },
	{ S("a=b"), "a=b", "a=b" },
};

static void test_writings(void **state)
{
	struct world *w = *state;

	for (size_t i = 0; i < sizeof(writings) / sizeof(writings[0]); i++) {
		struct buf guarded;
		struct buf raw;
		bool first = true;

		buf_init(&guarded, &w->mem, 1000);
		buf_init(&raw, &w->mem, 1000);
		csv_write_cell(&guarded, writings[i].cell, &first);
		assert_string_equal(str_c(&w->mem, buf_str(&guarded)), writings[i].guarded);
		first = true;
		csv_write_cell_raw(&raw, writings[i].cell, &first);
		assert_string_equal(str_c(&w->mem, buf_str(&raw)), writings[i].raw);
	}
}

static void test_written_is_read_back(void **state)
{
	struct world *w = *state;
	struct csv_reader *r cleanup(csv_close) = NULL;
	const struct csv_row *row;
	struct buf b;
	bool first = true;

	buf_init(&b, &w->mem, 10000);
	for (size_t i = 0; i < sizeof(writings) / sizeof(writings[0]); i++)
		csv_write_cell_raw(&b, writings[i].cell, &first);
	csv_write_end(&b);
	assert_true(str_ends(buf_str(&b), S("a=b\r\n")));
	assert_true(csv_open_text(&w->cx, buf_str(&b), &comma, &r));
	assert_true(csv_next(&w->cx, r, &row));
	assert_int_equal(row->len, sizeof(writings) / sizeof(writings[0]));
	for (size_t i = 0; i < row->len; i++)
		assert_true(str_eq(row->cells[i], writings[i].cell));
}

static void test_no_header_means_positions(void **state)
{
	struct world *w = *state;
	struct csv_reader *r cleanup(csv_close) = NULL;
	const struct csv_row *row;

	assert_true(csv_open_text(&w->cx, S("a,b\n"), &comma, &r));
	assert_true(csv_next(&w->cx, r, &row));
	assert_true(str_eq(csv_get(row, r, 1), S("b")));
	assert_null(csv_get(row, r, 2).at);
	assert_false(csv_fail(&w->cx, r, CSV_WHOLE_ROW, "no."));
	assert_string_equal(w->cx.err.said.at, "the text, line 1: no.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_readings, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_short_way_agrees_with_libcsv, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_header, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_header_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_files, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_writings, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_written_is_read_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_no_header_means_positions, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
