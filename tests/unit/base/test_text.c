/* base/text: words made alike, whatever was typed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/cleanup.h"
#include "base/text.h"

#include <cmocka.h>

static struct arena mem;

static int set_up(void **state)
{
	(void)state;
	arena_init(&mem, 64 * 1024 * 1024);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_done(&mem);
	return 0;
}

static void folds_to(const char *typed, const char *expected)
{
	struct str folded = text_fold(&mem, str_of(typed));

	assert_string_equal(str_c(&mem, folded), expected);
}

static void words_are_runs_of_letters_and_digits(void **state)
{
	(void)state;
	folds_to("", "");
	folds_to("   ", "");
	folds_to("Driving Lessons!", "driving lessons");
	folds_to("Wi-Fi", "wi fi");
	folds_to("16-19 bursary", "16 19 bursary");
	folds_to("LGBTQ+", "lgbtq");
	folds_to("“priority need”", "priority need");
	folds_to("(((", "");
}

static void apostrophes_join_and_drop_the_s(void **state)
{
	(void)state;
	folds_to("children’s homes", "children homes");
	folds_to("children's", "children");
	folds_to("you’re", "youre");
	folds_to("don't", "dont");
	folds_to("'quoted'", "quoted");
	folds_to("councils’ pages", "councils pages");
	folds_to("it’sn’t", "itsnt");
	folds_to("'s", "s");
}

static void commas_group_thousands_only(void **state)
{
	(void)state;
	folds_to("£3,000", "3000");
	folds_to("1,234,567", "1234567");
	folds_to("3,00", "3 00");
	folds_to("3,0000", "3 0000");
	folds_to("16,17", "16 17");
	folds_to(",000", "000");
}

static void accents_and_case_go(void **state)
{
	(void)state;
	folds_to("Café", "cafe");
	folds_to("CAFE\xcc\x81", "cafe"); /* a combining accent */
	folds_to("ﬁnance", "finance");
	folds_to("Ｌｅｅｄｓ", "leeds");
	folds_to("ÉCOLE", "ecole");
}

static void other_scripts_stay_words(void **state)
{
	(void)state;
	folds_to("أين سكني", "اين سكني"); /* the mark on the alef goes, as accents do */
	folds_to("Đà Nẵng", "đa nang");
	folds_to("Ленинград", "ленинград");
	folds_to("🙂 ok", "ok");
}

static void broken_utf8_separates_words(void **state)
{
	(void)state;
	folds_to("a\xff\xfe"
		 "b",
		 "a b");
	folds_to("\xc3", "");
	folds_to("kent\xe2\x82", "kent");
}

static void long_words_are_cut(void **state)
{
	(void)state;
	char *word = arena_take(&mem, 5001);

	memset(word, 'a', 5000);
	assert_int_equal(text_fold(&mem, str_of(word)).len, TEXT_WORD_MAX_BYTES);
}

static void stems_meet(void **state)
{
	(void)state;
	struct text_stemmer stemmer cleanup(text_stemmer_done);

	text_stemmer_init(&stemmer);
	struct str one = text_stems(&mem, &stemmer, S("Setting up home allowances"));

	assert_string_equal(str_c(&mem, one), " set up home allow ");
	assert_true(str_eq(text_stems(&mem, &stemmer, S("driving")), text_stems(&mem, &stemmer, S("drive"))));
	assert_true(str_eq(text_stems(&mem, &stemmer, S("Lessons")), text_stems(&mem, &stemmer, S("lesson"))));
	assert_true(str_eq(text_stems(&mem, &stemmer, S("universities")), text_stems(&mem, &stemmer, S("University"))));
	assert_int_equal(text_stems(&mem, &stemmer, S("?!")).len, 0);
}

static void what_differs_stays_different(void **state)
{
	(void)state;
	struct text_stemmer stemmer cleanup(text_stemmer_done);

	text_stemmer_init(&stemmer);
	assert_false(str_eq(text_stems(&mem, &stemmer, S("universal")), text_stems(&mem, &stemmer, S("university"))));
	assert_false(str_eq(text_stems(&mem, &stemmer, S("rent")), text_stems(&mem, &stemmer, S("kent"))));
	assert_false(str_eq(text_stems(&mem, &stemmer, S("16")), text_stems(&mem, &stemmer, S("17"))));
}

static void tokens_know_their_place(void **state)
{
	(void)state;
	struct text_token_list tokens = { 0 };
	struct str text = S("Free “council tax” for Café’s");

	text_tokens(&mem, NULL, text, &tokens);
	assert_int_equal(tokens.len, 5);
	assert_true(str_eq(str_sub(text, tokens.at[1].from, tokens.at[1].to), S("council")));
	assert_true(str_eq(str_sub(text, tokens.at[4].from, tokens.at[4].to), S("Café")));
	assert_true(str_eq(tokens.at[4].word, S("cafe")));
}

static void distance_counts_letters(void **state)
{
	(void)state;
	assert_int_equal(text_distance(S("driving"), S("driving"), 2), 0);
	assert_int_equal(text_distance(S("drivng"), S("driving"), 2), 1);
	assert_int_equal(text_distance(S("drviing"), S("driving"), 2), 1); /* neighbours swapped are one */
	assert_int_equal(text_distance(S("drving"), S("driven"), 2), 3);   /* more than two: said as at_most + 1 */
	assert_int_equal(text_distance(S(""), S("abc"), 3), 3);
	assert_int_equal(text_distance(S("abc"), S(""), 2), 3);
	assert_int_equal(text_distance(S("kitten"), S("sitting"), 5), 3);
}

static void distance_refuses_what_is_too_long(void **state)
{
	(void)state;
	char *word = arena_take(&mem, 101);

	memset(word, 'a', 100);
	assert_int_equal(text_distance(str_of(word), str_of(word), 2), 3);
}

static void trigrams_frame_the_word(void **state)
{
	(void)state;
	struct str_list grams = { 0 };

	text_trigrams(&mem, S("kent"), &grams);
	assert_int_equal(grams.len, 4);
	assert_true(str_eq(grams.at[0], S("^ke")));
	assert_true(str_eq(grams.at[3], S("nt$")));
	grams.len = 0;
	text_trigrams(&mem, S("é"), &grams);
	text_trigrams(&mem, S("a"), &grams);
	text_trigrams(&mem, S(""), &grams);
	assert_int_equal(grams.len, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_runs_of_letters_and_digits),
		cmocka_unit_test(apostrophes_join_and_drop_the_s),
		cmocka_unit_test(commas_group_thousands_only),
		cmocka_unit_test(accents_and_case_go),
		cmocka_unit_test(other_scripts_stay_words),
		cmocka_unit_test(broken_utf8_separates_words),
		cmocka_unit_test(long_words_are_cut),
		cmocka_unit_test(stems_meet),
		cmocka_unit_test(what_differs_stays_different),
		cmocka_unit_test(tokens_know_their_place),
		cmocka_unit_test(distance_counts_letters),
		cmocka_unit_test(distance_refuses_what_is_too_long),
		cmocka_unit_test(trigrams_frame_the_word),
	};

	return cmocka_run_group_tests_name("text", tests, set_up, tear_down);
}
