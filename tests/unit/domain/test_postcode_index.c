/* domain/authorities/postcode_index: what is found, and what is refused as damaged. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <zlib.h>

#include "base/cleanup.h"
#include "base/file.h"
#include "domain/authorities/postcode_index.h"
#include "domain/ingest/postcode_build.h"
#include "format/csv.h"

/* After our own headers: it has a macro called fail. */
#include <cmocka.h>

static const char shipped[] = "data/postcodes.idx";

struct world {
	struct arena mem;
	struct arena scratch;
	struct ctx cx;
	char path[40];
	struct str image; /* of the small index below */
};

struct sample {
	const char *postcode;
	const char *gss;
	enum postcode_status status;
	double latitude; /* 0: not known */
	double longitude;
};

/* CH1 lies on a border; M1 1 has one council; ZE1 0 one unit; N1P 1 nothing but old and odd ones. */
static const struct sample samples[] = {
	{ "CH1 1AA", "E06000050", POSTCODE_LIVE, 53.2, -2.9 },
	{ "CH1 1AB", "E06000050", POSTCODE_LIVE, 53.3, -2.8 },
	{ "CH1 1ZZ", "W06000005", POSTCODE_LIVE, 53.25, -2.95 },
	{ "CH1 1ZY", "W06000005", POSTCODE_TERMINATED, 53.22, -2.85 },
	{ "CH1 1ZX", "", POSTCODE_LIVE, 0, 0 },
	{ "CH1 2AA", "W06000005", POSTCODE_LIVE, 53.1, -3 },
	{ "CH10 0AA", "E06000049", POSTCODE_LIVE, 53, -2 },
	{ "M1 1AE", "E08000003", POSTCODE_LIVE, 53.48, -2.23 },
	{ "M1 1AF", "E08000003", POSTCODE_TERMINATED, 53.49, -2.24 },
	{ "M1 1JX", "E08000003", POSTCODE_LIVE, 53.47, -2.22 },
	{ "ZE1 0AA", "S12000027", POSTCODE_LIVE, 60.15, -1.14 },
	{ "N1P 1AA", "", POSTCODE_TERMINATED, 0, 0 },
};

enum { SAMPLES = sizeof(samples) / sizeof(samples[0]) };

static struct postcode parsed(const char *text)
{
	struct postcode pc;

	if (!postcode_parse(str_of(text), &pc))
		fail_msg("%s is not a postcode", text);
	return pc;
}

static struct str small_image(struct ctx *cx, struct arena *mem)
{
	struct postcode_build *b = postcode_build_new(mem);
	struct str image;
	bool repeated;

	for (size_t i = 0; i < SAMPLES; i++) {
		struct postcode_entry e = {
			.pc = parsed(samples[i].postcode),
			.terminated = samples[i].status == POSTCODE_TERMINATED,
			.has_position = samples[i].latitude > 0,
			.gss = str_of(samples[i].gss),
			.latitude = (int32_t)(samples[i].latitude * 1e6),
			.longitude = (int32_t)(samples[i].longitude * 1e6),
		};

		assert_null(postcode_build_add(b, &e, &repeated));
		assert_false(repeated);
	}
	assert_true(postcode_build_pack(cx, b, S("2026-11"), S("a test"), &image));
	return image;
}

static int set_up(void **state)
{
	static struct world w;

	w = (struct world){ .path = "/tmp/test_postcode.XXXXXX" };
	arena_init(&w.mem, 64 * 1024 * 1024);
	arena_init(&w.scratch, POSTCODE_BUILD_BYTES);
	w.cx.mem = &w.mem;
	int fd cleanup(cleanup_fd) = mkstemp(w.path);

	w.image = small_image(&w.cx, &w.scratch);
	*state = &w;
	return fd < 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	unlink(w->path);
	arena_done(&w->mem);
	arena_done(&w->scratch);
	return 0;
}

