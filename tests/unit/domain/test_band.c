/* domain/analysis/band and count: the words for a share, and when a share may be given at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/analysis/count.h"
#include "format/csv.h"

/* After our own headers: it has a macro called fail. */
#include <cmocka.h>

static void bands_fit_the_report_of_2019(void **state)
{
	static const struct {
		int64_t count;
		enum band band;
	} printed[] = { { 2, BAND_VERY_LOW }, { 3, BAND_LOW },	  { 4, BAND_LOW },    { 5, BAND_LOW },
			{ 7, BAND_MEDIUM },   { 8, BAND_MEDIUM }, { 9, BAND_MEDIUM }, { 10, BAND_MEDIUM },
			{ 12, BAND_HIGH },    { 13, BAND_HIGH } };

	(void)state;
	for (size_t i = 0; i < sizeof(printed) / sizeof(printed[0]); i++)
		assert_int_equal(band_of(&band_edges_guessed, printed[i].count, 20), printed[i].band);
}

/* Our guess, which the report neither confirms nor denies. */
static void cut_offs_that_are_guessed(void **state)
{
	(void)state;
	assert_int_equal(band_of(&band_edges_guessed, 0, 20), BAND_VERY_LOW);
	assert_int_equal(band_of(&band_edges_guessed, 1, 20), BAND_VERY_LOW);
	assert_int_equal(band_of(&band_edges_guessed, 6, 20), BAND_MEDIUM);
	assert_int_equal(band_of(&band_edges_guessed, 11, 20), BAND_HIGH);
	assert_int_equal(band_of(&band_edges_guessed, 15, 20), BAND_HIGH);
	assert_int_equal(band_of(&band_edges_guessed, 16, 20), BAND_VERY_HIGH);
	assert_int_equal(band_of(&band_edges_guessed, 20, 20), BAND_VERY_HIGH);
}

static void every_printed_band_of_the_codebook(void **state)
{
	static const struct csv_column wanted[] = { { "benchmark_2019_count", CSV_REQUIRED },
						    { "benchmark_2019_of", CSV_REQUIRED },
						    { "benchmark_2019_band", CSV_REQUIRED } };
	struct arena mem;
	struct ctx cx = { .mem = &mem };
	struct csv_reader *r cleanup(csv_close) = NULL;
	const struct csv_row *row;
	int printed = 0;
	int counted = 0;

	(void)state;
	arena_init(&mem, 64 << 20);
	assert_true(csv_open(&cx, "data/codebook/2026-11.tsv", &(struct csv_options){ .sep = '\t' }, &r));
	assert_true(csv_header(&cx, r, wanted, 3));
	while (csv_next(&cx, r, &row) && row) {
		int64_t count;
		int64_t of;

		if (!str_to_int(csv_get(row, r, 0), &count))
			continue;
		counted++;
		assert_true(str_to_int(csv_get(row, r, 1), &of));
		assert_int_equal(of, 20);
		if (str_empty(csv_get(row, r, 2)))
			continue; /* the report gives no word for 1 of 20 */
		printed++;
		assert_true(str_eq(csv_get(row, r, 2), band_word(band_of(&band_edges_guessed, count, of))));
	}
	assert_int_equal(cx.err.kind, ERR_NONE);
	assert_int_equal(printed, 23);
	assert_int_equal(counted, 27);
	csv_close(&r);
	r = NULL;
	arena_done(&mem);
}

static void a_share_on_an_edge_is_below_it(void **state)
{
	(void)state;
	assert_int_equal(band_of(&band_edges_guessed, 10, 100), BAND_VERY_LOW);
	assert_int_equal(band_of(&band_edges_guessed, 11, 100), BAND_LOW);
	assert_int_equal(band_of(&band_edges_guessed, 25, 100), BAND_LOW);
	assert_int_equal(band_of(&band_edges_guessed, 50, 100), BAND_MEDIUM);
	assert_int_equal(band_of(&band_edges_guessed, 75, 100), BAND_HIGH);
	/* 15.3 of 153 would be a tenth: 15 is within, 16 is not. */
	assert_int_equal(band_of(&band_edges_guessed, 15, 153), BAND_VERY_LOW);
	assert_int_equal(band_of(&band_edges_guessed, 16, 153), BAND_LOW);
}

static void what_cannot_be_told_has_no_band(void **state)
{
	(void)state;
	assert_int_equal(band_of(&band_edges_guessed, 0, 0), BAND_NONE);
	assert_int_equal(band_of(&band_edges_guessed, 1, 0), BAND_NONE);
	assert_int_equal(band_of(&band_edges_guessed, -1, 20), BAND_NONE);
	assert_int_equal(band_of(&band_edges_guessed, 21, 20), BAND_NONE);
	assert_int_equal(band_of_word(S("FAIRLY HIGH")), BAND_NONE);
	assert_int_equal(band_of_word(S("")), BAND_NONE);
	assert_true(str_empty(band_word(BAND_NONE)));
}

