/* domain/authorities/find: misspelt names are suggested, never accepted; nonsense finds nothing. */
#include "find_world.h"

/* What was typed, and what must be among the suggestions. */
static const char *const misspelt[][2] = {
	{ "brimingham", "Birmingham" },
	{ "birminham", "Birmingham" },
	{ "burmingham", "Birmingham" },
	{ "manchestor", "Manchester" },
	{ "machester", "Manchester" },
	{ "manchster", "Manchester" },
	{ "liverpol", "Liverpool" },
	{ "livrepool", "Liverpool" },
	{ "leads", "Leeds" },
	{ "leds", "Leeds" },
	{ "shefield", "Sheffield" },
	{ "sheffeild", "Sheffield" },
	{ "newcastel", "Newcastle upon Tyne" },
	{ "bristole", "Bristol" },
	{ "bristal", "Bristol" },
	{ "nottigham", "Nottingham" },
	{ "notingham", "Nottingham" },
	{ "leister", "Leicester" },
	{ "lester", "Leicester" },
	{ "liecester", "Leicester" },
	{ "gloster", "Gloucester" },
	{ "gloucestershir", "Gloucestershire" },
	{ "wuster", "Worcester" },
	{ "worster", "Worcester" },
	{ "worcestshire", "Worcestershire" },
	{ "buckinhamshire", "Buckinghamshire" },
	{ "buckingamshire", "Buckinghamshire" },
	{ "hertfodshire", "Hertfordshire" },
	{ "hartfordshire", "Hertfordshire" },
	{ "oxfordshier", "Oxfordshire" },
	{ "lincolnshir", "Lincolnshire" },
	{ "linconshire", "Lincolnshire" },
	{ "cambridgshire", "Cambridgeshire" },
	{ "norfork", "Norfolk" },
	{ "sufolk", "Suffolk" },
	{ "suffock", "Suffolk" },
	{ "esex", "Essex" },
	{ "essax", "Essex" },
	{ "kant", "Kent" },
	{ "surry", "Surrey" },
	{ "surey", "Surrey" },
	{ "hackny", "Hackney" },
	{ "hakney", "Hackney" },
	{ "luisham", "Lewisham" },
	{ "lewishem", "Lewisham" },
	{ "southwork", "Southwark" },
	{ "suthark", "Southwark" },
	{ "towerhamlet", "Tower Hamlets" },
	{ "tower hamlits", "Tower Hamlets" },
	{ "grenwich", "Greenwich" },
	{ "greenich", "Greenwich" },
	{ "haringay", "Haringey" },
	{ "harringey", "Haringey" },
	{ "walthem forest", "Waltham Forest" },
	{ "ilsington", "Islington" },
	{ "croyden", "Croydon" },
	{ "enfeild", "Enfield" },
	{ "wakefeild", "Wakefield" },
	{ "calderdail", "Calderdale" },
	{ "kirkless", "Kirklees" },
	{ "bradfrod", "Bradford" },
	{ "donkaster", "Doncaster" },
	{ "rotheram", "Rotherham" },
	{ "barnsly", "Barnsley" },
	{ "hartelpool", "Hartlepool" },
	{ "middlesborough", "Middlesbrough" },
	{ "midlesbrough", "Middlesbrough" },
	{ "stockten", "Stockton-on-Tees" },
	{ "sunderlend", "Sunderland" },
	{ "gatshead", "Gateshead" },
	{ "northumbaland", "Northumberland" },
	{ "cumbernald", "Cumberland" },
	{ "blackpol", "Blackpool" },
	{ "wolverhamton", "Wolverhampton" },
	{ "coventary", "Coventry" },
	{ "plymoth", "Plymouth" },
	{ "southhampton", "Southampton" },
	{ "portsmoth", "Portsmouth" },
	{ "peterbrough", "Peterborough" },
	{ "wiltsher", "Wiltshire" },
	{ "shropsher", "Shropshire" },
	{ "sussex east", "East Sussex" },
	{ "tonbridge", "Tonbridge and Malling" },
	{ "cardif", "Cardiff" },
	{ "cumria", "Cumbria" },
	{ "berksheer", "Berkshire" },
	{ "my social worker was from leeds", "Leeds" },
};