static void put(const struct world *w, const void *bytes, size_t len)
{
	int fd cleanup(cleanup_fd) = open(w->path, O_WRONLY | O_TRUNC);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, len), (ssize_t)len);
}

static void test_finds(void **state)
{
	struct world *w = *state;
	struct postcode_index index cleanup(postcode_index_close) = { 0 };

	put(w, w->image.at, w->image.len);
	assert_true(postcode_index_open(&w->cx, w->path, &index));
	assert_string_equal(index.header->as_at, "2026-11");
	assert_string_equal(index.header->source, "a test");
	assert_int_equal(index.header->live, 9);
	assert_int_equal(index.header->terminated, 3);
	for (size_t i = 0; i < SAMPLES; i++) {
		struct postcode pc = parsed(samples[i].postcode);
		struct postcode_hit hit = postcode_find(&index, &pc);

		assert_int_equal(hit.status, samples[i].status);
		assert_true(hit.sector_known);
		assert_string_equal(hit.gss.at ? hit.gss.at : "", samples[i].gss);
		assert_int_equal(hit.has_position, samples[i].latitude > 0);
		/* A quarter of a degree in 254 steps, rounded: within half a thousandth. */
		assert_true(hit.latitude - samples[i].latitude < 0.0005 && samples[i].latitude - hit.latitude < 0.0005);
		assert_true(hit.longitude - samples[i].longitude < 0.0005 &&
			    samples[i].longitude - hit.longitude < 0.0005);
	}
}

static void test_does_not_find(void **state)
{
	struct world *w = *state;
	struct postcode_index index cleanup(postcode_index_close) = { 0 };
	static const char *const unknown[] = { "CH1 3AA", "AB1 1AA", "ZE9 9ZZ", "BT1 1AA", "BFPO 57" };
	static const char *const not_full[] = { "CH1", "CH1 1", "M1 1" };

	put(w, w->image.at, w->image.len);
	assert_true(postcode_index_open(&w->cx, w->path, &index));
	struct postcode pc = parsed("CH1 1AD");

	assert_int_equal(postcode_find(&index, &pc).status, POSTCODE_UNKNOWN);
	assert_true(postcode_find(&index, &pc).sector_known);
	for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++) {
		pc = parsed(unknown[i]);
		assert_int_equal(postcode_find(&index, &pc).status, POSTCODE_UNKNOWN);
		assert_false(postcode_find(&index, &pc).sector_known);
	}
	for (size_t i = 0; i < sizeof(not_full) / sizeof(not_full[0]); i++) {
		pc = parsed(not_full[i]);
		assert_int_equal(postcode_find(&index, &pc).status, POSTCODE_UNKNOWN);
	}
}

static void test_outcodes(void **state)
{
	struct world *w = *state;
	struct postcode_index index cleanup(postcode_index_close) = { 0 };
	struct postcode_outcode o;

	put(w, w->image.at, w->image.len);
	assert_true(postcode_index_open(&w->cx, w->path, &index));
	struct postcode pc = parsed("CH1");

	postcode_outcode(&w->mem, &index, &pc, &o);
	assert_int_equal(o.live, 5);
	assert_int_equal(o.terminated, 1);
	assert_int_equal(o.len, 3);
	assert_string_equal(o.shares[0].gss.at, "E06000050");
	assert_int_equal(o.shares[0].live, 2);
	assert_true(o.shares[0].share > 0.39 && o.shares[0].share < 0.41);
	assert_string_equal(o.shares[1].gss.at, "W06000005");
	assert_int_equal(o.shares[1].live, 2);
	assert_null(o.shares[2].gss.at);
	pc = parsed("CH1 2");
	postcode_outcode(&w->mem, &index, &pc, &o);
	assert_int_equal(o.live, 1);
	assert_string_equal(o.shares[0].gss.at, "W06000005");
	pc = parsed("M1 9ZZ");
	postcode_outcode(&w->mem, &index, &pc, &o);
	assert_int_equal(o.live, 2);
	assert_int_equal(o.terminated, 1);
	pc = parsed("N1P");
	postcode_outcode(&w->mem, &index, &pc, &o);
	assert_int_equal(o.live, 0);
	assert_int_equal(o.terminated, 1);
	assert_int_equal(o.len, 0);
	pc = parsed("BT1");
	postcode_outcode(&w->mem, &index, &pc, &o);
	assert_int_equal(o.live + o.terminated + o.len, 0);
}

