/* domain/search on the real data: what is found first, on both databases; and what must never go wrong. */
#include "../../sql/databases.h"

#include "base/buf.h"
#include "domain/ingest/load.h"
#include "domain/search/index.h"
#include "domain/search/search.h"
#include "store/migrate.h"
#include "store/tx.h"

static void fill(struct ctx *cx)
{
	struct load_report report;
	int64_t applied;

	expect(cx, migrate_run(cx, &applied));
	expect(cx, load_reference(cx, S("data"), NULL, &report));
	expect(cx, search_rebuild(cx));
}

static struct search_result ask(struct ctx *cx, const struct search_options *options)
{
	struct tx tx cleanup(tx_done) = { 0 };
	struct search_result result;

	expect(cx, tx_begin(cx, TX_READ, &tx));
	expect(cx, search_find(cx, options, &result));
	return result;
}

static struct search_result look_for(struct ctx *cx, const char *typed)
{
	const struct search_options options = { .text = str_of(typed), .page = 1 };

	return ask(cx, &options);
}

static const struct {
	const char *typed;
	const char *first; /* address of the first result */
} firsts[] = {
	{ "suha", "/rights/setting-up-home-allowance" },
	{ "SUHA", "/rights/setting-up-home-allowance" },
	{ "leaving care grant", "/rights/setting-up-home-allowance" },
	{ "LCG", "/rights/setting-up-home-allowance" },
	{ "setting up home allowance", "/rights/setting-up-home-allowance" },
	{ "furniture", "/rights/setting-up-home-allowance" },
	{ "PA", "/rights/personal-adviser" },
	{ "pa", "/rights/personal-adviser" },
	{ "personal advisor", "/rights/personal-adviser" },
	{ "personal advisers", "/rights/personal-adviser" },
	{ "uasc", "/rights/asylum-and-immigration" },
	{ "refugee", "/rights/asylum-and-immigration" },
	{ "driving", "/topics/driving-licence" },
	{ "driving lessons", "/topics/driving-lessons" },
	{ "Driving lesson?", "/topics/driving-lessons" },
	{ "drivng lessons", "/topics/driving-lessons" },
	{ "driving lesons", "/topics/driving-lessons" },
	{ "council tax", "/rights/council-tax" },
	{ "council tax leeds", "/offers/leeds" },
	{ "leeds", "/offers/leeds" },
	{ "Bournemouth", "/offers/bournemouth-christchurch-poole" },
	{ "kingston upon hull", "/offers/kingston-upon-hull" },
	{ "birthday", "/topics/birthday-money" },
	{ "bday", "/topics/birthday-money" },
	{ "bday money", "/topics/birthday-money" },
	{ "kent birthday money", "/offers/kent" },
	{ "rutland birthday", "/offers/rutland#finance" },
	{ "staying put", "/rights/staying-put" },
	{ "Staying Close", "/rights/staying-close" },
	{ "laptop", "/topics/laptop" },
	{ "laptops", "/topics/laptop" },
	{ "i need a laptop", "/topics/laptop" },
	{ "gym", "/topics/gym-and-leisure" },
	{ "homeless", "/rights/priority-need" },
	{ "priority need", "/rights/priority-need" },
	{ "free prescriptions", "/rights/free-prescriptions" },
	{ "prescriptions", "/topics/free-prescriptions" },
	{ "dentist", "/rights/free-prescriptions" },
	{ "counselling", "/topics/counselling" },
	{ "suicidal", "/topics/out-of-hours-help" },
	{ "uni", "/rights/university-bursary" },
	{ "university", "/rights/university-bursary" },
	{ "bursary", "/rights/university-bursary" },
	{ "16-19 bursary", "/rights/bursary-16-to-19" },
	{ "apprent", "/rights/apprenticeship-bursary" },
	{ "junior isa", "/rights/junior-isa" },
	{ "JISA", "/rights/junior-isa" },
	{ "my file", "/rights/care-records" },
	{ "records", "/rights/care-records" },
	{ "advocate", "/rights/advocate-and-complaints" },
	{ "wifi", "/topics/wifi" },
	{ "Wi-Fi", "/topics/wifi" },
	{ "xmas", "/topics/festival-money" },
	{ "passport", "/topics/passport" },
	{ "prison", "/rights/in-custody" },
	{ "one bedroom rate", "/rights/one-bedroom-rate" },
	{ "rates", "/rights/council-tax" },
	{ "who is a care leaver", "/rights#who" },
	{ "hide my history", "/about/safety" },
	{ "screen reader", "/about/accessibility" },
	{ "exampleshire", "/offers/exampleshire" },
};

