/* domain/authorities/postcode: what people type, and what it is read as. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/authorities/postcode.h"

/* After our own headers: it has a macro called fail. */
#include <cmocka.h>

struct reading {
	struct str typed;
	const char *text; /* NULL: not a postcode */
	enum postcode_kind kind;
	enum postcode_place place;
	bool corrected;
};

#define FULL(typed, text)                                                    \
	{                                                                    \
		S(typed), text, POSTCODE_FULL, POSTCODE_GREAT_BRITAIN, false \
	}
#define MEANT(typed, text)                                                  \
	{                                                                   \
		S(typed), text, POSTCODE_FULL, POSTCODE_GREAT_BRITAIN, true \
	}
#define OUTWARD(typed, text)                                                    \
	{                                                                       \
		S(typed), text, POSTCODE_OUTWARD, POSTCODE_GREAT_BRITAIN, false \
	}
#define SECTOR(typed, text)                                                    \
	{                                                                      \
		S(typed), text, POSTCODE_SECTOR, POSTCODE_GREAT_BRITAIN, false \
	}
#define NOT_ONE(typed)                                                          \
	{                                                                       \
		S(typed), NULL, POSTCODE_OUTWARD, POSTCODE_GREAT_BRITAIN, false \
	}

static const struct reading readings[] = {
	/* every shape of the grammar */
	FULL("M1 1AE", "M1 1AE"),
	FULL("B33 8TH", "B33 8TH"),
	FULL("CR2 6XH", "CR2 6XH"),
	FULL("DN55 1PT", "DN55 1PT"),
	FULL("W1A 1HQ", "W1A 1HQ"),
	FULL("EC1A 1BB", "EC1A 1BB"),
	FULL("GIR 0AA", "GIR 0AA"),
	FULL("NPT 8EP", "NPT 8EP"),
	FULL("BS0 1AA", "BS0 1AA"),
	FULL("BX1 1LT", "BX1 1LT"),
	/* spaces of every kind, case, dashes, full stops */
	FULL("m11ae", "M1 1AE"),
	FULL("ec1a1bb", "EC1A 1BB"),
	FULL("  sw1a   1aa  ", "SW1A 1AA"),
	FULL("S W 1 A 1 A A", "SW1A 1AA"),
	FULL("SW1A\xC2\xA0"
	     "1AA",
	     "SW1A 1AA"),
	FULL("SW1A\xE2\x80\xAF"
	     "1AA",
	     "SW1A 1AA"),
	FULL("SW1A\xE2\x80\x89"
	     "1AA",
	     "SW1A 1AA"),
	FULL("SW1A 1AA\xE2\x80\x8B", "SW1A 1AA"),
	FULL("\xEF\xBB\xBFSW1A 1AA", "SW1A 1AA"),
	FULL("SW1A\xE3\x80\x80"
	     "1AA",
	     "SW1A 1AA"),
	FULL("SW1A\t1AA\r\n", "SW1A 1AA"),
	FULL("SW1A-1AA", "SW1A 1AA"),
	FULL("SW1A\xE2\x80\x93"
	     "1AA",
	     "SW1A 1AA"),
	FULL("SW1A 1AA.", "SW1A 1AA"),
	FULL("SW1A 1AA,", "SW1A 1AA"),
	FULL("AB1 0AA", "AB1 0AA"),
	FULL("AB101AA", "AB10 1AA"),
	FULL("M1  1AE", "M1 1AE"),
	/* 0 for O, O for 0, I and L for 1 */
	MEANT("S014 7AB", "SO14 7AB"),
	MEANT("0X1 4PU", "OX1 4PU"),
	MEANT("0L1 1AA", "OL1 1AA"),
	MEANT("E1O 5AB", "E10 5AB"),
	MEANT("CH1 OAB", "CH1 0AB"),
	MEANT("SW1A IAA", "SW1A 1AA"),
	MEANT("SWIA 1AA", "SW1A 1AA"),
	MEANT("SWlA 1AA", "SW1A 1AA"),
	MEANT("M1 lAE", "M1 1AE"),
	MEANT("Ml 1AE", "M1 1AE"),
	MEANT("L1l 8AB", "L11 8AB"),
	MEANT("EI7 1AB", "E17 1AB"),
	MEANT("1P1 1AA", "IP1 1AA"),
	MEANT("1V1 1AA", "IV1 1AA"),
	MEANT("SO1O 1AA", "SO10 1AA"),
	MEANT("P0l 1AA", "PO1 1AA"),
	MEANT("GIR OAA", NULL), /* no digit typed: could be any word */
	MEANT("G1R 0AA", "GIR 0AA"),
	/* as typed where that is a reading: no guessing */
	FULL("SO1 1AA", "SO1 1AA"),
	FULL("LL11 1AA", "LL11 1AA"),
	FULL("IG1 1AA", "IG1 1AA"),
	FULL("IP1 1LL", "IP1 1LL"),
	/* an outward code alone */
	OUTWARD("CH1", "CH1"),
	OUTWARD("ch 1", "CH1"),
	OUTWARD("SW1A", "SW1A"),
	OUTWARD("sw1 a", "SW1A"),
	OUTWARD("E1", "E1"),
	OUTWARD("M11", "M11"),
	OUTWARD("DN55", "DN55"),
	OUTWARD("GIR", "GIR"),
	{ S("S014"), "SO14", POSTCODE_OUTWARD, POSTCODE_GREAT_BRITAIN, true },
	{ S("E1O"), "E10", POSTCODE_OUTWARD, POSTCODE_GREAT_BRITAIN, true },
	/* a sector */
	SECTOR("M1 1", "M1 1"),
	SECTOR("M1 1 ", "M1 1"),
	SECTOR("M1\xC2\xA0"
	       "1",
	       "M1 1"),
	SECTOR("SW1A 1", "SW1A 1"),
	SECTOR("SW1A1", "SW1A 1"),
	SECTOR("CH11 3", "CH11 3"),
	SECTOR("CH113", "CH11 3"),
	{ S("M1 O"), "M1 0", POSTCODE_SECTOR, POSTCODE_GREAT_BRITAIN, true },
	/* places that are not in Great Britain */
	{ S("BT1 1AA"), "BT1 1AA", POSTCODE_FULL, POSTCODE_NORTHERN_IRELAND, false },
	{ S("bt82"), "BT82", POSTCODE_OUTWARD, POSTCODE_NORTHERN_IRELAND, false },
	{ S("BT1 1"), "BT1 1", POSTCODE_SECTOR, POSTCODE_NORTHERN_IRELAND, false },
	{ S("JE2 3AB"), "JE2 3AB", POSTCODE_FULL, POSTCODE_JERSEY, false },
	{ S("GY1 1AA"), "GY1 1AA", POSTCODE_FULL, POSTCODE_GUERNSEY, false },
	{ S("IM1 1AA"), "IM1 1AA", POSTCODE_FULL, POSTCODE_ISLE_OF_MAN, false },
	{ S("1M1 1AA"), "IM1 1AA", POSTCODE_FULL, POSTCODE_ISLE_OF_MAN, true },
	{ S("BFPO 57"), "BFPO 57", POSTCODE_FULL, POSTCODE_FORCES, false },
	{ S("bfpo1234"), "BFPO 1234", POSTCODE_FULL, POSTCODE_FORCES, false },
	{ S("BFPO"), "BFPO", POSTCODE_OUTWARD, POSTCODE_FORCES, false },
	{ S("BF1 0AA"), "BF1 0AA", POSTCODE_FULL, POSTCODE_FORCES, false },
	/* not a postcode */
	NOT_ONE(""),
	NOT_ONE("   "),
	NOT_ONE("."),
	NOT_ONE("M"),
	NOT_ONE("1"),
	NOT_ONE("CH"),
	NOT_ONE("Kent"),
	NOT_ONE("Chester"),
	NOT_ONE("Leeds LS1"),
	NOT_ONE("12 Mill Lane, M1 1AE"),
	NOT_ONE("ELL"),	   /* E11, but nobody typed a digit */
	NOT_ONE("Ellies"), /* E11 1ES, likewise */
	NOT_ONE("NIL"),
	NOT_ONE("Q1 1AA"), /* no such area */
	NOT_ONE("ZZ99 9ZZ"),
	NOT_ONE("AA1 1AA"),
	NOT_ONE("M01 1AE"), /* districts do not begin with 0 */
	NOT_ONE("M1 1A"),
	NOT_ONE("M1 1AEE"),
	NOT_ONE("M111 1AE"),
	NOT_ONE("M1 1CA"), /* C I K M O V are not in units */
	NOT_ONE("M1 1AI"),
	NOT_ONE("M1 1A0"),
	NOT_ONE("M1 1A1"),
	NOT_ONE("M1 AAE"),
	NOT_ONE("W1O 9AAA"),
	NOT_ONE("SW1I 1AA 1"),
	NOT_ONE("GXR 0AA"),
	NOT_ONE("BFPO 12345"),
	NOT_ONE("BFPO A"),
	NOT_ONE("M1 1AE\xC3\xA9"),
	NOT_ONE("M1\xC2"
		"1AE"),
	NOT_ONE("M1 1AE\xE2\x80"),
	NOT_ONE("M1 1AE;DROP"),
	NOT_ONE("M1/1AE"),
	NOT_ONE("SW1A 1AA\0x"),
};

