/*
 * The rights engine's parts: days, sets of days, the language of `when:`, faults in rule files; and what must hold
 * of every life: knowing less never turns a yes into a no, order and overlap do not matter, more care never harms.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include "base/file.h"
#include "domain/entitlement/answer.h"
#include "domain/entitlement/lint.h"
#include "domain/entitlement/sample.h"

/* After our own headers: it has a macro called fail. */
#include <cmocka.h>

enum { PEOPLE = 3000, TODAY = 20778 };

struct world {
	struct arena mem;
	struct ctx cx;
	const struct ruleset *rules;
};

static int set_up(void **state)
{
	static struct world w;

	arena_init(&w.mem, 256 * 1024 * 1024);
	w.cx = (struct ctx){ .mem = &w.mem };
	assert_true(ruleset_read(&w.cx, "rules", &w.rules));
	*state = &w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	arena_done(&w->mem);
	return 0;
}

static int32_t day(const char *text)
{
	struct day_range d;

	assert_true(day_read(str_of(text), &d));
	return d.lo;
}

/* ---- days ---- */

static void test_reading_days(void **state)
{
	static const char *const bad[] = { "",	   "2026-02-30", "2025-02-29", "2026-13", "2026-00",	 "26-01-01",
					   "1899", "2200-01-01", "2026-1-1",   "today",	  "2026-01-01x", "2026-",
					   "+026", "2026-0a" };
	struct day_range d;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(day_read(str_of(bad[i]), &d));
	assert_true(day_read(S("2024-02"), &d));
	assert_int_equal(d.hi - d.lo, 28);
	assert_true(day_read(S("2023"), &d));
	assert_int_equal(d.hi - d.lo, 364);
	assert_true(day_read(S("1970-01-01"), &d));
	assert_int_equal(d.lo, 0);
	assert_true(day_read(S("1969-12-31"), &d));
	assert_int_equal(d.lo, -1);
}

static void test_birthdays(void **state)
{
	(void)state;
	assert_int_equal(day_birthday(day("2008-02-29"), 18), day("2026-03-01"));
	assert_int_equal(day_birthday(day("2008-02-29"), 16), day("2024-02-29"));
	assert_int_equal(day_birthday(day("2008-03-01"), 18), day("2026-03-01"));
	assert_int_equal(day_birthday(day("2008-02-28"), 18), day("2026-02-28"));
	assert_int_equal(day_birthday(day("2007-12-31"), 18), day("2025-12-31"));
}

static void test_periods(void **state)
{
	(void)state;
	assert_int_equal(day_period_end(day("2026-01-01"), 3), day("2026-03-31"));
	assert_int_equal(day_period_end(day("2025-11-30"), 3), day("2026-02-28"));
	assert_int_equal(day_period_end(day("2025-08-31"), 6), day("2026-02-28"));
	assert_int_equal(day_period_end(day("2025-10-15"), 6), day("2026-04-14"));
	assert_int_equal(day_period_end(day("2024-02-29"), 12), day("2025-02-28"));
	assert_int_equal(day_last_august(day("2026-08-31")), day("2026-08-31"));
	assert_int_equal(day_last_august(day("2026-08-30")), day("2025-08-31"));
}

/* ---- sets ---- */

static void test_spans(void **state)
{
	struct spans s = { 0 };

	(void)state;
	spans_add(&s, (struct span){ 10, 20 });
	spans_add(&s, (struct span){ 40, 50 });
	spans_add(&s, (struct span){ 15, 30 });
	assert_int_equal(s.len, 2);
	assert_int_equal(spans_count(&s, (struct span){ 0, 100 }), 21 + 11);
	spans_add(&s, (struct span){ 31, 39 });
	assert_int_equal(s.len, 1);
	assert_int_equal(spans_count(&s, (struct span){ 45, 100 }), 6);
	spans_add(&s, (struct span){ 9, 5 });
	assert_int_equal(s.len, 1);
	spans_cut(&s, 12);
	assert_int_equal(spans_count(&s, (struct span){ 0, 100 }), 2);
	assert_true(spans_has(&s, 11));
	assert_false(spans_has(&s, 12));
}

/* ---- the language ---- */

static bool reads(struct world *w, const char *text)
{
	struct rule_place at = { S("rules.txt"), 7, S("when") };
	struct expression e;
	bool good = expression_read(&w->cx, w->rules, &at, str_of(text), &e);

	err_clear(&w->cx);
	return good;
}

