/* domain/ingest/postcode_import: every publisher's form, what is left out, what is refused and where. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <zlib.h>

#include "base/cleanup.h"
#include "base/file.h"
#include "domain/authorities/postcode_index.h"
#include "domain/ingest/postcode_grid.h"
#include "domain/ingest/postcode_import.h"

/* After our own headers: it has a macro called fail. */
#include <cmocka.h>

#define NSPL_2026                                                                                         \
	"pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,oa21cd,cty26cd,ced25cd,lad26cd,"   \
	"wd26cd,nhser24cd,ctry26cd,rgn26cd,pcon24cd,ttwa15cd,itl25cd,npark16cd,lsoa21cd,msoa21cd,wz11cd," \
	"sicbl26cd,bua24cd,ruc21ind,oac21ind,lat,long,lep21cd1,lep21cd2,pfa23cd,imd25ind,icb26cd\r\n"
#define NSPL_2024                                                                                       \
	"pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,oa21,cty,ced,laua,ward,nhser," \
	"ctry,rgn,pcon,ttwa,itl,park,lsoa21,msoa21,wz11,sicbl,bua22,ru11ind,oac11,lat,long,lep1,lep2,"  \
	"pfa,imd,icb\n"
#define ONSPD_2024                                                                                        \
	"pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,parish,usertype,oseast1m,osnrth1m,osgrdind," \
	"oshlthau,nhser,ctry,rgn,streg,pcon,eer,teclec,ttwa,pct,itl,statsward,oa01,casward,npark,lsoa01," \
	"msoa01,ur01ind,oac01,oa11,lsoa11,msoa11,wz11,sicbl,bua22,ru11ind,oac11,lat,long,lep1,lep2,pfa,"  \
	"imd,calncv,icb,oa21,lsoa21,msoa21\n"

struct world {
	struct arena mem;
	struct ctx cx;
	char folder[40];
	const char *in;
	const char *also;
	const char *out;
	struct postcode_import_report report;
};

static int set_up(void **state)
{
	static struct world w;

	w = (struct world){ .folder = "/tmp/test_import.XXXXXX" };
	arena_init(&w.mem, 64 * 1024 * 1024);
	w.cx.mem = &w.mem;
	*state = &w;
	if (!mkdtemp(w.folder))
		return -1;
	w.in = str_print(&w.mem, "%s/in.csv", w.folder).at;
	w.also = str_print(&w.mem, "%s/also.csv", w.folder).at;
	w.out = str_print(&w.mem, "%s/out.idx", w.folder).at;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	unlink(w->in);
	unlink(w->also);
	unlink(w->out);
	assert_int_equal(rmdir(w->folder), 0);
	arena_done(&w->mem);
	return 0;
}

static void put(struct world *w, const char *path, struct str text)
{
	assert_true(file_write(&w->cx, path, text));
}

static bool import(struct world *w, struct str text)
{
	put(w, w->in, text);
	return postcode_import(&w->cx, &w->in, 1, w->out, &w->report);
}

static void imports(struct world *w, struct str text)
{
	if (!import(w, text))
		fail_msg("%.*s", STR_ARG(w->cx.err.said));
}

/* "live E08000003 53.48100 -2.23200", as the index made last has it. */
static const char *found(struct world *w, const char *postcode)
{
	static const char *const names[] = { "unknown", "live", "terminated" };
	struct postcode_index index cleanup(postcode_index_close) = { 0 };
	struct postcode pc;

	assert_true(postcode_parse(str_of(postcode), &pc));
	assert_true(postcode_index_open(&w->cx, w->out, &index));
	struct postcode_hit hit = postcode_find(&index, &pc);

	if (!hit.has_position)
		return str_print(&w->mem, "%s %.*s", names[hit.status], STR_ARG(hit.gss)).at;
	return str_print(&w->mem, "%s %.*s %.5f %.5f", names[hit.status], STR_ARG(hit.gss), hit.latitude, hit.longitude)
		.at;
}

