/* views/topic_view, topic_ask, hexmap_view, topic_csv: addresses, drawings and downloads of a small made-up topic. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "gen/templates/topics_list.h"
#include "gen/templates/topics_show.h"
#include "views/env.h"
#include "views/topic_csv.h"
#include "views/topic_view.h"

/* After our own headers: it has a macro called fail. */
#include <cmocka.h>

struct world {
	struct arena mem;
	struct topic topic;
	struct topic_rows rows;
	struct topic_page page;
};

static struct topic_council council(const char *name, const char *slug, int64_t q, int64_t r)
{
	return (struct topic_council){
		.cell = { .gss = S("E1"),
			  .slug = str_of(slug),
			  .name = str_of(name),
			  .region = S("South West"),
			  .type = S("unitary"),
			  .letters = S("AAA"),
			  .q = q,
			  .r = r },
		.is_counted = true,
		.standing = { .status = CLAIM_NOT_LOOKED_AT },
	};
}

static struct claim claim(enum claim_status status, const char *text)
{
	return (struct claim){ .status = status,
			       .origin = CLAIM_MAPPING,
			       .text = str_of(text),
			       .source = S("https://www.one.gov.uk/offer"),
			       .seen_on = S("2026-11-21") };
}

/* Two real councils, of which one says something, and the invented one. */
static void fill(struct world *w, const struct topic_ask *ask, struct claim said)
{
	struct topic *t = &w->topic;
	struct topic_filter filter = topic_filter_of(&w->mem, ask);

	*t = (struct topic){
		.indicator = { .slug = S("warm-socks"),
			       .title = S("Warm socks"),
			       .short_title = S("Socks"),
			       .definition = S("Socks <for> you."),
			       .kind = INDICATOR_EXTRA },
		.area = { .id = S("health"), .title = S("Health"), .icon = S("health") },
	};
	*list_push(&w->mem, &t->councils) = council("One", "one", 0, 0);
	*list_push(&w->mem, &t->councils) = council("Two", "two", 1, 1);
	*list_push(&w->mem, &t->councils) = council("Exampleshire", "exampleshire", 0, 0);
	t->councils.at[2].is_counted = false;
	t->councils.at[2].is_invented = true;
	*list_push(&w->mem, &t->claims) = said;
	*list_push(&w->mem, &t->claims) = claim(CLAIM_OFFERS, "Ten pairs");
	t->councils.at[0].claims = 1;
	t->councils.at[0].standing = standing_of(&said, 1);
	t->councils.at[2].first = 1;
	t->councils.at[2].claims = 1;
	const struct standing standings[] = { t->councils.at[0].standing, t->councils.at[1].standing };

	t->count = count_of(COUNT_PILOT, &band_edges_guessed, standings, 2);
	topic_filter_rows(&w->mem, t, &filter, &w->rows);
	topic_page_view(&w->mem, t, &w->rows, ask, &w->page);
}

static int set_up(void **state)
{
	struct world *w = test_calloc(1, sizeof(*w));

	arena_init(&w->mem, 64 << 20);
	*state = w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	arena_done(&w->mem);
	test_free(w);
	return 0;
}

static struct str html(struct world *w)
{
	const struct tpl_env env = { .lang = S("en"), .dir = S("ltr"), .icons = S("/icons.svg") };
	struct buf b;

	buf_init(&b, &w->mem, 1 << 20);
	tpl_topics_show(&b, &env, &w->page);
	assert_true(buf_ok(&b));
	return buf_str(&b);
}

static void an_address_says_what_was_asked_for(void **state)
{
	struct world *w = *state;
	const struct topic_ask ask = { .says = 1u << CLAIM_OFFERS | 1u << TOPIC_SAYS_OTHERWISE,
				       .region = S("south-west"),
				       .type = TYPE_LONDON,
				       .like_slug = S("leeds"),
				       .sort = TOPIC_BY_AMOUNT };
	struct str address = topic_address(&w->mem, S("socks"), &ask, "");

	assert_true(str_eq(address, S("/topics/socks?says=offers,otherwise&region=south-west&type=london-borough"
				      "&like=leeds&sort=amount")));
	address = topic_address(&w->mem, S("socks"), &(struct topic_ask){ 0 }, ".csv");
	assert_true(str_eq(address, S("/topics/socks.csv")));
}

static void words_of_the_address_are_known_or_not(void **state)
{
	struct world *w = *state;

	assert_int_equal(topic_says_of(S("may-offer")), CLAIM_MAY_OFFER);
	assert_int_equal(topic_says_of(S("otherwise")), TOPIC_SAYS_OTHERWISE);
	assert_int_equal(topic_says_of(S("may_offer")), TOPIC_SAYS__MAX);
	assert_int_equal(topic_says_of(S("")), TOPIC_SAYS__MAX);
	assert_int_equal(topic_type_of_word(S("metropolitan-borough")), TYPE_METROPOLITAN);
	assert_int_equal(topic_type_of_word(S("parish")), TYPE_ANY);
	assert_int_equal(topic_sort_of(S("age")), TOPIC_BY_AGE);
	assert_int_equal(topic_sort_of(S("")), TOPIC_BY_NAME);
	assert_true(str_eq(topic_region_of(&w->mem, S("yorkshire-and-the-humber")), S("Yorkshire and The Humber")));
	assert_true(str_empty(topic_region_of(&w->mem, S("wessex"))));
}