/* Opens what is in the file and, if it is taken, asks it everything; true if it was refused. */
static bool is_refused(struct world *w)
{
	struct postcode_index index cleanup(postcode_index_close) = { 0 };
	struct postcode_outcode o;
	struct arena_mark mark = arena_mark(&w->mem);
	bool opened = postcode_index_open(&w->cx, w->path, &index);

	for (size_t i = 0; opened && i < SAMPLES; i++) {
		struct postcode pc = parsed(samples[i].postcode);

		postcode_outcode(&w->mem, &index, &pc, &o);
		for (pc.unit = 0; pc.unit < POSTCODE_UNITS; pc.unit++)
			postcode_find(&index, &pc);
	}
	if (!opened) {
		assert_int_equal(w->cx.err.kind, ERR_INPUT);
		assert_true(str_ends(w->cx.err.said, S(" is not a whole postcode index.")));
		assert_true(w->cx.err.detail.len > 0);
	}
	err_clear(&w->cx);
	arena_reset(&w->mem, mark);
	return !opened;
}

static void test_truncated(void **state)
{
	struct world *w = *state;

	for (size_t len = 0; len < w->image.len; len++) {
		put(w, w->image.at, len);
		assert_true(is_refused(w));
	}
	char *longer = arena_take(&w->mem, w->image.len + 1);

	memcpy(longer, w->image.at, w->image.len);
	put(w, longer, w->image.len + 1);
	assert_true(is_refused(w));
}

/* One bit of every byte, a different one each time. */
static void test_bits_of_every_byte(void **state)
{
	struct world *w = *state;
	char *bytes = arena_take(&w->mem, w->image.len);

	memcpy(bytes, w->image.at, w->image.len);
	for (size_t bit = 0; bit < w->image.len * 8; bit += 7) {
		bytes[bit / 8] = (char)(bytes[bit / 8] ^ 1 << bit % 8);
		put(w, bytes, w->image.len);
		assert_true(is_refused(w));
		bytes[bit / 8] = (char)(bytes[bit / 8] ^ 1 << bit % 8);
	}
}

/* Somebody who means harm sets the checksum right: then the tables must hold, or be refused. */
static void test_every_byte_with_the_checksum_set_right(void **state)
{
	static const unsigned char values[] = { 0x01, 0x80, 0xFF };
	struct world *w = *state;
	size_t refused = 0;
	char *bytes = arena_take(&w->mem, w->image.len);
	struct postcode_file_header h;

	for (size_t i = 0; i < w->image.len * sizeof(values); i++) {
		memcpy(bytes, w->image.at, w->image.len);
		bytes[i / sizeof(values)] = (char)values[i % sizeof(values)];
		memcpy(&h, bytes, sizeof(h));
		h.crc32 = 0;
		memcpy(bytes, &h, sizeof(h));
		h.crc32 = (uint32_t)crc32_z(0, (const Bytef *)bytes, w->image.len);
		memcpy(bytes, &h, sizeof(h));
		put(w, bytes, w->image.len);
		refused += is_refused(w);
	}
	assert_true(refused > 500);
}

static void test_not_a_file(void **state)
{
	struct world *w = *state;
	struct postcode_index index = { 0 };

	assert_false(postcode_index_open(&w->cx, "/tmp", &index));
	assert_int_equal(w->cx.err.kind, ERR_INPUT);
	err_clear(&w->cx);
	assert_false(postcode_index_open(&w->cx, "/tmp/no/such/file", &index));
	assert_int_equal(w->cx.err.kind, ERR_NOT_FOUND);
	assert_null(index.header);
}

