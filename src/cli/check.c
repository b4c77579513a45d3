#include "cli/commands.h"
#include "cli/print.h"
#include "domain/authorities/postcode_index.h"
#include "domain/ingest/load.h"
#include "gen/sql/reference.h"
#include "gen/sql/store.h"

static void add_found(struct ctx *cx, struct str_list *wrong, const struct database_integrity_row_list *rows)
{
	for (size_t i = 0; i < rows->len; i++)
		if (!str_eq(rows->at[i].message, S("ok")))
			*list_push(cx->mem, wrong) =
				str_print(cx->mem, "The database says: %.*s.", STR_ARG(rows->at[i].message));
}

/* The postcode file checks itself when it is opened; what is wrong with it is one more finding. */
static void check_postcodes(struct ctx *cx, const struct call *call, struct str_list *wrong, int64_t *live)
{
	struct postcode_index index cleanup(postcode_index_close) = { 0 };
	struct str folder = setting_text(&call->settings, SETTING_DATA_DIR);

	if (postcode_index_open(cx, str_print(cx->mem, "%.*s/postcodes.idx", STR_ARG(folder)).at, &index)) {
		*live = index.header->live;
		return;
	}
	*list_push(cx->mem, wrong) = cx->err.said;
	err_clear(cx);
}

static void check_counts(struct ctx *cx, const struct reference_counts_row *n, struct str_list *wrong)
{
	if (n->authorities == 0)
		*list_push(cx->mem, wrong) = S("No reference data are loaded; run: localoffer load");
	else if (n->childrens_services != 153)
		*list_push(cx->mem, wrong) =
			str_print(cx->mem, "There are %lld councils with children’s services duties, not 153.",
				  (long long)n->childrens_services);
}

static bool print_found(struct ctx *cx, const struct call *call, const struct str_list *wrong,
			const struct reference_counts_row *n, int64_t live)
{
	if (call->json) {
		json_t *list = json_array();

		for (size_t i = 0; i < wrong->len; i++)
			json_array_append_new(list, json_of(wrong->at[i]));
		return print_json(cx, json_pack("{s:b, s:o, s:I, s:I, s:I, s:I}", "ok", wrong->len == 0, "wrong", list,
						"authorities", (json_int_t)n->authorities, "indicators",
						(json_int_t)n->indicators, "findings", (json_int_t)n->findings,
						"postcodes", (json_int_t)live));
	}
	for (size_t i = 0; i < wrong->len; i++)
		printf("%.*s\n", STR_ARG(wrong->at[i]));
	printf("%lld councils, %lld indicators, %lld rights, %lld findings, %lld postcodes in use: %zu faults.\n",
	       (long long)n->authorities, (long long)n->indicators, (long long)n->entitlements, (long long)n->findings,
	       (long long)live, wrong->len);
	return print_flush(cx);
}

static bool check(struct ctx *cx, const struct call *call)
{
	struct database_integrity_row_list rows;
	struct reference_counts_row *counts;
	struct str_list wrong = { 0 };
	int64_t live = 0;

	if (!call_open(cx, call) || !q_database_integrity(cx, &rows) || !load_check(cx, &wrong) ||
	    !q_reference_counts(cx, &counts))
		return false;
	add_found(cx, &wrong, &rows);
	check_counts(cx, counts, &wrong);
	check_postcodes(cx, call, &wrong, &live);
	if (!print_found(cx, call, &wrong, counts, live))
		return false;
	return wrong.len == 0 || fail(cx, ERR_DATABASE, "%zu faults were found.", wrong.len);
}

const struct command command_check = {
	.name = "check",
	.run = check,
	.usage = "[--json]",
	.about = "Checks the database, what its rows refer to, and the postcode file; exit code 74 when something is wrong.",
	.example = "localoffer check",
	.prints_data = true,
};