static void the_page_has_each_council_once_and_the_invented_apart(void **state)
{
	struct world *w = *state;

	fill(w, &(struct topic_ask){ 0 }, claim(CLAIM_OFFERS, "Two <pairs>"));
	assert_int_equal(w->page.map.cells.len, 2);
	assert_int_equal(w->page.shown, 1);
	assert_int_equal(w->page.rows.len, 2);
	assert_int_equal(w->page.offers, 1);
	struct str page = html(w);

	assert_true(str_has(page, S("At least 1 council says so on the pages read so far.")));
	assert_true(str_has(page, S("Two &lt;pairs&gt;")));
	assert_true(str_has(page, S("Socks &lt;for&gt; you.")));
	assert_true(str_has(page, S("Invented example")));
	assert_true(str_has(page, S("Left out of every count.")));
	assert_true(str_has(page, S("one.gov.uk")));
	assert_true(str_has(page, S("Not looked at yet")));
	assert_false(str_has(page, S("class=\"band\"")));
	assert_false(str_has(page, S("50%")));
}

/* Nowhere in the page may a right look refused. */
static void a_page_against_the_law_is_never_a_refusal(void **state)
{
	struct world *w = *state;
	struct claim wrong = claim(CLAIM_SAYS_NO, "Adviser only to 21");

	wrong.outdated_law = true;
	fill(w, &(struct topic_ask){ 0 }, wrong);
	struct str page = html(w);

	assert_int_equal(w->page.rows.at[0].line.tag, TAG_NONE);
	assert_true(str_has(page, S("This page, seen on 21 November 2026, says otherwise.")));
	assert_false(str_has(page, S("class=\"tag no\"")));
	assert_int_equal(w->page.key.at[HEX_OTHERWISE].councils, 1);
	assert_int_equal(w->page.key.at[HEX_SAYS_NO].councils, 0);
	assert_int_equal(w->page.offers, 0);
}

static void a_full_round_shows_its_band(void **state)
{
	struct world *w = *state;

	fill(w, &(struct topic_ask){ 0 }, claim(CLAIM_OFFERS, "Two pairs"));
	const struct standing read[] = { { .status = CLAIM_OFFERS }, { .status = CLAIM_NOT_STATED } };

	w->topic.count = count_of(COUNT_ROUND, &band_edges_guessed, read, 2);
	topic_page_view(&w->mem, &w->topic, &w->rows, &(struct topic_ask){ 0 }, &w->page);
	struct str page = html(w);

	assert_true(str_has(page, S("Now: 1 of 2 councils")));
	assert_true(str_has(page, S("MEDIUM")));
	assert_true(str_has(page, S("over 25%, up to 50%")));
	assert_false(str_has(page, S("not a count")));
}

static void a_filter_that_leaves_nobody_says_so(void **state)
{
	struct world *w = *state;

	fill(w, &(struct topic_ask){ .says = 1u << CLAIM_PAYS }, claim(CLAIM_OFFERS, "Two pairs"));
	assert_int_equal(w->page.rows.len, 0);
	assert_int_equal(w->page.pills.len, 1);
	struct str page = html(w);

	assert_true(str_has(page, S("We’ve seen no council that fits what you chose.")));
	assert_true(str_has(page, S("noindex")));
}

static void csv_is_guarded_or_raw(void **state)
{
	struct world *w = *state;
	struct buf guarded;
	struct buf raw;

	fill(w, &(struct topic_ask){ 0 }, claim(CLAIM_OFFERS, "=SUM(A1), \"x\""));
	buf_init(&guarded, &w->mem, 1 << 20);
	buf_init(&raw, &w->mem, 1 << 20);
	topic_csv(&guarded, CSV_GUARDED, &w->topic, &w->rows);
	topic_csv(&raw, CSV_RAW, &w->topic, &w->rows);
	assert_true(str_has(buf_str(&guarded), S("\"'=SUM(A1), \"\"x\"\"\"")));
	assert_true(str_has(buf_str(&raw), S("\"=SUM(A1), \"\"x\"\"\"")));
	assert_true(str_starts(buf_str(&raw), S("council,gss_code,region,")));
	assert_true(str_has(buf_str(&raw), S("found in mapping,https://www.one.gov.uk/offer,2026-11-21")));
}

static void an_empty_list_of_topics_is_a_page(void **state)
{
	struct world *w = *state;
	const struct tpl_env env = { .lang = S("en"), .dir = S("ltr") };
	struct topics_page page;
	struct buf b;

	topics_page_view(&w->mem, &(struct area_list){ 0 }, &(struct indicator_list){ 0 },
			 &(struct topic_count_list){ 0 }, &page);
	buf_init(&b, &w->mem, 1 << 20);
	tpl_topics_list(&b, &env, &page);
	assert_true(str_has(buf_str(&b), S("</html>")));
}

int main(void)
{
#define test(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		test(an_address_says_what_was_asked_for),
		test(words_of_the_address_are_known_or_not),
		test(the_page_has_each_council_once_and_the_invented_apart),
		test(a_page_against_the_law_is_never_a_refusal),
		test(a_full_round_shows_its_band),
		test(a_filter_that_leaves_nobody_says_so),
		test(csv_is_guarded_or_raw),
		test(an_empty_list_of_topics_is_a_page),
	};

	return cmocka_run_group_tests_name("topic view", tests, NULL, NULL);
}
