/* Reference data on both databases: everything, again, in any order, and files that are wrong. */
#include "databases.h"

#include "base/file.h"
#include "domain/ingest/load.h"
#include "gen/sql/reference.h"
#include "store/migrate.h"

static void load_all(struct ctx *cx, struct load_report *report)
{
	int64_t applied;

	expect(cx, migrate_run(cx, &applied));
	expect(cx, load_reference(cx, S("data"), NULL, report));
}

static void everything_is_loaded(struct ctx *cx)
{
	struct load_report report;
	struct reference_counts_row *n;

	load_all(cx, &report);
	expect(cx, q_reference_counts(cx, &n));
	assert_int_equal(n->authorities, 382);
	assert_int_equal(n->childrens_services, 153);
	assert_int_equal(n->indicators, 234);
	assert_int_equal(n->neighbours, 1530);
	assert_int_equal(n->figures, 1658);
	assert_int_equal(n->findings, 1178 + 18);
	assert_true(n->entitlements >= 50);
}
on_both(everything_is_loaded);

static void loading_again_reads_nothing(struct ctx *cx)
{
	struct load_report report;

	load_all(cx, &report);
	assert_true(report.files > 15);
	int64_t files = report.files;

	expect(cx, load_reference(cx, S("data"), NULL, &report));
	assert_int_equal(report.files, 0);
	assert_int_equal(report.unchanged, files);
}
on_both(loading_again_reads_nothing);

static void one_file_again_gives_the_same_rows(struct ctx *cx)
{
	struct load_report report;
	struct reference_counts_row *before;
	struct reference_counts_row *after;

	load_all(cx, &report);
	expect(cx, q_reference_counts(cx, &before));
	expect(cx, load_file(cx, "data/pilot_findings.csv", &report));
	expect(cx, load_file(cx, "data/authorities.csv", &report));
	expect(cx, load_file(cx, "data/published_facts.csv", &report));
	expect(cx, q_reference_counts(cx, &after));
	assert_memory_equal(before, after, sizeof(*before));
}
on_both(one_file_again_gives_the_same_rows);

/* A file under its own name in a folder of its own, with the text given. */
static const char *file_with(struct ctx *cx, const char *name, struct str text)
{
	char folder[] = "/tmp/load-test-XXXXXX";

	assert_non_null(mkdtemp(folder));
	const char *path = str_print(cx->mem, "%s/%s", folder, name).at;

	expect(cx, file_write(cx, path, text));
	return path;
}

static const struct {
	const char *name;
	const char *text;
	const char *says; /* the error must hold this */
} wrong[] = {
	{ "neighbours.csv", "gss_code,rank,neighbour_gss\n", "closeness" },
	{ "neighbours.csv",
	  "gss_code,name,rank,neighbour_gss,neighbour_name,closeness\nE06000001,H,one,E06000003,R,Close\n",
	  "line 2, column rank: “one” is not a whole number" },
	{ "neighbours.csv", "gss_code,name,rank,neighbour_gss,neighbour_name,closeness\nE060,H,1,E06000003,R,Close\n",
	  "line 2, column gss_code: “E060” is not an ONS code" },
	{ "neighbours.csv",
	  "gss_code,name,rank,neighbour_gss,neighbour_name,closeness\nE06000001,H,1,E06000003,R,Near\n",
	  "line 2, column closeness: “Near” is not one of" },
	{ "neighbours.csv", "gss_code,name,rank,neighbour_gss,neighbour_name,closeness\nE06000001,H,1\n", "line 2" },
	{ "neighbours.csv",
	  "gss_code,name,rank,neighbour_gss,neighbour_name,closeness\nE06000001,H,1,E99999999,R,Close\n", "E99999999" },
	{ "offers.csv", "authority_gss,url,kind,seen_on\nE06000001,http://x,offer,yesterday\n",
	  "line 2, column seen_on: “yesterday” is not a date" },
	{ "hexmap.csv", "gss_code,name,region,q,r\nE06000001,\xff,x,1,2\n", "line 2" },
	{ "published_facts.csv",
	  "authority_gss,indicator_id,status,claim,source,source_date,note\nE10000016,et-dofe,offers,,S,2019,\n",
	  "line 2, column claim: “” may not be empty" },
	{ "rights.txt", "id: E01\nslug needs\n", "line 2: this is not “key: value”" },
	{ "rights.txt", "id: E01\nid: E02\n", "line 2: this key stands twice" },
	{ "rights.txt", "id: E01\ncolour: red\n", "line 2, column (key): “colour” is not a key" },
};

static void a_wrong_file_says_where_and_changes_nothing(struct ctx *cx)
{
	struct load_report report;
	struct reference_counts_row *before;
	struct reference_counts_row *after;

	load_all(cx, &report);
	expect(cx, q_reference_counts(cx, &before));
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		const char *path = file_with(cx, wrong[i].name, str_of(wrong[i].text));

		assert_false(load_file(cx, path, &report));
		if (!str_has(cx->err.said, str_of(wrong[i].says)))
			fails("%zu: “%.*s” lacks “%s”", i, STR_ARG(cx->err.said), wrong[i].says);
		err_clear(cx);
	}
	expect(cx, q_reference_counts(cx, &after));
	assert_memory_equal(before, after, sizeof(*before));
}
on_both(a_wrong_file_says_where_and_changes_nothing);

static void old_codes_join(struct ctx *cx)
{
	struct load_report report;
	struct authority_code_lists_row_list now;
	int found = 0;

	load_all(cx, &report);
	expect(cx, q_authority_code_lists(cx, &now));
	for (size_t i = 0; i < now.len; i++)
		found += str_has(now.at[i].codes, S("E08000016")) || str_has(now.at[i].codes, S("E08000019"));
	assert_int_equal(found, 2); /* Barnsley and Sheffield before April 2025 */
}
on_both(old_codes_join);

static void an_unknown_file_is_refused(struct ctx *cx)
{
	struct load_report report;

	load_all(cx, &report);
	assert_false(load_file(cx, "shopping.csv", &report));
	assert_int_equal(cx->err.kind, ERR_NOT_FOUND);
}
on_both(an_unknown_file_is_refused);

int main(void)
{
	const struct CMUnitTest tests[] = {
		both_tests(everything_is_loaded),
		both_tests(loading_again_reads_nothing),
		both_tests(one_file_again_gives_the_same_rows),
		both_tests(a_wrong_file_says_where_and_changes_nothing),
		both_tests(old_codes_join),
		both_tests(an_unknown_file_is_refused),
	};

	return cmocka_run_group_tests_name("load", tests, NULL, NULL);
}