static void test_readings(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(readings) / sizeof(readings[0]); i++) {
		const struct reading *c = &readings[i];
		struct postcode pc = { .unit = 77 };
		bool is_one = postcode_parse(c->typed, &pc);

		if (is_one != (c->text != NULL) || (is_one && strcmp(pc.text, c->text) != 0))
			fail_msg("“%.*s” is read as %s, not %s", STR_ARG(c->typed), is_one ? pc.text : "nothing",
				 c->text ? c->text : "nothing");
		if (!is_one) {
			assert_int_equal(pc.unit, 77);
			continue;
		}
		if (pc.kind != c->kind || pc.place != c->place || pc.corrected != c->corrected)
			fail_msg("“%.*s”: kind %d, place %d, corrected %d", STR_ARG(c->typed), pc.kind, pc.place,
				 pc.corrected);
		assert_true(str_starts(str_of(pc.text), postcode_outward(&pc)));
	}
}

/* What was understood is understood the same way when it comes back. */
static void test_text_is_read_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(readings) / sizeof(readings[0]); i++) {
		struct postcode first;
		struct postcode again;

		if (!postcode_parse(readings[i].typed, &first))
			continue;
		assert_true(postcode_parse(str_of(first.text), &again));
		assert_false(again.corrected);
		assert_string_equal(again.text, first.text);
		assert_int_equal(again.kind, first.kind);
		assert_int_equal(again.sector, first.sector);
		assert_int_equal(again.unit, first.unit);
	}
}

