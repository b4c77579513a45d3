/* views/offer_view and its parts: what stands where, and that nothing is mixed up or lost on the way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "views/offer_export.h"
#include "views/offer_view.h"

/* After our own headers: it has a macro called fail. */
#include <cmocka.h>

static struct arena mem;

static int set_up(void **state)
{
	(void)state;
	arena_init(&mem, 64 << 20);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_done(&mem);
	return 0;
}

/* One area, one right, and one topic of each kind. */
static struct offer small_offer(void)
{
	struct offer o = { .council = { .gss = S("E1"),
					.slug = S("smallshire"),
					.short_name = S("Smallshire"),
					.official_name = S("Smallshire Council"),
					.nation = S("England") } };

	*list_push(&mem, &o.areas) = (struct area){ .id = S("core"), .title = S("Adviser"), .icon = S("core") };
	*list_push(&mem, &o.areas) = (struct area){ .id = S("format"), .title = S("The offer"), .icon = S("format") };
	*list_push(&mem, &o.indicators) = (struct indicator){ .id = S("pa-25"),
							      .slug = S("adviser"),
							      .area = S("core"),
							      .kind = INDICATOR_STATUTORY,
							      .title = S("Adviser to 25") };
	*list_push(&mem, &o.indicators) = (struct indicator){
		.id = S("duty"), .slug = S("duty"), .area = S("core"), .kind = INDICATOR_GUIDANCE, .title = S("A duty")
	};
	*list_push(&mem, &o.indicators) = (struct indicator){
		.id = S("gift"), .slug = S("gift"), .area = S("core"), .kind = INDICATOR_EXTRA, .title = S("A gift")
	};
	*list_push(&mem, &o.indicators) = (struct indicator){ .id = S("fd-consulted"),
							      .slug = S("consulted"),
							      .area = S("format"),
							      .kind = INDICATOR_STATUTORY,
							      .title = S("Asked young people") };
	*list_push(&mem, &o.rights) = (struct entitlement){ .id = S("E04"),
							    .slug = S("personal-adviser"),
							    .title = S("A personal adviser"),
							    .area = S("core"),
							    .indicators = S("pa-25"),
							    .figure = S("To 25"),
							    .source = S("The Act"),
							    .checked_on = S("2026-11-21"),
							    .age_from = { true, 16 },
							    .age_before = { true, 25 },
							    .shown = S("offer") };
	return o;
}

static struct claim page_says(const char *indicator, enum claim_status status)
{
	return (struct claim){ .indicator = str_of(indicator),
			       .status = status,
			       .origin = CLAIM_MAPPING,
			       .text = S("Something"),
			       .source = S("https://www.small.example/care"),
			       .seen_on = S("2026-11-21") };
}

static struct offer_page page_of(const struct offer *o, enum offer_age age)
{
	struct offer_around around = { .today = S("2026-11-21") };

	return offer_page_of(&mem, o, &around, age);
}

static void nothing_known_is_not_looked_at(void **state)
{
	struct offer o = small_offer();
	struct offer_page p = page_of(&o, AGE_ANY);

	(void)state;
	assert_int_equal(p.known, KNOWN_NOTHING);
	assert_int_equal(p.areas.len, 1); /* the offer's own area stands under "how it was made" */
	assert_int_equal(p.rights_count, 1);
	assert_int_equal(p.extras_count, 0);
	assert_int_equal(p.unread_count, 1);
	assert_int_equal(p.silent_count, 0);
	assert_int_equal(p.made.made.len, 0);
}

static void rights_and_extras_are_kept_apart(void **state)
{
	struct offer o = small_offer();

	(void)state;
	*list_push(&mem, &o.claims) = page_says("pa-25", CLAIM_OFFERS);
	*list_push(&mem, &o.claims) = page_says("duty", CLAIM_MAY_OFFER);
	*list_push(&mem, &o.claims) = page_says("gift", CLAIM_SAYS_NO);
	*list_push(&mem, &o.claims) = page_says("fd-consulted", CLAIM_OFFERS);
	struct offer_page p = page_of(&o, AGE_ANY);
	const struct offer_area *a = &p.areas.at[0];

	assert_int_equal(a->rights.len, 1);
	assert_int_equal(a->rights.at[0].sayings.len, 1);
	assert_true(str_eq(a->rights.at[0].sayings.at[0].right, S("A personal adviser")));
	assert_int_equal(a->duties.len, 1);
	assert_int_equal(a->duties.at[0].kind, TAG_GUIDANCE);
	assert_int_equal(a->extras.len, 1);
	assert_int_equal(a->extras.at[0].kind, TAG_EXTRA);
	assert_int_equal(a->extras.at[0].status, TAG_SAYS_NO);
	assert_int_equal(a->unread.len, 0);
	assert_int_equal(p.made.made.len, 1);
	assert_int_equal(p.known, KNOWN_EXCERPTS);
}

