#include "domain/ingest/dataset.h"
#include "gen/sql/reference.h"

#define EXAMPLESHIRE "X99000001"
#define STATUSES "offers|may_offer|signposts|says_no|young_person_pays"

/* clang-format off */

#define AUTHORITY_COLUMNS \
	{ CELL_NEED, "gss_code", 0 }, { CELL_NEED, "slug", 0 }, { CELL_NEED, "official_name", 0 }, \
	{ CELL_NEED, "short_name", 0 }, { CELL_NEED, "type", 0 }, { CELL_NEED, "nation", 0 }, { CELL_NEED, "region", 0 }, \
	{ CELL_YES, "is_childrens_services_authority", 0 }, { CELL_GSS, "parent_county_gss", 0 }, \
	{ CELL_TEXT, "website", 0 }, { CELL_TEXT, "dfe_la_code", 0 }, { CELL_TEXT, "dfe_name", 0 }, \
	{ CELL_TEXT, "former_gss_codes", 0 }, { CELL_TEXT, "alt_names", 0 }, \
	{ CELL_TEXT, "childrens_services_provider", 0 }, { CELL_DATE, "start_date", 0 }, \
	{ CELL_DATE, "planned_end_date", 0 }, { CELL_TEXT, "planned_successors", 0 }, \
	{ CELL_TEXT, "local_authority_code", 0 }, { CELL_INT, "population_2020", 0 }, { CELL_REAL, "lat", 0 }, \
	{ CELL_REAL, "long", 0 }

static const struct dataset_column authority[] = { AUTHORITY_COLUMNS, { CELL_FIXED, NULL, "0" }, { 0 } };
static const struct dataset_column invented_authority[] = { AUTHORITY_COLUMNS, { CELL_FIXED, NULL, "1" }, { 0 } };

static const struct dataset_column former_authority[] = {
	{ CELL_GSS, "former_gss", 0 }, { CELL_NEED, "former_name", 0 }, { CELL_NEED, "former_short_name", 0 },
	{ CELL_NEED, "former_type", 0 }, { CELL_NEED, "nation", 0 }, { CELL_GSS, "former_county_gss", 0 },
	{ CELL_YES, "was_childrens_services_authority", 0 }, { CELL_DATE, "ended_on", 0 },
	{ CELL_GSS, "first_successor_gss", 0 }, { CELL_GSS, "successor_gss", 0 }, { CELL_NEED, "successor_name", 0 },
	{ CELL_CHOICE, "change", "merged or replaced|split|code change only|code change only (boundary moved)" },
	{ CELL_NEED, "source", 0 }, { 0 }
};

static const struct dataset_column planned_authority[] = {
	{ CELL_NEED, "new_name", 0 }, { CELL_DATE, "starts_on", 0 }, { CELL_GSS, "predecessor_gss", 0 },
	{ CELL_NEED, "predecessor_name", 0 }, { CELL_NEED, "extent", 0 }, { CELL_NEED, "status", 0 }, { 0 }
};

static const struct dataset_column area_name[] = {
	{ CELL_NEED, "area_name", 0 }, { CELL_NEED, "kind", 0 }, { CELL_GSS, "gss_code", 0 }, { 0 }
};

static const struct dataset_column neighbour[] = {
	{ CELL_GSS, "gss_code", 0 }, { CELL_INT, "rank", 0 }, { CELL_GSS, "neighbour_gss", 0 },
	{ CELL_CHOICE, "closeness", "Extremely close|Very close|Close|Somewhat close|Not close" }, { 0 }
};