static void what_is_found_first(struct ctx *cx)
{
	int wrong = 0;

	fill(cx);
	for (size_t i = 0; i < sizeof(firsts) / sizeof(firsts[0]); i++) {
		struct search_result r = look_for(cx, firsts[i].typed);
		struct str first = r.hits.len ? r.hits.at[0].address : S("nothing");

		if (str_eq(first, str_of(firsts[i].first)))
			continue;
		print_error("“%s” gives %.*s, not %s\n", firsts[i].typed, STR_ARG(first), firsts[i].first);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

on_both(what_is_found_first);

static void nothing_typed_is_an_error(struct ctx *cx)
{
	static const char *const hostile[] = {
		"",
		" ",
		"\"",
		"'",
		"''''",
		"\"\"\"",
		"(((",
		")",
		"*",
		"a*",
		"-x",
		"\\",
		"%",
		"_",
		"%00",
		"NEAR(a b)",
		"a AND",
		"OR",
		"NOT NOT",
		"AND OR NOT NEAR",
		"stems:x",
		"{a b}: c",
		"^a",
		"a + b",
		"a | b & !c",
		"a <-> b",
		"'a':*",
		"'; DROP TABLE search_document; --",
		"\"; DELETE FROM search_word; --",
		"$1",
		":query",
		"?1",
		"\xff\xfe\xfa",
		"a\xc3",
		"\xed\xa0\x80",
		"أين سكني",
		"\u202egnal\u202c",
		"עזרה",
		"住房",
		"🙂🙂🙂",
		"\u200b\u200b",
		"ﷺ",
		"Z\u0351\u036b\u0343a\u0353l",
		"\t\r\n",
		"0",
		"-1",
		"1e999",
		"null",
		"the of and",
		"x y z x y z x y z x y z x y z x y z x y z",
		"council council council council council",
	};

	fill(cx);
	for (size_t i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++)
		(void)look_for(cx, hostile[i]);
	assert_true(look_for(cx, "suha").total > 0); /* nothing was dropped or deleted */
}

on_both(nothing_typed_is_an_error);

static void long_texts_are_cut(struct ctx *cx)
{
	char *text = arena_take(cx->mem, 5001);
	static const char *const units[] = { "a", "ab ", "driving ", "\" OR ", "(", "é", "ﷺ", "🙂" };

	fill(cx);
	for (size_t u = 0; u < sizeof(units) / sizeof(units[0]); u++) {
		size_t len = strlen(units[u]);

		memset(text, 0, 5001);
		for (size_t at = 0; at + len <= 5000; at += len)
			memcpy(text + at, units[u], len);
		assert_true(look_for(cx, text).text.len <= 400);
	}
	/* One word of each kind, more than are looked at. */
	struct buf b;

	buf_init(&b, cx->mem, 4000);
	for (int i = 0; i < 300; i++)
		buf_print(&b, "word%d ", i);
	(void)look_for(cx, str_c(cx->mem, buf_str(&b)));
}

on_both(long_texts_are_cut);

static void what_was_understood_is_said(struct ctx *cx)
{
	fill(cx);
	struct search_result r = look_for(cx, "suha");

	assert_int_equal(r.notes.len, 1);
	assert_true(str_has(r.notes.at[0].say, S("We searched for both")));
	assert_false(r.notes.at[0].urgent);
	assert_true(look_for(cx, "suicidal").notes.at[0].urgent);
	r = look_for(cx, "drivng lessons");
	assert_true(str_eq(r.corrected, S("driving lessons")));
	assert_int_equal(r.missing.len, 0);
	r = look_for(cx, "driving lessons");
	assert_true(str_empty(r.corrected)); /* what is found is never replaced */
	r = look_for(cx, "qqqqzzzz");
	assert_int_equal(r.total, 0);
	assert_int_equal(r.missing.len, 1);
	r = look_for(cx, "Laptopp");
	assert_true(str_eq(r.corrected, S("laptop")));
	assert_true(look_for(cx, "kent birthday money").partly);
	assert_false(look_for(cx, "rutland birthday").partly);
	assert_int_equal(look_for(cx, "one bedroom rate").notes.len, 0); /* a rate is not the rates */
}

on_both(what_was_understood_is_said);

static void marks_are_the_words_found(struct ctx *cx)
{
	fill(cx);
	struct search_result r = look_for(cx, "driving lessons");
	const struct search_hit *hit = &r.hits.at[0];

	assert_int_equal(hit->title.len, 1);
	assert_true(hit->title.at[0].marked);
	assert_true(str_eq(hit->title.at[0].text, S("Driving lessons")));
	assert_true(hit->body.len >= 3);
	assert_false(hit->body.at[0].marked);
	for (size_t i = 0; i < r.hits.len; i++)
		for (size_t k = 1; k < r.hits.at[i].body.len; k++)
			assert_true(r.hits.at[i].body.at[k].marked != r.hits.at[i].body.at[k - 1].marked);
}

on_both(marks_are_the_words_found);

static int64_t sum_of_kinds(const struct search_result *r)
{
	int64_t sum = 0;

	for (int k = 0; k < SEARCH__KINDS; k++)
		sum += r->kind_counts[k];
	return sum;
}

static void filters_count_what_they_show(struct ctx *cx)
{
	struct search_options o = { .text = S("council tax"), .page = 1 };

	fill(cx);
	struct search_result all = ask(cx, &o);

	assert_int_equal(sum_of_kinds(&all), all.total);
	for (int k = 0; k < SEARCH__KINDS; k++) {
		memset(o.kinds, 0, sizeof(o.kinds));
		o.kinds[k] = true;
		struct search_result some = ask(cx, &o);

		assert_int_equal(some.total, all.kind_counts[k]);
		assert_int_equal(some.kind_counts[SEARCH_RIGHT], all.kind_counts[SEARCH_RIGHT]);
	}
	memset(o.kinds, 0, sizeof(o.kinds));
	o.kinds[SEARCH_COUNCIL] = true;
	int64_t regions = 0;

	for (size_t i = 0; i < all.regions.len; i++) {
		o.region = all.regions.at[i].name;
		assert_int_equal(ask(cx, &o).total, all.regions.at[i].count);
		regions += all.regions.at[i].count;
	}
	assert_int_equal(regions, all.kind_counts[SEARCH_COUNCIL]);
	o.region = S("Atlantis");
	assert_int_equal(ask(cx, &o).total, 0);
}

on_both(filters_count_what_they_show);

static void pages_show_each_result_once(struct ctx *cx)
{
	struct search_options o = { .text = S("money"), .page = 1 };
	struct str_list seen = { 0 };

	fill(cx);
	struct search_result first = ask(cx, &o);

	assert_true(first.pages > 2);
	assert_int_equal(first.hits.len, SEARCH_PAGE_HITS);
	for (o.page = 1; o.page <= first.pages; o.page++) {
		struct search_result r = ask(cx, &o);

		for (size_t i = 0; i < r.hits.len; i++)
			*list_push(cx->mem, &seen) = r.hits.at[i].address;
	}
	assert_int_equal(seen.len, first.total + first.invented);
	qsort(seen.at, seen.len, sizeof(*seen.at), str_cmp_qsort);
	for (size_t i = 1; i < seen.len; i++)
		assert_false(str_eq(seen.at[i], seen.at[i - 1]));
	o.page = 999;
	assert_int_equal(ask(cx, &o).page, first.pages);
	o.page = -5;
	assert_int_equal(ask(cx, &o).page, 1);
}

on_both(pages_show_each_result_once);

static void invented_is_last_and_never_counted(struct ctx *cx)
{
	struct search_options o = { .text = S("birthday"), .page = 1 };

	fill(cx);
	struct search_result r = ask(cx, &o);

	assert_int_equal(r.invented, 1);
	assert_int_equal(sum_of_kinds(&r), r.total);
	for (size_t i = 0; i < r.regions.len; i++)
		assert_false(str_eq(r.regions.at[i].name, S("Invented")));
	o.page = r.pages;
	r = ask(cx, &o);
	assert_true(r.hits.at[r.hits.len - 1].is_invented);
	r = look_for(cx, "exampleshire");
	assert_int_equal(r.total, 0);
	assert_true(r.hits.at[0].is_invented);
	r = look_for(cx, "exampleshire allowance");
	assert_true(r.hits.at[0].is_invented); /* asked for by its name */
}

on_both(invented_is_last_and_never_counted);

static void named_councils_come_first(struct ctx *cx)
{
	struct search_options o = { .text = S("M1 1AE"), .page = 1 };

	fill(cx);
	assert_int_equal(ask(cx, &o).total, 0);
	*list_push(cx->mem, &o.first) = S("E08000003");
	struct search_result r = ask(cx, &o);

	assert_int_equal(r.total, 1);
	assert_true(str_eq(r.hits.at[0].address, S("/offers/manchester")));
	o.text = S("birthday");
	r = ask(cx, &o);
	assert_true(str_eq(r.hits.at[0].address, S("/offers/manchester")));
	assert_true(r.total > 20);
}

on_both(named_councils_come_first);

static void an_outdated_page_is_no_refusal(struct ctx *cx)
{
	struct search_options o = { .text = S("support ends at 21"), .page = 1 };
	size_t outdated = 0;

	fill(cx);
	o.kinds[SEARCH_COUNCIL] = true;
	for (o.page = 1; o.page <= 8; o.page++) {
		struct search_result r = ask(cx, &o);

		for (size_t i = 0; i < r.hits.len; i++) {
			bool no = str_eq(r.hits.at[i].tag, S("says_no"));
			bool extra = str_eq(r.hits.at[i].basis, S("discretionary"));

			outdated += r.hits.at[i].is_outdated;
			assert_false(no && !extra && !r.hits.at[i].is_outdated && !r.hits.at[i].limits_right);
		}
	}
	assert_true(outdated > 0);
}

on_both(an_outdated_page_is_no_refusal);

static void places_are_told_from_words(struct ctx *cx)
{
	static const char *const places[] = {
		"leeds",   "Kent County Council", "M1 1AE",  "m11ae",	      "CH1", "brimingham", "Lewes",
		"Cumbria", "Berkshire",		  "Cardiff", "Tower Hamlets", "bath"
	};
	static const char *const words[] = { "suha",	 "driving lessons",	"drivng lessons", "council tax",
					     "birthday", "16-19 bursary",	"homeless",	  "my file",
					     "",	 "who is a care leaver" };
	bool may_be;

	fill(cx);
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		expect(cx, search_may_be_place(cx, str_of(places[i]), &may_be));
		if (!may_be)
			fails("“%s” may be a place", places[i]);
	}
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		expect(cx, search_may_be_place(cx, str_of(words[i]), &may_be));
		if (may_be)
			fails("“%s” is no place", words[i]);
	}
}