static void wrong_law_is_no_refusal_and_no_extra(void **state)
{
	struct offer o = small_offer();
	struct claim wrong = page_says("pa-25", CLAIM_SAYS_NO);
	struct claim limits = page_says("duty", CLAIM_SAYS_NO);

	(void)state;
	wrong.outdated_law = true;
	limits.limits_right = true;
	*list_push(&mem, &o.claims) = wrong;
	*list_push(&mem, &o.claims) = limits;
	struct offer_page p = page_of(&o, AGE_ANY);

	assert_int_equal(p.outdated_count, 1);
	assert_int_equal(p.areas.at[0].extras.len, 0);
	assert_int_equal(p.areas.at[0].rights.at[0].status, TAG_NONE);
	assert_int_equal(p.areas.at[0].duties.at[0].status, TAG_NONE);
	assert_int_equal(p.unread_count, 1);
}

static void an_offer_written_here_is_silent_not_unread(void **state)
{
	struct offer o = small_offer();

	(void)state;
	*list_push(&mem, &o.items) = (struct provision){
		.key = S("a"), .title = S("An item"), .area = S("core"), .last_checked = S("2026-11-03")
	};
	struct offer_page p = page_of(&o, AGE_ANY);

	assert_int_equal(p.known, KNOWN_PUBLISHED);
	assert_int_equal(p.unread_count, 0);
	assert_int_equal(p.silent_count, 1);
	assert_int_equal(p.areas.at[0].extras.len, 1);
	assert_true(p.areas.at[0].extras.at[0].has_prov);
}

static void ages_narrow_but_unknown_ages_stay(void **state)
{
	struct offer o = small_offer();
	struct claim young = page_says("gift", CLAIM_OFFERS);

	(void)state;
	young.age_max = (struct maybe_int){ true, 17 };
	*list_push(&mem, &o.claims) = young;
	assert_int_equal(page_of(&o, AGE_16_17).areas.at[0].extras.len, 1);
	assert_int_equal(page_of(&o, AGE_18_20).areas.at[0].extras.len, 0);
	assert_int_equal(page_of(&o, AGE_18_20).left_out, 1);
	/* A second source without ages: nobody is left out because of the first. */
	*list_push(&mem, &o.claims) = page_says("gift", CLAIM_OFFERS);
	assert_int_equal(page_of(&o, AGE_21_24).areas.at[0].extras.len, 1);
	assert_int_equal(offer_age_of(S("16")), AGE_16_17);
	assert_int_equal(offer_age_of(S("17")), AGE_ANY);
	assert_int_equal(offer_age_of((struct str){ 0 }), AGE_ANY);
}

static void key_figures(void **state)
{
	struct indicator gift = { .slug = S("gift"), .kind = INDICATOR_EXTRA };
	struct claim_list list = { 0 };
	struct claim c = page_says("gift", CLAIM_OFFERS);

	(void)state;
	c.age_max = (struct maybe_int){ true, 24 };
	*list_push(&mem, &list) = c;
	assert_int_equal(item_of_claims(&mem, &gift, S("X"), &list).until_age, 25);
	list.at[0].amount_pence = (struct maybe_int){ true, 5000 };
	list.at[0].amount_kind = S("up_to");
	list.at[0].amount_period = S("month");
	struct item_view item = item_of_claims(&mem, &gift, S("X"), &list);

	assert_string_equal(str_c(&mem, item.figure), "£50");
	assert_int_equal(item.amount.bound, BOUND_UP_TO);
	assert_int_equal(item.amount.period, PERIOD_MONTH);
	assert_int_equal(item.until_age, 0);
	list.at[0] = page_says("gift", CLAIM_OFFERS);
	list.at[0].origin = CLAIM_REPORTED;
	list.at[0].seen_on = S("2019-11");
	list.at[0].source = S("A report");
	item = item_of_claims(&mem, &gift, S("X"), &list);
	assert_string_equal(str_c(&mem, item.figure), "2019");
	assert_true(item.is_year);
	assert_int_equal(item.sayings.at[0].facts.ask, ASK_IF_IT_RUNS);
	assert_true(str_empty(item.sayings.at[0].prov.url));
}