static const struct dataset_column care_leaver_figure[] = {
	{ CELL_GSS, "gss_code", 0 }, { CELL_NEED, "name", 0 }, { CELL_NEED, "level", 0 }, { CELL_INT, "year", 0 },
	{ CELL_CHOICE, "age_group", "17-18|19-21" }, { CELL_NEED, "accommodation_total", 0 },
	{ CELL_NEED, "accommodation_suitable", 0 }, { CELL_NEED, "accommodation_suitable_pct", 0 },
	{ CELL_NEED, "accommodation_unsuitable", 0 }, { CELL_NEED, "accommodation_unsuitable_pct", 0 },
	{ CELL_NEED, "accommodation_not_known", 0 }, { CELL_NEED, "accommodation_not_known_pct", 0 },
	{ CELL_NEED, "activity_total", 0 }, { CELL_NEED, "eet", 0 }, { CELL_NEED, "eet_pct", 0 },
	{ CELL_NEED, "neet", 0 }, { CELL_NEED, "neet_pct", 0 }, { CELL_NEED, "activity_not_known", 0 },
	{ CELL_NEED, "activity_not_known_pct", 0 }, { CELL_NEED, "higher_education", 0 },
	{ CELL_NEED, "higher_education_pct", 0 }, { CELL_NEED, "other_education", 0 },
	{ CELL_NEED, "other_education_pct", 0 }, { CELL_NEED, "apprenticeship", 0 },
	{ CELL_NEED, "apprenticeship_pct", 0 }, { CELL_NEED, "training_or_work", 0 },
	{ CELL_NEED, "training_or_work_pct", 0 }, { 0 }
};

static const struct dataset_column hex_cell[] = {
	{ CELL_GSS, "gss_code", 0 }, { CELL_INT, "q", 0 }, { CELL_INT, "r", 0 }, { 0 }
};

static const struct dataset_column offer_link[] = {
	{ CELL_GSS, "authority_gss", 0 }, { CELL_NEED, "url", 0 }, { CELL_CHOICE, "kind", "offer|part|policy" },
	{ CELL_DATE, "seen_on", 0 }, { 0 }
};

static const struct dataset_column source[] = {
	{ CELL_NEED, "id", 0 }, { CELL_NEED, "title", 0 }, { CELL_NEED, "publisher", 0 }, { CELL_NEED, "licence", 0 },
	{ CELL_TEXT, "licence_url", 0 }, { CELL_NEED, "dated", 0 }, { CELL_TEXT, "url", 0 }, { CELL_NEED, "used_for", 0 },
	{ CELL_NEED, "limits", 0 }, { 0 }
};

static const struct dataset_column area[] = {
	{ CELL_NEED, "id", 0 }, { CELL_NEED, "title", 0 }, { CELL_NEED, "blurb", 0 }, { CELL_NEED, "icon", 0 },
	{ CELL_CHOICE, "statutory_heading", "yes|no|coming" }, { CELL_DATE, "effective_from", 0 },
	{ CELL_INT, "position", 0 }, { 0 }
};

static const struct dataset_column indicator[] = {
	{ CELL_FIXED, NULL, "2026-11" }, { CELL_NEED, "id", 0 }, { CELL_NEED, "slug", 0 }, { CELL_NEED, "area", 0 },
	{ CELL_CHOICE, "kind", "statutory|guidance|national|discretionary" }, { CELL_NEED, "value_type", 0 },
	{ CELL_NEED, "title", 0 }, { CELL_NEED, "short_title", 0 }, { CELL_NEED, "definition", 0 },
	{ CELL_NEED, "usually", 0 }, { CELL_TEXT, "notes", 0 }, { CELL_TEXT, "legal", 0 },
	{ CELL_INT, "benchmark_2019_count", 0 }, { CELL_INT, "benchmark_2019_of", 0 },
	{ CELL_TEXT, "benchmark_2019_band", 0 }, { CELL_ROW, NULL, 0 }, { 0 }
};