static void test_nspl_2026(void **state)
{
	struct world *w = *state;

	imports(w, S(NSPL_2026 "\"M1 1AE\",\"M1   1AE\",\"M1 "
			       "1AE\",\"198001\",\"\",\"0\",\"384000\",\"0398000\",1,,,,\"E08000003\",,,"
			       ",,,,,,,,,,,,,53.481000,-2.232000,,,,,\r\n"
			       "\"AB1 0AA\",\"AB1  0AA\",\"AB1 "
			       "0AA\",\"198001\",\"199606\",\"0\",\"385386\",\"0801193\",1,,,,\"S12000033\",,,"
			       ",,,,,,,,,,,,,57.101474,-2.242851,,,,,\r\n"
			       "\"ZE1 0AA\",\"ZE1  0AA\",\"ZE1 0AA\",\"198001\",\"\",\"0\",,,9,,,,\"\",,,"
			       ",,,,,,,,,,,,,99.999999,0.000000,,,,,\r\n"
			       "\"BT1 1AA\",\"BT1  1AA\",\"BT1 "
			       "1AA\",\"198001\",\"\",\"0\",\"146000\",\"0530000\",1,,,,\"N09000003\",,,"
			       ",,,,,,,,,,,,,54.600000,-5.930000,,,,,\r\n"
			       "\"JE2 3AB\",\"JE2  3AB\",\"JE2 3AB\",\"198001\",\"\",\"0\",,,9,,,,\"L99999999\",,,"
			       ",,,,,,,,,,,,,99.999999,0.000000,,,,,\r\n"
			       "\"IM1 1AA\",\"IM1  1AA\",\"IM1 1AA\",\"198001\",\"\",\"0\",,,9,,,,\"M99999999\",,,"
			       ",,,,,,,,,,,,,99.999999,0.000000,,,,,\r\n"));
	assert_string_equal(found(w, "M1 1AE"), "live E08000003 53.48100 -2.23200");
	assert_string_equal(found(w, "AB1 0AA"), "terminated S12000033 57.10147 -2.24285");
	assert_string_equal(found(w, "ZE1 0AA"), "live ");
	assert_string_equal(found(w, "BT1 1AA"), "unknown ");
	assert_string_equal(found(w, "JE2 3AB"), "unknown ");
	assert_int_equal(w->report.rows, 6);
	assert_int_equal(w->report.live, 2);
	assert_int_equal(w->report.terminated, 1);
	assert_int_equal(w->report.northern_ireland, 1);
	assert_int_equal(w->report.islands, 2);
	assert_int_equal(w->report.without_authority, 1);
	assert_int_equal(w->report.without_position, 1);
	assert_int_equal(w->report.sectors, 3);
	assert_int_equal(w->report.authorities, 2);
}

static void test_nspl_2024(void **state)
{
	struct world *w = *state;

	imports(w,
		S(NSPL_2024
		  "M1 1AE,M1   1AE,M1 1AE,198001,,0,384000,398000,1,,,,E08000003,,,,,,,,,,,,,,,,53.481,-2.232,,,,,\n"));
	assert_string_equal(found(w, "M1 1AE"), "live E08000003 53.48100 -2.23200");
}

static void test_onspd_2024(void **state)
{
	struct world *w = *state;

	/* Latitude and longitude empty: the grid reference serves. */
	imports(w, S(ONSPD_2024 "TG114LA,TG11 4LA,M1 "
				"1AE,198001,,,,E07000147,,,0,651410,313177,1,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n"));
	assert_string_equal(found(w, "M1 1AE"), "live E07000147 52.65798 1.71605");
}

static void test_code_point(void **state)
{
	struct world *w = *state;
	static const char *const forms[] = {
		"\"AB101AB\",10,394235,806529,\"S92000003\",\"\",\"S08000020\",\"\",\"S12000033\",\"S13002842\"\n"
		"\"AB10 1AF\",90,0,0,\"S92000003\",\"\",\"\",\"\",\"\",\"\"\n",
		"Postcode,Positional_quality_indicator,Eastings,Northings,Country_code,NHS_regional_HA_code,NHS_HA_"
		"code,"
		"Admin_county_code,Admin_district_code,Admin_ward_code\n"
		"AB10 1AB,10,394235,806529,S92000003,,S08000020,,S12000033,S13002842\n"
		"AB10 1AF,90,0,0,S92000003,,,,,\n",
		"\xEF\xBB\xBFPC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\r\n"
		"AB10 1AB,10,394235,806529,S92000003,,S08000020,,S12000033,S13002842\r\n"
		"AB10 1AF,90,0,0,S92000003,,,,,\r\n",
	};

	for (size_t i = 0; i < 3; i++) {
		imports(w, str_of(forms[i]));
		assert_string_equal(found(w, "AB10 1AB"), "live S12000033 57.14961 -2.09692");
		assert_string_equal(found(w, "AB10 1AF"), "live ");
		assert_int_equal(w->report.rows, 2);
	}
}

