#include "cli/commands.h"
#include "cli/print.h"
#include "domain/authorities/authority.h"
#include "domain/authorities/postcode_index.h"
#include "domain/ingest/load.h"

/* England has had 153 councils with these duties since 2023; their number changes with the law only. */
enum { OFFERING_COUNCILS = 153 };

static bool check_councils(struct ctx *cx, struct str_list *faults)
{
	struct authority_list offering;

	if (!authority_list_offering(cx, &offering))
		return false;
	if (offering.len != OFFERING_COUNCILS)
		*list_push(cx->mem, faults) =
			str_print(cx->mem, "%zu councils have an offer, not %d; run: localoffer load", offering.len,
				  OFFERING_COUNCILS);
	return true;
}

static void check_postcodes(struct ctx *cx, const struct call *call, struct str_list *faults)
{
	struct postcode_index index cleanup(postcode_index_close) = { 0 };
	struct str folder = setting_text(&call->settings, SETTING_DATA_DIR);

	if (postcode_index_open(cx, str_print(cx->mem, "%.*s/postcodes.idx", STR_ARG(folder)).at, &index))
		return;
	*list_push(cx->mem, faults) = cx->err.said;
	err_clear(cx);
}

static bool print_faults(struct ctx *cx, const struct call *call, const struct str_list *faults)
{
	json_t *all = json_array();

	for (size_t i = 0; i < faults->len; i++) {
		if (!call->json)
			printf("%.*s\n", STR_ARG(faults->at[i]));
		json_array_append_new(all, json_of(faults->at[i]));
	}
	if (call->json)
		return print_json(cx, json_pack("{s:o}", "faults", all));
	json_decref(all);
	if (faults->len == 0)
		puts("The database and the data are sound.");
	return print_flush(cx);
}

static bool check(struct ctx *cx, const struct call *call)
{
	struct str_list faults = { 0 };

	if (!call_open(cx, call) || !load_check(cx, &faults) || !check_councils(cx, &faults))
		return false;
	check_postcodes(cx, call, &faults);
	if (!print_faults(cx, call, &faults))
		return false;
	if (faults.len)
		return fail(cx, ERR_DATABASE, "The check found %zu faults.", faults.len);
	return true;
}

const struct command command_check = {
	.name = "check",
	.run = check,
	.usage = "[--json]",
	.about = "Checks that the database is this program's and that everything in it refers to something that is "
		 "there.",
	.example = "localoffer check",
	.prints_data = true,
};