static const struct dataset_column entitlement[] = {
	{ CELL_NEED, "id", 0 }, { CELL_NEED, "slug", 0 }, { CELL_NEED, "title", 0 }, { CELL_TEXT, "short", 0 },
	{ CELL_NEED, "area", 0 }, { CELL_CHOICE, "kind", "legal right|guidance|national scheme|coming|extra" },
	{ CELL_TEXT, "figure", 0 }, { CELL_TEXT, "figure_note", 0 }, { CELL_TEXT, "in_short", 0 },
	{ CELL_NEED, "summary", 0 }, { CELL_TEXT, "who", 0 }, { CELL_TEXT, "until", 0 }, { CELL_TEXT, "ask", 0 },
	{ CELL_NEED, "owed_by", 0 }, { CELL_CHOICE, "force", "must|should|may|coming" }, { CELL_TEXT, "amount_gbp", 0 },
	{ CELL_TEXT, "amount_period", 0 }, { CELL_INT, "age_from", 0 }, { CELL_INT, "age_before", 0 },
	{ CELL_TEXT, "categories", 0 }, { CELL_TEXT, "categories_may", 0 },
	{ CELL_TEXT, "categories_on_asking", 0 }, { CELL_TEXT, "indicators", 0 }, { CELL_NEED, "source", 0 },
	{ CELL_TEXT, "source_url", 0 }, { CELL_TEXT, "source_url_2", 0 }, { CELL_TEXT, "source_note", 0 }, { CELL_CHOICE, "status", "confirmed|partly|unconfirmed|not in force yet" },
	{ CELL_TEXT, "status_note", 0 }, { CELL_TEXT, "status_line", 0 }, { CELL_DATE, "checked_on", 0 }, { CELL_DATE, "effective_from", 0 },
	{ CELL_DATE, "effective_to", 0 }, { CELL_TEXT, "myth", 0 }, { CELL_TEXT, "if_no", 0 },
	{ CELL_TEXT, "out_of_area", 0 }, { CELL_TEXT, "more", 0 }, { CELL_TEXT, "since", 0 }, { CELL_TEXT, "from", 0 },
	{ CELL_TEXT, "how_long", 0 }, { CELL_TEXT, "who_decides", 0 }, { CELL_TEXT, "effective_note", 0 },
	{ CELL_TEXT, "cell_title", 0 }, { CELL_TEXT, "cell_responsible", 0 }, { CELL_TEXT, "cell_living", 0 },
	{ CELL_TEXT, "facts", 0 }, { CELL_YES, "often_missed", 0 }, { CELL_TEXT, "often_missed_text", 0 }, { CELL_INT, "often_missed_position", 0 },
	{ CELL_TEXT, "sheet_amount", 0 }, { CELL_TEXT, "sheet_until", 0 }, { CELL_TEXT, "sheet_ask", 0 },
	{ CELL_NEED, "show", 0 }, { CELL_INT, "position", 0 },
	/* For the rights engine. */
	{ CELL_ELSEWHERE, "when", 0 }, { CELL_ELSEWHERE, "also", 0 }, { CELL_ELSEWHERE, "if", 0 },
	{ CELL_ELSEWHERE, "if_words", 0 }, { CELL_ELSEWHERE, "force_then", 0 }, { 0 }
};

static const struct dataset_column document[] = {
	{ CELL_NEED, "evidence_url", 0 }, { CELL_GSS, "authority_gss", 0 }, { CELL_NEED, "title", 0 },
	{ CELL_CHOICE, "page_kind", "offer|part|policy|news|foi" }, { CELL_YES, "excerpt_only", 0 },
	{ CELL_NEED, "coder", 0 }, { CELL_DATE, "seen_on", 0 }, { CELL_INT, "number_of_findings", 0 }, { 0 }
};

static const struct dataset_column finding[] = {
	{ CELL_FIXED, NULL, "mapping" }, { CELL_GSS, "authority_gss", 0 }, { CELL_NEED, "indicator_id", 0 },
	{ CELL_CHOICE, "status", STATUSES }, { CELL_PENCE, "amount_gbp", 0 }, { CELL_TEXT, "amount_kind", 0 },
	{ CELL_TEXT, "amount_period", 0 }, { CELL_INT, "age_min", 0 }, { CELL_INT, "age_max", 0 },
	{ CELL_TEXT, "condition", 0 }, { CELL_NEED, "claim", 0 }, { CELL_NEED, "evidence_url", 0 },
	{ CELL_CHOICE, "page_kind", "offer|part|policy|news|foi" }, { CELL_DATE, "seen_on", 0 },
	{ CELL_TEXT, "note", 0 }, { 0 }
};

static const struct dataset_column published_fact[] = {
	{ CELL_FIXED, NULL, "reported" }, { CELL_GSS, "authority_gss", 0 }, { CELL_NEED, "indicator_id", 0 },
	{ CELL_CHOICE, "status", STATUSES }, { CELL_NULL, NULL, 0 }, { CELL_NULL, NULL, 0 }, { CELL_NULL, NULL, 0 },
	{ CELL_NULL, NULL, 0 }, { CELL_NULL, NULL, 0 }, { CELL_NULL, NULL, 0 }, { CELL_NEED, "claim", 0 },
	{ CELL_NEED, "source", 0 }, { CELL_NULL, NULL, 0 }, { CELL_DATE, "source_date", 0 }, { CELL_TEXT, "note", 0 }, { 0 }
};