on_both(places_are_told_from_words);

/* The first results of many texts as one text. */
static struct str all_answers(struct ctx *cx)
{
	static const char *const more[] = { "money", "council", "help with rent", "health", "study",
					    "baby",  "a",	"college" };
	struct buf b;

	fill(cx);
	buf_init(&b, cx->mem, 1024 * 1024);
	for (size_t i = 0; i < sizeof(firsts) / sizeof(firsts[0]) + sizeof(more) / sizeof(more[0]); i++) {
		size_t known = sizeof(firsts) / sizeof(firsts[0]);
		struct search_result r = look_for(cx, i < known ? firsts[i].typed : more[i - known]);

		buf_print(&b, "%lld", (long long)r.total);
		for (size_t k = 0; k < r.hits.len; k++)
			buf_print(&b, " %.*s", STR_ARG(r.hits.at[k].address));
		buf_char(&b, '\n');
	}
	assert_true(buf_ok(&b));
	return buf_str(&b);
}

static void both_databases_agree(void **state)
{
	struct world lite, postgres;

	(void)state;
	if (!postgres_address())
		skip();
	world_open(&lite, "sqlite::memory:");
	world_open(&postgres, postgres_address());
	assert_string_equal(str_c(&lite.mem, all_answers(&lite.cx)), str_c(&lite.mem, all_answers(&postgres.cx)));
	world_close(&lite);
	world_close(&postgres);
}