/* ---- the shipped index ---- */

static void test_shipped_index(void **state)
{
	struct world *w = *state;
	struct postcode_index index cleanup(postcode_index_close) = { 0 };

	assert_true(postcode_index_open(&w->cx, shipped, &index));
	assert_true(index.header->live > 1700000);
	assert_true(index.header->file_bytes <= 6 * 1000 * 1000);
	assert_true(index.header->error_max_cm < 500 * 100);
	struct postcode pc = parsed("SW1A 1AA");
	struct postcode_hit hit = postcode_find(&index, &pc);

	assert_int_equal(hit.status, POSTCODE_LIVE);
	assert_string_equal(hit.gss.at, "E09000033");
	assert_true(hit.latitude > 51.500 && hit.latitude < 51.502 && hit.longitude < -0.140 && hit.longitude > -0.143);
	pc = parsed("CH1 1AA");
	hit = postcode_find(&index, &pc);
	assert_true(hit.sector_known);
	pc = parsed("AL10 0AF");
	hit = postcode_find(&index, &pc);
	assert_int_equal(hit.status, POSTCODE_TERMINATED);
	assert_string_equal(hit.gss.at, "E07000241");
}

static void outcode_agrees(struct ctx *cx, const struct postcode_index *index, const struct csv_row *row,
			   const struct csv_reader *r)
{
	struct postcode_outcode o;
	struct postcode pc;
	bool is_found = false;
	int64_t live;
	double share;

	assert_true(postcode_parse(csv_get(row, r, 0), &pc));
	assert_int_equal(pc.kind, POSTCODE_OUTWARD);
	postcode_outcode(cx->mem, index, &pc, &o);
	if (!str_to_int(csv_get(row, r, 2), &live)) {
		/* Northern Ireland and the islands: nothing to find. */
		assert_int_not_equal(pc.place, POSTCODE_GREAT_BRITAIN);
		assert_int_equal(o.len, 0);
		return;
	}
	assert_true(str_to_real(csv_get(row, r, 3), &share));
	for (size_t i = 0; i < o.len; i++) {
		if (!str_eq(o.shares[i].gss, csv_get(row, r, 1)))
			continue;
		is_found = true;
		assert_int_equal(o.shares[i].live, live);
		assert_true(o.shares[i].share - share < 0.00005001 && share - o.shares[i].share < 0.00005001);
	}
	if (!is_found)
		fail_msg("%s: %.*s is missing", pc.text, STR_ARG(csv_get(row, r, 1)));
}

static void test_shipped_index_agrees_with_outcodes(void **state)
{
	static const struct csv_column wanted[] = {
		{ "outcode", CSV_REQUIRED },
		{ "lad_gss", CSV_REQUIRED },
		{ "live_postcodes", CSV_REQUIRED },
		{ "share", CSV_REQUIRED },
	};
	struct world *w = *state;
	struct postcode_index index cleanup(postcode_index_close) = { 0 };
	struct csv_reader *r cleanup(csv_close) = NULL;
	const struct csv_row *row;
	size_t rows = 0;

	assert_true(postcode_index_open(&w->cx, shipped, &index));
	assert_true(csv_open(&w->cx, "data/outcodes.csv", &(struct csv_options){ .sep = ',' }, &r));
	assert_true(csv_header(&w->cx, r, wanted, 4));
	while (csv_next(&w->cx, r, &row) && row) {
		outcode_agrees(&w->cx, &index, row, r);
		rows++;
	}
	assert_int_equal(w->cx.err.kind, ERR_NONE);
	assert_true(rows > 5000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_finds, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_does_not_find, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_outcodes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_truncated, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_bits_of_every_byte, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_every_byte_with_the_checksum_set_right, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_not_a_file, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_shipped_index, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_shipped_index_agrees_with_outcodes, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("postcode_index", tests, NULL, NULL);
}