static void test_language(void **state)
{
	static const char *const good[] = { "yes",
					    "not no",
					    "in-care-now",
					    "aged 16 to 17",
					    "aged 21 or over",
					    "aged under 25",
					    "aged 16 to 18 on 31 August",
					    "within 28 days of turning 18",
					    "since 2018-04-01",
					    "study is none",
					    "care-days-since-14 at least 91 days",
					    "(in-care-now or homeless) and not (former-relevant)",
					    "not not yes",
					    "aged 18 or over or homeless" };
	static const char *const bad[] = { "",
					   "and",
					   "in-care-now or",
					   "in-care-now homeless",
					   "(yes",
					   "yes)",
					   "maybe",
					   "aged 17 to 16",
					   "aged 99",
					   "aged to 17",
					   "study is magic",
					   "study",
					   "since 2018",
					   "since 2018-02-30",
					   "care-days-since-14",
					   "care-days-since-14 at least many days",
					   "not",
					   "within 28 days of 18",
					   "in-care-now is yes",
					   "IN-CARE-NOW",
					   "((((((((((((((((((yes))))))))))))))))))" };

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		if (!reads(*state, good[i]))
			fail_msg("refused: %s", good[i]);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (reads(*state, bad[i]))
			fail_msg("taken: %s", bad[i]);
}

static void test_place_of_a_fault(void **state)
{
	struct world *w = *state;
	struct rule_place at = { S("rules/status.txt"), 42, S("when") };
	struct expression e;

	assert_false(expression_read(&w->cx, w->rules, &at, S("in-care-now and in-car"), &e));
	assert_string_equal(w->cx.err.said.at,
			    "rules/status.txt, line 42, when: no fact or test further up is called “in-car”.");
	err_clear(&w->cx);
}

/* "and" is the smaller, "or" the greater; an unknown stays one unless the other part settles it. */
static void test_kleene(void **state)
{
	(void)state;
	for (int a = TRUTH_NO; a <= TRUTH_YES; a++)
		for (int b = TRUTH_NO; b <= TRUTH_YES; b++) {
			enum truth x = (enum truth)a;
			enum truth y = (enum truth)b;

			assert_int_equal(truth_and(x, y), truth_not(truth_or(truth_not(x), truth_not(y))));
			assert_int_equal(truth_and(x, y), a < b ? a : b);
		}
	assert_int_equal(truth_and(TRUTH_UNKNOWN, TRUTH_NO), TRUTH_NO);
	assert_int_equal(truth_or(TRUTH_UNKNOWN, TRUTH_NO), TRUTH_UNKNOWN);
	assert_int_equal(truth_or(TRUTH_UNKNOWN, TRUTH_YES), TRUTH_YES);
}

/* ---- faults in files: a copy of the rules with one line changed ---- */

struct fault {
	const char *file;
	const char *from;
	const char *to;
	const char *said; /* part of the sentence */
};

static const struct fault faults[] = {
	{ "status.txt", "when: in-care-now\n", "when: in-care-nowadays\n", "line 9, when: no fact or test" },
	{ "status.txt", "age_from: 16\nage_before: 18\nwhen: english-council and looked-after and thirteen",
	  "age_from: 18\nage_before: 18\nwhen: english-council and looked-after and thirteen",
	  "the ages leave nobody" },
	{ "status.txt", "id: S3\n", "id: S2\n", "this id is used twice: “S2”" },
	{ "status.txt", "name: relevant\n", "name: eligible\n", "this name is used twice" },
	{ "status.txt", "category: E\n", "category: X\n", "category: must be one of E|R|F18|F21|Q|any, not “X”" },
	{ "rights.txt", "force: must\n", "force: perhaps\n", "force: must be one of must|should|may|coming" },
	{ "rights.txt", "effective_from: 2025-07-10", "effective_from: 2025-07-32", "expected a date like" },
	{ "rights.txt", "age_from: 16\n", "age_from: sixteen\n", "expected a number, not “sixteen”" },
	{ "rights.txt", "when: holiday-student\n", "whenever: holiday-student\n",
	  "is not a key that this file may have" },
	{ "rights.txt", "slug: needs-assessment\n", "", "this record lacks the key “slug”" },
	{ "facts.txt", "id: ever-in-care\n", "id: in-care-now\n", "this fact stands here twice" },
	{ "facts.txt", "choices: england wales scotland northern-ireland\n", "", "a choice needs `choices`" },
	{ "care.txt", "looked_after: adviser\n", "looked_after: sometimes\n", "must be one of no|adviser|yes" },
	{ "advice.txt", "when: only-short-breaks\n", "when: only-short-breaks and\n", "the end of the line" },
	{ "checks.txt", "field: ever-in-care\n", "", "lacks the key “field”" },
};