static void misspelt_names_are_suggested(void **state)
{
	size_t first = 0;

	for (size_t i = 0; i < sizeof(misspelt) / sizeof(misspelt[0]); i++) {
		struct find f = look(*state, str_of(misspelt[i][0]));

		if (f.kind != FIND_SUGGESTIONS || f.is_sure || f.council || !among(&f.choices, misspelt[i][1]))
			fail_msg("\"%s\" is %.*s; first %.*s", misspelt[i][0], STR_ARG(find_word(f.kind)),
				 STR_ARG(first_of(&f)));
		assert_true(f.choices.len <= FIND_MAX_SUGGESTIONS);
		first += str_eq(f.choices.at[0].name, str_of(misspelt[i][1]));
	}
	/* Nearly always it is the first one. */
	assert_true(first * 100 >= 90 * sizeof(misspelt) / sizeof(misspelt[0]));
}

static void nonsense_finds_nothing(void **state)
{
	static const struct {
		const char *typed;
		enum find_lack lack;
	} cases[] = {
		{ "", LACK_TEXT },
		{ "   ", LACK_TEXT },
		{ "?!…", LACK_TEXT },
		{ "\t\n", LACK_TEXT },
		{ "\xff\xfe\xc3", LACK_TEXT },
		{ "\xe2\x9d\xa4", LACK_TEXT },
		{ "council", LACK_COUNCIL },
		{ "City Council", LACK_COUNCIL },
		{ "county of", LACK_COUNCIL },
		{ "the local offer", LACK_COUNCIL },
		{ "children’s services", LACK_COUNCIL },
		{ "zzzz", LACK_MEANING },
		{ "qwertyuiop", LACK_MEANING },
		{ "12345", LACK_MEANING },
		{ "' OR 1=1 --", LACK_MEANING },
		{ "<script>alert(1)</script>", LACK_MEANING },
		{ "мой город", LACK_MEANING },
		{ "北京", LACK_MEANING },
		{ "Paris", LACK_MEANING },
		{ "x", LACK_MEANING },
		{ "BFPO 57", LACK_PLACE },
		{ "BF1 2AX", LACK_PLACE },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct find f = look(*state, str_of(cases[i].typed));

		if (f.kind != FIND_NOTHING || f.lack != cases[i].lack || f.council || f.is_sure)
			fail_msg("\"%s\" is %.*s, lack %d; first %.*s", cases[i].typed, STR_ARG(find_word(f.kind)),
				 (int)f.lack, STR_ARG(first_of(&f)));
	}
}

/* A near name must never be taken for the council itself. */
static void nothing_near_is_accepted(void **state)
{
	static const char *const cases[] = {
		"kentt",	  "leed",	"hulll",   "cumbri",  "berkshir",	 "london bridge",    "yorkk",
		"readng",	  "essexshire", "dorsett", "bathh",   "kent and essex",	 "durhamm",	     "northern",
		"east",		  "m1 1aee",	"SW1A 2A", "AA1 1AA", "bury st edmunds", "manchester leeds", "isle of",
		"newport pagnell"
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct find f = look(*state, str_of(cases[i]));

		if (f.is_sure || f.kind == FIND_COUNCIL || f.kind == FIND_DISTRICT || f.kind == FIND_POSTCODE)
			fail_msg("\"%s\" was taken for %.*s", cases[i], STR_ARG(council_of(&f)));
	}
}

static void long_texts_are_refused(void **state)
{
	char text[2000];
	struct find f;

	memset(text, 'a', sizeof(text));
	f = look(*state, (struct str){ text, FIND_MAX_LETTERS });
	assert_int_equal(f.kind, FIND_NOTHING);
	assert_int_equal(f.lack, LACK_MEANING);
	f = look(*state, (struct str){ text, FIND_MAX_LETTERS + 1 });
	assert_int_equal(f.lack, LACK_BREVITY);
	f = look(*state, (struct str){ text, sizeof(text) });
	assert_int_equal(f.lack, LACK_BREVITY);
	for (size_t i = 0; i + 2 < 600; i += 2)
		memcpy(text + i, "\xc3\xa9", 2);
	f = look(*state, (struct str){ text, 2 * FIND_MAX_LETTERS }); /* letters, not bytes */
	assert_int_equal(f.lack, LACK_MEANING);
	for (size_t i = 0; i + 2 < 600; i += 2)
		memcpy(text + i, "& ", 2);
	f = look(*state, (struct str){ text, FIND_MAX_LETTERS });
	assert_true(f.kind == FIND_NOTHING);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(misspelt_names_are_suggested),
		cmocka_unit_test(nonsense_finds_nothing),
		cmocka_unit_test(nothing_near_is_accepted),
		cmocka_unit_test(long_texts_are_refused),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