static void test_several_files(void **state)
{
	struct world *w = *state;
	const char *paths[] = { w->in, w->also };

	put(w, w->in, S("pcds,lad_gss,lat,long\nM1 1AE,E08000003,53,-2\nM1 1AF,E08000003,53,-2\n"));
	put(w, w->also, S("pcds,lad_gss,lat,long\nM1 1AF,E08000009,54,-2\nM1 1AG,E08000009,54,-2\n"));
	assert_true(postcode_import(&w->cx, paths, 2, w->out, &w->report));
	assert_int_equal(w->report.live, 3);
	assert_int_equal(w->report.repeated, 1);
	assert_string_equal(found(w, "M1 1AF"), "live E08000009 54.00000 -2.00000");

	/* The same with the second as a list of old ones: what is live stays so, in either order. */
	const struct postcode_import_options o = {
		.paths = paths,
		.paths_len = 1,
		.terminated_paths = paths + 1,
		.terminated_paths_len = 1,
		.out_path = w->out,
		.as_at = S("2026-11"),
	};

	assert_true(postcode_import_with(&w->cx, &o, &w->report));
	assert_string_equal(found(w, "M1 1AF"), "live E08000003 53.00000 -2.00000");
	assert_string_equal(found(w, "M1 1AG"), "terminated E08000009 54.00000 -2.00000");
	struct postcode_index index cleanup(postcode_index_close) = { 0 };

	assert_true(postcode_index_open(&w->cx, w->out, &index));
	assert_string_equal(index.header->source, "in.csv, also.csv");
	assert_string_equal(index.header->as_at, "2026-11");
}

static void test_order_of_rows_does_not_matter(void **state)
{
	struct world *w = *state;
	struct str first;
	struct str second;

	imports(w, S("pcds,lad_gss\nM1 1AE,E08000003\nCH1 1AA,E06000050\nCH1 1AB,W06000005\n"));
	assert_true(file_read(&w->cx, w->out, 1000000, &first));
	imports(w, S("pcds,lad_gss\nCH1 1AB,W06000005\nCH1 1AA,E06000050\nM1 1AE,E08000003\n"));
	assert_true(file_read(&w->cx, w->out, 1000000, &second));
	assert_true(str_eq(first, second));
}

static void test_packed(void **state)
{
	struct world *w = *state;
	gzFile gz = gzopen(w->in, "wb");

	assert_true(gzputs(gz, "pcds,lad_gss\nM1 1AE,E08000003\n") > 0);
	gzclose_w(gz);
	assert_true(postcode_import(&w->cx, &w->in, 1, w->out, &w->report));
	assert_string_equal(found(w, "M1 1AE"), "live E08000003");
}

struct refusal {
	struct str text;
	const char *said;
};

static const struct refusal refusals[] = {
	{ S(""), "in.csv is empty." },
	{ S("a,b\n1,2\n"),
	  "in.csv, line 1: the header has no column “pcds” or “pcd7” or “pcd8” or “pcd” or “pcd2” or "
	  "“postcode” or “pc”, “lad??cd” or “oslaua” or “laua” or “lad_gss” or “admin_district_code” or “dc”." },
	{ S("pcds,lad_gss\n"), "There is no live postcode of Great Britain in these files." },
	{ S("pcds,lad_gss\nBT1 1AA,N09000003\n"), "There is no live postcode of Great Britain in these files." },
	{ S("M1 1AE,E08000003\n"),
	  "in.csv, line 1: there is no header, and these are not the ten columns of Code-Point Open." },
	{ S("pcds,lad_gss\nM1 1AE,E08000003\nM1 1A,E08000003\n"),
	  "in.csv, line 3, column 1 (pcds): “M1 1A” is not a postcode." },
	{ S("pcds,lad_gss\nM1 IAE,E08000003\n"), "in.csv, line 2, column 1 (pcds): “M1 IAE” is not a postcode." },
	{ S("pcds,lad_gss\n,E08000003\n"), "in.csv, line 2, column 1 (pcds): “” is not a postcode." },
	{ S("pcds,lad_gss\nM1 1AE,E0800003\n"),
	  "in.csv, line 2, column 2 (lad_gss): “E0800003” is not a council’s nine-character ONS code." },
	{ S("pcds,lad_gss\nM1 1AE,Manchester\n"),
	  "in.csv, line 2, column 2 (lad_gss): “Manchester” is not a council’s nine-character ONS code." },
	{ S("pcds,lad_gss\nM1 1AE\n"), "in.csv, line 2: the row has 1 cells where the first row has 2." },
	{ S("pcds,lad_gss,doterm\nM1 1AE,E08000003,yes\n"),
	  "in.csv, line 2, column 3 (doterm): “yes” is not the date of a termination." },
	{ S("pcds,lad_gss,lat,long\nM1 1AE,E08000003,north,-2\n"),
	  "in.csv, line 2, column 3 (lat): “north” is not a latitude in degrees." },
	{ S("pcds,lad_gss,lat,long\nM1 1AE,E08000003,53.4,\n"),
	  "in.csv, line 2, column 4 (long): “” is not a longitude in degrees." },
	{ S("pcds,lad_gss,lat,long\nM1 1AE,E08000003,53.4,-\n"),
	  "in.csv, line 2, column 4 (long): “-” is not a longitude in degrees." },
	{ S("pcds,lad_gss,lat,long\nM1 1AE,E08000003,-2.2,53.4\n"),
	  "in.csv, line 2, column 3 (lat): “-2.2” is not a latitude in Great Britain." },
	{ S("pcds,lad_gss,lat,long\nM1 1AE,E08000003,53.4,22.2\n"),
	  "in.csv, line 2, column 4 (long): “22.2” is not a longitude in Great Britain." },
	{ S("pcds,lad_gss,lat,long\nM1 1AE,E08000003,99999999999999999999,0\n"),
	  "in.csv, line 2, column 3 (lat): “99999999999999999999” is not a latitude in degrees." },
	{ S("AB101AB,10,394x,806529,,,,,S12000033,\n"),
	  "in.csv, line 1, column 3: “394x” is not an easting on the National Grid in metres." },
	{ S("AB101AB,10,394235,9806529,,,,,S12000033,\n"),
	  "in.csv, line 1, column 4: “9806529” is not a northing on the National Grid in metres." },
	{ S("pcds,lad_gss\n\"M1 1AE,E08000003\n"),
	  "in.csv, line 2, column 1 (pcds): a quotation mark opens here and is never closed." },
};