static struct str rules_text(struct ctx *cx, const char *file)
{
	struct str text;

	assert_true(file_read(cx, str_print(cx->mem, "rules/%s", file).at, 1 << 20, &text));
	return text;
}

static void write_text(struct ctx *cx, const char *folder, const char *file, struct str text)
{
	assert_true(file_write(cx, str_print(cx->mem, "%s/%s", folder, file).at, text));
}

static void copy_rules(struct ctx *cx, const char *folder)
{
	static const char *const files[] = { "facts.txt", "care.txt",	     "status.txt", "rights.txt",
					     "past.txt",  "publication.txt", "advice.txt", "checks.txt" };

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		write_text(cx, folder, files[i], rules_text(cx, files[i]));
}

static void add_fault(struct ctx *cx, const char *folder, const struct fault *f)
{
	struct str text = rules_text(cx, f->file);
	ptrdiff_t at = str_find(text, str_of(f->from));

	if (at < 0)
		fail_msg("%s has no “%s”", f->file, f->from);
	text = str_print(cx->mem, "%.*s%s%s", (int)at, text.at, f->to, text.at + at + strlen(f->from));
	write_text(cx, folder, f->file, text);
}

static void remove_rules(struct ctx *cx, const char *folder)
{
	struct str_list files;

	assert_true(file_names(cx, folder, &files));
	for (size_t i = 0; i < files.len; i++)
		unlink(str_print(cx->mem, "%s/%.*s", folder, STR_ARG(files.at[i])).at);
	rmdir(folder);
}

static void test_faults_in_files(void **state)
{
	struct world *w = *state;
	char folder[] = "/tmp/rules.XXXXXX";
	const struct ruleset *rules;

	assert_non_null(mkdtemp(folder));
	copy_rules(&w->cx, folder);
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		add_fault(&w->cx, folder, &faults[i]);
		assert_false(ruleset_read(&w->cx, folder, &rules));
		if (!str_has(w->cx.err.said, str_of(faults[i].said)))
			fail_msg("expected “%s” in “%s”", faults[i].said, w->cx.err.said.at);
		err_clear(&w->cx);
		write_text(&w->cx, folder, faults[i].file, rules_text(&w->cx, faults[i].file));
	}
	remove_rules(&w->cx, folder);
}

/* Somebody fills in the date of what was coming: it is a duty from that day on, and not before. */
static void test_coming_starts(void **state)
{
	struct world *w = *state;
	char folder[] = "/tmp/rules.XXXXXX";
	struct fault dated = { "rights.txt", "id: E16\n", "id: E16\neffective_from: 2027-04-01\n", "" };
	struct person *p = arena_new(w->cx.mem, struct person);
	struct answer *a = arena_new(w->cx.mem, struct answer);
	struct str json =
		S("{\"born\":\"2007-05-14\",\"care\":[{\"from\":\"2019-01-01\",\"kind\":\"local-authority-care\"}],"
		  "\"home\":[],\"held\":[],\"answers\":{\"nation\":\"england\"}}");
	const struct ruleset *rules;
	size_t i = 0;

	assert_non_null(mkdtemp(folder));
	copy_rules(&w->cx, folder);
	add_fault(&w->cx, folder, &dated);
	assert_true(ruleset_read(&w->cx, folder, &rules));
	assert_true(person_read(&w->cx, rules, day("2027-03-31"), json, p));
	answer_make(&w->cx, p, a);
	while (!str_eq(a->rights.at[i].rule->id, S("E16")))
		i++;
	assert_true(a->rights.at[i].is_later);
	assert_int_equal(a->rights.at[i].from, day("2027-04-01"));
	assert_true(person_read(&w->cx, rules, day("2027-04-01"), json, p));
	answer_make(&w->cx, p, a);
	assert_int_equal(a->rights.at[i].outcome, OUTCOME_MUST);
	remove_rules(&w->cx, folder);
}