static void rebuilding_changes_nothing(struct ctx *cx)
{
	fill(cx);
	int64_t before = look_for(cx, "money").total;

	expect(cx, search_rebuild(cx));
	assert_int_equal(look_for(cx, "money").total, before);
}

on_both(rebuilding_changes_nothing);

static void an_empty_index_finds_nothing(struct ctx *cx)
{
	int64_t applied;
	bool may_be;

	expect(cx, migrate_run(cx, &applied));
	assert_int_equal(look_for(cx, "council tax").total, 0);
	expect(cx, search_may_be_place(cx, S("leeds"), &may_be));
}

on_both(an_empty_index_finds_nothing);

int main(void)
{
	const struct CMUnitTest tests[] = {
		both_tests(what_is_found_first),	  both_tests(nothing_typed_is_an_error),
		both_tests(long_texts_are_cut),		  both_tests(what_was_understood_is_said),
		both_tests(marks_are_the_words_found),	  both_tests(filters_count_what_they_show),
		both_tests(pages_show_each_result_once),  both_tests(invented_is_last_and_never_counted),
		both_tests(named_councils_come_first),	  both_tests(an_outdated_page_is_no_refusal),
		both_tests(places_are_told_from_words),	  both_tests(rebuilding_changes_nothing),
		both_tests(an_empty_index_finds_nothing), cmocka_unit_test(both_databases_agree),
	};

	return cmocka_run_group_tests_name("search", tests, NULL, NULL);
}