static void test_refusals_leave_the_old_index(void **state)
{
	struct world *w = *state;
	struct str before;
	struct str after;

	imports(w, S("pcds,lad_gss\nM1 1AE,E08000003\n"));
	assert_true(file_read(&w->cx, w->out, 1000000, &before));
	for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
		struct postcode_import_report untouched = { .rows = 77 };

		w->report = untouched;
		assert_false(import(w, refusals[i].text));
		assert_int_equal(w->cx.err.kind, ERR_INPUT);
		assert_string_equal(str_c(&w->mem, w->cx.err.said), refusals[i].said);
		assert_int_equal(w->report.rows, 77);
		err_clear(&w->cx);
		assert_true(file_read(&w->cx, w->out, 1000000, &after));
		assert_true(str_eq(before, after));
	}
}

static void test_missing_files(void **state)
{
	struct world *w = *state;
	const char *gone = "/tmp/no/such/file.csv";

	assert_false(postcode_import(&w->cx, &gone, 1, w->out, &w->report));
	assert_int_equal(w->cx.err.kind, ERR_NOT_FOUND);
	err_clear(&w->cx);
	put(w, w->in, S("pcds,lad_gss\nM1 1AE,E08000003\n"));
	assert_false(postcode_import(&w->cx, &w->in, 1, "/tmp/no/such/folder.idx", &w->report));
	assert_int_not_equal(w->cx.err.kind, ERR_NONE);
}

static void count_calls(void *data, const char *path, int64_t rows)
{
	int64_t *last = data;

	assert_non_null(path);
	assert_true(rows >= *last);
	*last = rows;
}

static void test_progress(void **state)
{
	struct world *w = *state;
	int64_t last = 0;
	const struct postcode_import_options o = {
		.paths = &w->in,
		.paths_len = 1,
		.out_path = w->out,
		.progress = count_calls,
		.progress_data = &last,
	};

	put(w, w->in, S("pcds,lad_gss\nM1 1AE,E08000003\nM1 1AF,\n"));
	assert_true(postcode_import_with(&w->cx, &o, &w->report));
	assert_int_equal(last, 2);
}

struct grid_case {
	double east_m, north_m, latitude, longitude;
};

/* Points whose WGS84 position is known otherwise: Ordnance Survey's worked example, and NSPL's own figures. */
static const struct grid_case grid_cases[] = {
	{ 651409.903, 313177.270, 52.657979, 1.716052 },
	{ 385386, 801193, 57.101474, -2.242851 },
	{ 394235, 806529, 57.14959, -2.09692 },
};

static void test_grid(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(grid_cases) / sizeof(grid_cases[0]); i++) {
		const struct grid_case *c = &grid_cases[i];
		struct postcode_degrees at = postcode_grid_degrees(c->east_m, c->north_m);

		/* 5 m are 0.000045 degrees of latitude and 0.00008 of longitude. */
		assert_true(at.latitude - c->latitude < 0.000045 && c->latitude - at.latitude < 0.000045);
		assert_true(at.longitude - c->longitude < 0.00008 && c->longitude - at.longitude < 0.00008);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_nspl_2026, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_nspl_2024, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_onspd_2024, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_code_point, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_several_files, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_order_of_rows_does_not_matter, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_packed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_refusals_leave_the_old_index, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_missing_files, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_progress, set_up, tear_down),
		cmocka_unit_test(test_grid),
	};

	return cmocka_run_group_tests_name("postcode_import", tests, NULL, NULL);
}