/* ---- what must hold of every life ---- */

static bool sample(struct world *w, uint64_t seed, struct person *out)
{
	person_sample(&w->cx, w->rules, seed, TODAY, out);
	struct person *prepared = arena_new(w->cx.mem, struct person);

	*prepared = *out;
	bool good = person_prepare(&w->cx, prepared);

	err_clear(&w->cx);
	return good;
}

static void decide_copy(struct world *w, const struct person *p, struct decision *out)
{
	struct person *copy = arena_new(w->cx.mem, struct person);
	struct situation *s = arena_new(w->cx.mem, struct situation);

	*copy = *p;
	if (!person_prepare(&w->cx, copy))
		fail_msg("%.*s %.*s", STR_ARG(w->cx.err.field), STR_ARG(w->cx.err.said));
	decide(copy, TODAY, s, out);
}

static struct stays *list_of(struct person *p, uint64_t which)
{
	struct stays *const lists[] = { &p->care, &p->home, &p->held, &p->guardianship };

	return lists[which % 4];
}

/* Makes one thing that is known unknown, or known less well. */
static void forget(struct world *w, struct person *p, uint64_t what)
{
	struct stays *list = list_of(p, what / 8);

	if (list->list.len) {
		struct stay *copy = arena_take(w->cx.mem, list->list.len * sizeof(*copy));

		memcpy(copy, list->list.at, list->list.len * sizeof(*copy));
		list->list.at = copy;
	}
	struct stay *s = list->list.len ? &list->list.at[what / 32 % list->list.len] : NULL;

	switch (what % 8) {
	case 0:
		p->born = (struct day_range){ p->born.lo - (int32_t)(what % 300), p->born.hi + (int32_t)(what % 200) };
		break;
	case 1:
		p->born = (struct day_range){ day_birthday(TODAY, -120), TODAY };
		break;
	case 2:
		list->is_complete = false;
		break;
	case 3:
		*list = (struct stays){ 0 };
		break;
	case 4:
		if (s)
			s->from = (struct day_range){ s->from.lo - 400, day_min(s->from.hi + 20, s->to.lo) };
		break;
	case 5:
		if (s)
			s->to = (struct day_range){ s->from.hi, DAY_NEVER };
		break;
	case 6:
		if (s && list == &p->care)
			s->kind = -1;
		break;
	default:
		p->given[what / 8 % w->rules->facts.len] =
			fact_value_of(&w->rules->facts.at[what / 8 % w->rules->facts.len], TRUTH_UNKNOWN);
	}
}

static void compare(struct world *w, uint64_t seed, uint64_t what, const struct decision *known,
		    const struct decision *forgot)
{
	for (size_t i = 0; i < w->rules->tests.len; i++)
		if (forgot->tests[i] != TRUTH_UNKNOWN && forgot->tests[i] != known->tests[i])
			fail_msg("person %d, forgetting %d: %.*s turns from %s to %s", (int)seed, (int)what,
				 STR_ARG(w->rules->tests.at[i].id), truth_word((enum truth)known->tests[i]),
				 truth_word((enum truth)forgot->tests[i]));
	for (size_t i = 0; i < w->rules->rights.len; i++)
		if (forgot->rights[i] != OUTCOME_CANNOT_TELL && forgot->rights[i] != known->rights[i])
			fail_msg("person %d, forgetting %d: %.*s turns from %s to %s", (int)seed, (int)what,
				 STR_ARG(w->rules->rights.at[i].id), outcome_word((enum outcome)known->rights[i]),
				 outcome_word((enum outcome)forgot->rights[i]));
}

static void test_forgetting_never_flips(void **state)
{
	struct world *w = *state;
	struct decision known;
	struct decision forgot;
	size_t compared = 0;

	for (uint64_t seed = 0; seed < PEOPLE; seed++) {
		struct arena_mark mark = arena_mark(w->cx.mem);
		struct person *p = arena_new(w->cx.mem, struct person);
		struct person *q = arena_new(w->cx.mem, struct person);

		if (sample(w, seed, p)) {
			decide_copy(w, p, &known);
			*q = *p;
			for (uint64_t k = 0; k < 24; k++) {
				/* Alone, and then together with all that was forgotten before. */
				if (k % 2 == 0)
					*q = *p;
				forget(w, q, seed * 31 + k * 7);
				decide_copy(w, q, &forgot);
				compare(w, seed, seed * 31 + k * 7, &known, &forgot);
				compared++;
			}
		}
		arena_reset(w->cx.mem, mark);
	}
	assert_true(compared > 10000);
}

