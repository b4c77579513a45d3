#include "domain/ingest/derive.h"

#include "gen/sql/reference.h"

/* An authority's own code and its older ones; then retired codes that lead to one successor only. */
static bool derive_codes(struct ctx *cx)
{
	struct authority_code_lists_row_list now;
	struct former_code_successors_row_list former;

	if (!q_authority_code_clear(cx) || !q_authority_code_lists(cx, &now) || !q_former_code_successors(cx, &former))
		return false;
	for (size_t i = 0; i < now.len; i++) {
		struct str rest = now.at[i].codes;

		if (!q_authority_code_add(cx, now.at[i].gss, now.at[i].gss))
			return false;
		while (rest.at) {
			struct str code = str_trim(str_cut(&rest, '|'));

			if (!str_empty(code) && !q_authority_code_add(cx, code, now.at[i].gss))
				return false;
		}
	}
	for (size_t i = 0; i < former.len; i++)
		if (!q_authority_code_add(cx, former.at[i].code, former.at[i].gss))
			return false;
	return true;
}

static bool derive_entitlements(struct ctx *cx)
{
	struct entitlement_indicator_lists_row_list rows;

	if (!q_entitlement_indicator_clear(cx) || !q_entitlement_indicator_lists(cx, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++) {
		struct str rest = rows.at[i].indicators;

		while (rest.at) {
			struct str indicator = str_trim(str_cut(&rest, ' '));

			if (!str_empty(indicator) && !q_entitlement_indicator_add(cx, rows.at[i].id, indicator))
				return false;
		}
	}
	return true;
}

static bool derive_provisions(struct ctx *cx)
{
	struct provision_indicator_lists_row_list rows;

	if (!q_provision_indicator_clear_all(cx) || !q_provision_indicator_lists(cx, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++) {
		struct str rest = rows.at[i].indicators;

		while (rest.at) {
			struct str indicator = str_trim(str_cut(&rest, '|'));

			if (!str_empty(indicator) &&
			    !q_provision_indicator_add(cx, rows.at[i].gss, rows.at[i].key, indicator))
				return false;
		}
	}
	return true;
}

bool derive_lists(struct ctx *cx)
{
	return derive_codes(cx) && derive_entitlements(cx) && derive_provisions(cx);
}