static struct figure share(enum figure_of of, int64_t year, const char *active)
{
	return (struct figure){ .of = of,
				.ages = FIGURE_19_21,
				.year = year,
				.active = str_of(active),
				.suitable = S("90"),
				.people = S("1198") };
}

static void a_hidden_figure_is_never_drawn(void **state)
{
	struct figure_list list = { 0 };

	(void)state;
	*list_push(&mem, &list) = share(FIGURE_COUNCIL, 2023, "40");
	*list_push(&mem, &list) = share(FIGURE_COUNCIL, 2024, "c");
	*list_push(&mem, &list) = share(FIGURE_ENGLAND, 2024, "54");
	*list_push(&mem, &list) = share(FIGURE_COUNCIL, 2025, "c");
	*list_push(&mem, &list) = share(FIGURE_ENGLAND, 2025, "54");
	struct figures_view v = figures_view_of(&mem, &list, S("X"), S("x"), S("North"));
	const struct chart_view *chart = &v.charts.at[0];

	assert_true(str_empty(chart->value));
	assert_string_equal(str_c(&mem, chart->bars.at[0].value), "c");
	assert_true(str_empty(chart->bars.at[0].width));
	assert_string_equal(str_c(&mem, chart->bars.at[1].width), "43.2%");
	assert_true(v.has_hidden);
	assert_false(v.has_low);
	assert_string_equal(str_c(&mem, v.latest.at[MEASURE_PEOPLE].older.council), "1,198");
	v = figures_view_of(&mem, &(struct figure_list){ 0 }, S("X"), S("x"), S("North"));
	assert_true(str_empty(v.year));
}

static void a_gap_breaks_the_line(void **state)
{
	struct figure_list list = { 0 };

	(void)state;
	*list_push(&mem, &list) = share(FIGURE_COUNCIL, 2022, "50");
	*list_push(&mem, &list) = share(FIGURE_COUNCIL, 2023, "z");
	*list_push(&mem, &list) = share(FIGURE_COUNCIL, 2024, "60");
	*list_push(&mem, &list) = share(FIGURE_COUNCIL, 2025, "61");
	struct figures_view v = figures_view_of(&mem, &list, S("X"), S("x"), S("North"));

	assert_int_equal(v.charts.at[0].lines.len, 1);
	assert_int_equal(v.charts.at[0].lines.at[0].pieces.len, 2);
	assert_true(v.has_not_applicable);
}

static size_t lines_in(const struct buf *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->len; i++)
		n += b->at[i] == '\n';
	return n;
}

static void data_hold_what_the_page_shows(void **state)
{
	struct offer o = small_offer();
	struct claim c = page_says("gift", CLAIM_OFFERS);
	struct buf csv, raw, json;

	(void)state;
	c.text = S("=1+1, \"quoted\"");
	*list_push(&mem, &o.claims) = c;
	struct offer_page p = page_of(&o, AGE_ANY);

	buf_init(&csv, &mem, 1 << 16);
	buf_init(&raw, &mem, 1 << 16);
	buf_init(&json, &mem, 1 << 16);
	offer_csv(&csv, &p, CSV_GUARDED);
	offer_csv(&raw, &p, CSV_RAW);
	offer_json(&json, &p);
	assert_int_equal(lines_in(&csv), 3); /* header, the right, the claim */
	assert_true(str_has(buf_str(&csv), S("\"'=1+1, \"\"quoted\"\"\"")));
	assert_true(str_has(buf_str(&raw), S("\"=1+1, \"\"quoted\"\"\"")));
	assert_true(str_has(buf_str(&json), S("=1+1, \\\"quoted\\\"")));
	assert_true(str_has(buf_str(&json), S("\"invented\":false")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_known_is_not_looked_at),
		cmocka_unit_test(rights_and_extras_are_kept_apart),
		cmocka_unit_test(wrong_law_is_no_refusal_and_no_extra),
		cmocka_unit_test(an_offer_written_here_is_silent_not_unread),
		cmocka_unit_test(ages_narrow_but_unknown_ages_stay),
		cmocka_unit_test(key_figures),
		cmocka_unit_test(a_hidden_figure_is_never_drawn),
		cmocka_unit_test(a_gap_breaks_the_line),
		cmocka_unit_test(data_hold_what_the_page_shows),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