static void test_order_and_overlap_do_not_matter(void **state)
{
	struct world *w = *state;
	struct decision first;
	struct decision second;

	for (uint64_t seed = 0; seed < PEOPLE; seed++) {
		struct arena_mark mark = arena_mark(w->cx.mem);
		struct person *p = arena_new(w->cx.mem, struct person);
		struct stay_list turned = { 0 };

		if (sample(w, seed, p)) {
			decide_copy(w, p, &first);
			/* Back to front, and each stay twice. */
			for (size_t i = p->care.list.len; i-- > 0;) {
				*list_push(w->cx.mem, &turned) = p->care.list.at[i];
				*list_push(w->cx.mem, &turned) = p->care.list.at[i];
			}
			p->care.list = turned;
			decide_copy(w, p, &second);
			assert_memory_equal(first.tests, second.tests, w->rules->tests.len);
			assert_memory_equal(first.rights, second.rights, w->rules->rights.len);
		}
		arena_reset(w->cx.mem, mark);
	}
}

/* E, R and F are above Q, and Q above nothing. The best of those that are at least as true as `truth`. */
static int rank(struct world *w, const struct decision *d, enum truth truth)
{
	int best = 0;

	for (size_t i = 0; i < w->rules->tests.len; i++) {
		int categories = w->rules->tests.at[i].categories;

		if (d->tests[i] < truth || !categories)
			continue;
		best = categories & CATEGORY_Q && best < 1 ? 1 : categories & ~CATEGORY_Q ? 2 : best;
	}
	return best;
}

static void test_more_care_never_harms(void **state)
{
	struct world *w = *state;
	struct decision before;
	struct decision after;

	for (uint64_t seed = 0; seed < PEOPLE; seed++) {
		struct arena_mark mark = arena_mark(w->cx.mem);
		struct person *p = arena_new(w->cx.mem, struct person);

		if (sample(w, seed, p) && p->care.list.len && p->care.list.at[0].kind == 0 &&
		    p->care.list.at[0].from.lo > p->born.lo + 100) {
			decide_copy(w, p, &before);
			p->care.list.at[0].from.lo -= 1 + (int32_t)(seed % 90);
			p->care.list.at[0].from.hi = p->care.list.at[0].from.lo;
			decide_copy(w, p, &after);
			/* It may become open whether it is more than before; never that it is less. */
			if (rank(w, &after, TRUTH_UNKNOWN) < rank(w, &before, TRUTH_YES))
				fail_msg("person %d loses a status by more care", (int)seed);
		}
		arena_reset(w->cx.mem, mark);
	}
}

static void test_the_rules_pass_the_linter(void **state)
{
	struct world *w = *state;
	struct lint_list found = { 0 };

	rules_lint(&w->cx, w->rules, day("2026-11-21"), 20000, &found);
	for (size_t i = 0; i < found.len; i++)
		print_error("%.*s: %s: %.*s\n", STR_ARG(found.at[i].id), lint_word(found.at[i].kind),
			    STR_ARG(found.at[i].said));
	assert_int_equal(found.len, 0);
}

static void test_the_linter_sees_reviews(void **state)
{
	struct world *w = *state;
	struct lint_list found = { 0 };
	size_t due = 0;

	rules_lint(&w->cx, w->rules, day("2027-11-23"), 2000, &found);
	for (size_t i = 0; i < found.len; i++)
		due += found.at[i].kind == LINT_REVIEW;
	assert_true(due > w->rules->rights.len);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reading_days),
		cmocka_unit_test(test_birthdays),
		cmocka_unit_test(test_periods),
		cmocka_unit_test(test_spans),
		cmocka_unit_test(test_kleene),
		cmocka_unit_test_setup_teardown(test_language, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_place_of_a_fault, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_faults_in_files, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_coming_starts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_forgetting_never_flips, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_order_and_overlap_do_not_matter, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_more_care_never_harms, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_the_rules_pass_the_linter, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_the_linter_sees_reviews, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("entitlement", tests, NULL, NULL);
}