static void edges_are_data(void **state)
{
	const struct band_edges other = { { 20, 40, 60, 80 } };

	(void)state;
	assert_int_equal(band_of(&other, 4, 20), BAND_VERY_LOW);
	assert_int_equal(band_range(&other, BAND_HIGH).over, 60);
	assert_int_equal(band_range(&other, BAND_HIGH).up_to, 80);
	assert_int_equal(band_range(&band_edges_guessed, BAND_VERY_LOW).over, 0);
	assert_int_equal(band_range(&band_edges_guessed, BAND_VERY_LOW).up_to, 10);
	assert_int_equal(band_range(&band_edges_guessed, BAND_VERY_HIGH).over, 75);
	assert_int_equal(band_range(&band_edges_guessed, BAND_VERY_HIGH).up_to, 100);
	for (int b = BAND_VERY_LOW; b < BAND__MAX; b++)
		assert_int_equal(band_of_word(band_word((enum band)b)), b);
}

/* --- counts ------------------------------------------------------------------------------------------------------ */

static const struct standing offers = { .status = CLAIM_OFFERS };
static const struct standing not_stated = { .status = CLAIM_NOT_STATED };
static const struct standing not_looked_at = { .status = CLAIM_NOT_LOOKED_AT };

static void a_full_round_gives_n_of_n_and_a_band(void **state)
{
	struct standing at[20];

	(void)state;
	for (int i = 0; i < 20; i++)
		at[i] = i < 12 ? offers : i < 19 ? not_stated : (struct standing){ .status = CLAIM_SAYS_NO };
	struct count c = count_of(COUNT_ROUND, &band_edges_guessed, at, 20);

	assert_true(c.complete);
	assert_int_equal(c.offers, 12);
	assert_int_equal(c.of, 20);
	assert_int_equal(c.band, BAND_HIGH);
	assert_int_equal(c.by[CLAIM_SAYS_NO], 1);
	assert_int_equal(c.by[CLAIM_NOT_STATED], 7);
}

static void one_council_left_to_read_leaves_no_band(void **state)
{
	struct standing at[20];

	(void)state;
	for (int i = 0; i < 20; i++)
		at[i] = i == 19 ? not_looked_at : offers;
	struct count c = count_of(COUNT_ROUND, &band_edges_guessed, at, 20);

	assert_false(c.complete);
	assert_int_equal(c.band, BAND_NONE);
	assert_int_equal(c.offers, 19);
	assert_false(count_of(COUNT_ROUND, &band_edges_guessed, at, 0).complete);
}

static void the_pilot_never_has_a_share(void **state)
{
	struct standing at[20];

	(void)state;
	for (int i = 0; i < 20; i++)
		at[i] = offers;
	struct count c = count_of(COUNT_PILOT, &band_edges_guessed, at, 20);

	assert_false(c.complete);
	assert_int_equal(c.band, BAND_NONE);
	assert_int_equal(c.offers, 20);
}

static struct claim says(enum claim_status status)
{
	return (struct claim){ .status = status };
}

static void the_best_of_what_is_said_stands(void **state)
{
	const struct claim both[] = { says(CLAIM_SAYS_NO), says(CLAIM_MAY_OFFER), says(CLAIM_SIGNPOSTS) };

	(void)state;
	assert_int_equal(standing_of(both, 3).status, CLAIM_MAY_OFFER);
	assert_int_equal(standing_of(both, 1).status, CLAIM_SAYS_NO);
	assert_int_equal(standing_of(NULL, 0).status, CLAIM_NOT_LOOKED_AT);
	assert_false(standing_of(NULL, 0).says_otherwise);
}

/* A page that says no to a right is neither a refusal nor an offer, and counts as neither. */
static void a_page_against_the_law_is_no_refusal(void **state)
{
	struct claim wrong = says(CLAIM_SAYS_NO);
	struct claim narrow = says(CLAIM_SAYS_NO);

	(void)state;
	wrong.outdated_law = true;
	narrow.limits_right = true;
	struct standing at[] = { standing_of(&wrong, 1), standing_of(&narrow, 1) };

	for (int i = 0; i < 2; i++) {
		assert_true(at[i].says_otherwise);
		assert_int_not_equal(at[i].status, CLAIM_SAYS_NO);
	}
	struct count c = count_of(COUNT_ROUND, &band_edges_guessed, at, 2);

	assert_int_equal(c.otherwise, 2);
	assert_int_equal(c.offers, 0);
	assert_int_equal(c.by[CLAIM_SAYS_NO], 0);
	assert_int_equal(c.by[CLAIM_NOT_LOOKED_AT], 0);
	const struct claim mixed[] = { wrong, says(CLAIM_OFFERS) };

	assert_false(standing_of(mixed, 2).says_otherwise);
	assert_int_equal(standing_of(mixed, 2).status, CLAIM_OFFERS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bands_fit_the_report_of_2019),
		cmocka_unit_test(cut_offs_that_are_guessed),
		cmocka_unit_test(every_printed_band_of_the_codebook),
		cmocka_unit_test(a_share_on_an_edge_is_below_it),
		cmocka_unit_test(what_cannot_be_told_has_no_band),
		cmocka_unit_test(edges_are_data),
		cmocka_unit_test(a_full_round_gives_n_of_n_and_a_band),
		cmocka_unit_test(one_council_left_to_read_leaves_no_band),
		cmocka_unit_test(the_pilot_never_has_a_share),
		cmocka_unit_test(the_best_of_what_is_said_stands),
		cmocka_unit_test(a_page_against_the_law_is_no_refusal),
	};

	return cmocka_run_group_tests_name("band and count", tests, NULL, NULL);
}