static const struct dataset_column synonym[] = {
	{ CELL_NEED, "term", 0 }, { CELL_NEED, "means", 0 }, { CELL_TEXT, "say", 0 }, { 0 }
};

static const struct dataset_column provision[] = {
	{ CELL_FIXED, NULL, EXAMPLESHIRE }, { CELL_NEED, "key", 0 }, { CELL_NEED, "title", 0 }, { CELL_NEED, "summary", 0 },
	{ CELL_TEXT, "details", 0 }, { CELL_NEED, "area", 0 }, { CELL_CHOICE, "basis", "legal right|extra" },
	{ CELL_TEXT, "who", 0 }, { CELL_TEXT, "groups", 0 }, { CELL_INT, "age_min", 0 }, { CELL_INT, "age_max", 0 },
	{ CELL_PENCE, "amount_gbp", 0 }, { CELL_CHOICE, "amount_kind", "exact|up_to|from" },
	{ CELL_CHOICE, "amount_period", "once|week|month|year|each" }, { CELL_TEXT, "conditions", 0 },
	{ CELL_TEXT, "how_to_ask", 0 }, { CELL_CHOICE, "provider_kind", "department|district|partner|national|signpost" },
	{ CELL_TEXT, "provider", 0 }, { CELL_TEXT, "contact", 0 }, { CELL_TEXT, "url", 0 }, { CELL_TEXT, "where_holds", 0 },
	{ CELL_TEXT, "indicators", 0 }, { CELL_DATE, "last_checked", 0 }, { CELL_ROW, NULL, 0 }, { 0 }
};

static const struct dataset_column offer_text[] = {
	{ CELL_FIXED, NULL, EXAMPLESHIRE }, { CELL_NEED, "key", 0 }, { CELL_NEED, "value", 0 }, { CELL_ROW, NULL, 0 }, { 0 }
};

#define DATASET(file, what, form, table) { file, what, form, &query_##table##_clear, NULL, &query_##table##_add, table }

const struct dataset datasets[] = {
	{ "authorities.csv", "councils", FORM_CSV, &query_authority_clear, "real", &query_authority_add, authority },
	DATASET("authorities_former.csv", "former councils", FORM_CSV, former_authority),
	DATASET("authorities_planned.csv", "planned councils", FORM_CSV, planned_authority),
	DATASET("area_names.csv", "area names", FORM_CSV, area_name),
	DATASET("neighbours.csv", "statistical neighbours", FORM_CSV, neighbour),
	DATASET("care_leavers.csv", "care leaver figures", FORM_CSV, care_leaver_figure),
	DATASET("hexmap.csv", "hexagons of the map", FORM_CSV, hex_cell),
	DATASET("offers.csv", "addresses of offers", FORM_CSV, offer_link),
	DATASET("sources.tsv", "sources", FORM_TSV, source),
	DATASET("codebook/areas.tsv", "areas", FORM_TSV, area),
	DATASET("codebook/2026-11.tsv", "indicators", FORM_TSV, indicator),
	DATASET("../rules/rights.txt", "rights", FORM_RECORDS, entitlement),
	DATASET("pilot_documents.csv", "documents read", FORM_CSV, document),
	{ "pilot_findings.csv", "findings", FORM_CSV, &query_finding_clear, "mapping", &query_finding_add, finding },
	{ "published_facts.csv", "published facts", FORM_CSV, &query_finding_clear, "reported", &query_finding_add,
	  published_fact },
	DATASET("synonyms.tsv", "synonyms", FORM_TSV, synonym),
	{ "exampleshire/authority.csv", "the invented council", FORM_CSV, &query_authority_clear, "invented",
	  &query_authority_add, invented_authority },
	DATASET("exampleshire/offer.csv", "items of the model offer", FORM_CSV, provision),
	DATASET("exampleshire/about.txt", "texts of the model offer", FORM_PAIRS, offer_text),
	{ 0 }
};