static void test_every_area(void **state)
{
	static const char areas[] =
		"AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E "
		"EC "
		"EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M "
		"ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST "
		"SW "
		"SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE";
	struct str rest = str_of(areas);
	size_t known = 0;
	char text[4];
	struct postcode pc;

	(void)state;
	while (rest.at) {
		struct str area = str_cut(&rest, ' ');

		snprintf(text, sizeof(text), "%.*s7", STR_ARG(area));
		if (!postcode_parse(str_of(text), &pc))
			fail_msg("%s is not read", text);
	}
	for (char a = 'A'; a <= 'Z'; a++)
		for (char b = 'A'; b <= 'Z'; b++) {
			snprintf(text, sizeof(text), "%c%c7", a, b);
			known += postcode_parse(str_of(text), &pc) && !pc.corrected;
		}
	/* All but the eight areas of one letter. */
	assert_int_equal(known, 126 - 8);
}

static void test_units_are_numbered_in_order(void **state)
{
	struct postcode pc;
	char text[8];
	char letters[2];

	(void)state;
	for (uint32_t unit = 0; unit < POSTCODE_UNITS; unit++) {
		postcode_unit_letters(unit, letters);
		snprintf(text, sizeof(text), "M1 1%c%c", letters[0], letters[1]);
		assert_true(postcode_parse(str_of(text), &pc));
		assert_int_equal(pc.unit, unit);
	}
	assert_memory_equal(letters, "ZZ", 2);
}

static void test_sectors_of_an_outward_code_stand_together(void **state)
{
	struct postcode ch1;
	struct postcode sector;
	struct postcode ch10;

	(void)state;
	assert_true(postcode_parse(S("CH1"), &ch1));
	assert_true(postcode_parse(S("CH1 9"), &sector));
	assert_true(postcode_parse(S("CH10 0"), &ch10));
	assert_int_equal(sector.sector, ch1.sector + 9);
	assert_true(ch10.sector > sector.sector);
}

/* Nothing of up to eight bytes may be read outside its bounds or come back longer than it should. */
static void test_any_bytes(void **state)
{
	uint64_t seed = 20261121;
	struct postcode pc;

	(void)state;
	for (int i = 0; i < 300000; i++) {
		char bytes[8];
		size_t len = seed >> 60 & 7;

		seed = seed * 6364136223846793005u + 1442695040888963407u;
		memcpy(bytes, &seed, 8);
		for (size_t k = 0; i % 2 && k < 8; k++)
			bytes[k] = "ABCDELMNOPSW01\xC2\xA0"[(unsigned char)bytes[k] % 16];
		if (postcode_parse((struct str){ bytes + 8 - len, len }, &pc))
			assert_true(strlen(pc.text) <= 9 && pc.unit < POSTCODE_UNITS);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_readings),
		cmocka_unit_test(test_text_is_read_back),
		cmocka_unit_test(test_every_area),
		cmocka_unit_test(test_units_are_numbered_in_order),
		cmocka_unit_test(test_sectors_of_an_outward_code_stand_together),
		cmocka_unit_test(test_any_bytes),
	};

	return cmocka_run_group_tests_name("postcode", tests, NULL, NULL);
}
