/* A pure table: which key of a record goes into which member. */
#include "domain/entitlement/ruleset_keys.h"

#include "domain/entitlement/ruleset.h"

#define TO(row, member) offsetof(struct row, member), 0

/* clang-format off */

const struct rule_key fact_keys[] = {
	{ "id", KEY_TEXT, TO(fact, id) },
	{ "kind", KEY_WORD, offsetof(struct fact, kind), "yes or no|days|choice" },
	{ "answer", KEY_TEXT, TO(fact, answer) },
	{ "ask", KEY_TEXT, TO(fact, ask) },
	{ "ask_helper", KEY_TEXT, TO(fact, ask_helper) },
	{ "yes", KEY_TEXT, TO(fact, said_yes) },
	{ "no", KEY_TEXT, TO(fact, said_no) },
	{ "choices", KEY_WORDS, TO(fact, choices) },
	{ "days", KEY_NUMBER, TO(fact, days) },
	{ "months", KEY_NUMBER, TO(fact, months) },
	{ "position", KEY_NUMBER, TO(fact, position) },
	{ "from_dates", KEY_WORD, offsetof(struct fact, from),
	  "nothing|in care now|in care at 16 or 17|days in care since 14|days in care from 14 to 16|ever in care|"
	  "in care until 18|long in care|only short breaks|other care now|other care at 16 or 17|care in another nation|"
	  "long at home|home ended before 18|home ended after 18|held at 16|in custody now|special guardian|"
	  "in care before special guardian" },
	{ 0 }
};

const struct rule_key care_keys[] = {
	{ "id", KEY_TEXT, TO(care_kind, id) },
	{ "title", KEY_TEXT, TO(care_kind, title) },
	{ "looked_after", KEY_WORD, offsetof(struct care_kind, looked_after), "no|adviser|yes" },
	{ "other_care", KEY_WORD, offsetof(struct care_kind, other), "no|adviser|yes" },
	{ "other_care_months", KEY_NUMBER, TO(care_kind, other_months) },
	{ "over_24_hours", KEY_WORD, offsetof(struct care_kind, needs_24_hours), "no|yes" },
	{ "short_breaks", KEY_WORD, offsetof(struct care_kind, short_breaks), "no|yes" },
	{ "another_nation", KEY_WORD, offsetof(struct care_kind, elsewhere), "no|yes" },
	{ "source", KEY_SHOWN, 0, 0 },
	{ "status", KEY_SHOWN, 0, 0 },
	{ "status_note", KEY_SHOWN, 0, 0 },
	{ "checked_on", KEY_SHOWN, 0, 0 },
	{ 0 }
};

#define TEXT(name, member) { name, KEY_TEXT, TO(rule, member) }
#define SHOWN(name) { name, KEY_SHOWN, 0, 0 }

const struct rule_key rule_keys[] = {
	TEXT("id", id), TEXT("slug", name), TEXT("name", name), TEXT("title", title), TEXT("area", area),
	TEXT("kind", kind_word), TEXT("in_short", in_short), TEXT("summary", summary), TEXT("figure", figure),
	TEXT("figure_note", figure_note), TEXT("amount_gbp", amount_gbp), TEXT("amount_period", amount_period),
	TEXT("who", who), TEXT("until", until), TEXT("ask", ask), TEXT("who_decides", who_decides),
	TEXT("owed_by", owed_by), TEXT("if_no", if_no), TEXT("myth", myth), TEXT("out_of_area", out_of_area),
	TEXT("source", source), TEXT("source_url", source_url), TEXT("status", status),
	TEXT("status_note", status_note), TEXT("checked_on", checked_on), TEXT("effective_note", effective_note),
	TEXT("yes", said_yes), TEXT("no", said_no), TEXT("field", field),
	{ "force", KEY_WORD, offsetof(struct rule, force), "must|should|may|coming" },
	{ "force_then", KEY_WORD, offsetof(struct rule, force_then), "must|should|may" },
	{ "effective_from", KEY_FIRST_DAY, TO(rule, from) },
	{ "effective_to", KEY_LAST_DAY, TO(rule, to) },
	{ "age_from", KEY_AGE, TO(rule, age_from) },
	{ "age_before", KEY_AGE, TO(rule, age_before) },
	{ "categories", KEY_CATEGORIES, TO(rule, categories) },
	{ "categories_may", KEY_CATEGORIES, TO(rule, categories_may) },
	{ "categories_on_asking", KEY_CATEGORIES, TO(rule, categories_on_asking) },
	{ "category", KEY_CATEGORIES, TO(rule, categories) },
	{ "when", KEY_EXPRESSION, TO(rule, when) },
	{ "also", KEY_EXPRESSION, TO(rule, also) },
	{ "if", KEY_EXPRESSION, TO(rule, once) },
	TEXT("if_words", once_words),
	SHOWN("short"), SHOWN("more"), SHOWN("from"), SHOWN("since"), SHOWN("how_long"), SHOWN("facts"),
	SHOWN("indicators"), SHOWN("source_note"), SHOWN("source_url_2"), SHOWN("status_line"), SHOWN("cell_title"),
	SHOWN("cell_responsible"), SHOWN("cell_living"), SHOWN("often_missed"), SHOWN("often_missed_position"),
	SHOWN("often_missed_text"), SHOWN("sheet_amount"), SHOWN("sheet_until"), SHOWN("sheet_ask"), SHOWN("show"),
	SHOWN("position"),
	{ 0 }
};
