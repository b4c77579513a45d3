/* `localoffer rights`: what one person is owed. docs/rights.md describes facts and answer; rights_print.c prints. */
#include <jansson.h>

#include "base/date.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/print.h"
#include "cli/rights_print.h"
#include "domain/authorities/authority.h"

enum { FACTS_MAX_BYTES = 64 * 1024, MS_A_DAY = 86400000 };

static bool read_facts(struct ctx *cx, struct str name, json_t **out)
{
	struct str text = { 0 };
	json_error_t error;

	if (str_eq(name, S("-"))) {
		char *bytes = arena_take(cx->mem, FACTS_MAX_BYTES + 1);

		text = (struct str){ bytes, fread(bytes, 1, FACTS_MAX_BYTES + 1, stdin) };
	} else if (!file_read(cx, str_c(cx->mem, name), FACTS_MAX_BYTES, &text)) {
		return false;
	}
	if (text.len > FACTS_MAX_BYTES)
		return fail_field(cx, ERR_TOO_LARGE, S("$"), "The facts are longer than 64 KiB.");
	*out = json_loadb(text.at ? text.at : "", text.len, JSON_REJECT_DUPLICATES, &error);
	if (!*out)
		return fail_field(cx, ERR_INPUT, S("$"), "This is not JSON: line %d, %s.", error.line, error.text);
	if (!json_is_object(*out))
		return fail_field(cx, ERR_INPUT, S("$"), "The facts must be a JSON object.");
	return true;
}

/* Answers that the flags give are added to those of the file; they may not contradict them. */
static bool add_answer(struct ctx *cx, json_t *facts, const char *name, const char *answer)
{
	json_t *answers = json_object_get(facts, "answers");
	const char *given;

	if (!answers) {
		answers = json_object();
		json_object_set_new(facts, "answers", answers);
	}
	if (!json_is_object(answers))
		return true;
	given = json_string_value(json_object_get(answers, name));
	if (given && strcmp(given, "not sure") != 0 && strcmp(given, answer) != 0)
		return fail_field(cx, ERR_INPUT, str_print(cx->mem, "$.answers.%s", name),
				  "This answer and the councils that were named don’t agree.");
	if (json_object_set_new(answers, name, json_string(answer)) != 0)
		return fail(cx, ERR_SYSTEM, "The facts could not be read.");
	return true;
}

static bool find_council(struct ctx *cx, const struct call *call, const char *flag, struct authority *out,
			 const struct authority **found)
{
	struct str slug = call_flag(call, flag);

	if (!slug.at)
		return true;
	if ((!cx->db && !call_open(cx, call)) || !authority_by_slug(cx, slug, out))
		return false;
	*found = out;
	return true;
}

static bool add_councils(struct ctx *cx, json_t *facts, const struct rights_councils *councils)
{
	struct str nation = councils->responsible ? str_lower(cx->mem, councils->responsible->nation) : S("");
	const char *name = str_c(cx->mem, str_eq(nation, S("northern ireland")) ? S("northern-ireland") : nation);

	if (councils->responsible && !add_answer(cx, facts, "nation", name))
		return false;
	if (!councils->responsible || !councils->living)
		return true;
	return add_answer(cx, facts, "lives-elsewhere",
			  str_eq(councils->responsible->gss, councils->living->gss) ? "no" : "yes");
}

static bool read_person(struct ctx *cx, const struct ruleset *rules, int32_t day, json_t *facts, struct person *out)
{
	char *text = json_dumps(facts, 0);
	struct str json = str_copy(cx->mem, str_of(text));

	json_free_t let_go;

	json_get_alloc_funcs(NULL, &let_go);
	let_go(text);
	return person_read(cx, rules, day, json, out);
}

static void let_go_of(json_t **facts)
{
	json_decref(*facts);
}

/* In words there is no room for the field but behind the sentence. */
static bool say_where(struct ctx *cx)
{
	return cx->err.field.len && !cx->err.detail.len ? fail_detail(cx, "%.*s", STR_ARG(cx->err.field)) : false;
}

static bool find_answer(struct ctx *cx, const struct call *call, struct rights_councils *councils, struct answer *out)
{
	json_t *facts cleanup(let_go_of) = NULL;
	struct authority *found = arena_take(cx->mem, 2 * sizeof(*found));
	struct person *person = arena_new(cx->mem, struct person);
	const struct ruleset *rules;

	if (!rules_open(cx, call, &rules) || !read_facts(cx, call->words.at[0], &facts) ||
	    !find_council(cx, call, "authority", &found[0], &councils->responsible) ||
	    !find_council(cx, call, "living", &found[1], &councils->living) || !add_councils(cx, facts, councils) ||
	    !read_person(cx, rules, (int32_t)(cx->now_ms / MS_A_DAY), facts, person))
		return say_where(cx);
	answer_make(cx, person, out);
	return true;
}

static bool rights(struct ctx *cx, const struct call *call)
{
	struct rights_councils councils = { 0 };
	struct answer *answer = arena_new(cx->mem, struct answer);
	struct str on = call_flag(call, "on");

	if (on.at && !date_to_ms(on, &cx->now_ms))
		return fail(cx, ERR_USAGE, "--on takes a date, as in --on 2027-04-01.");
	if (!find_answer(cx, call, &councils, answer))
		return false;
	if (call->json)
		return print_json(cx, rights_json(cx, answer, &councils));
	rights_say(cx, answer, &councils);
	return print_flush(cx);
}

bool rules_open(struct ctx *cx, const struct call *call, const struct ruleset **out)
{
	struct str data = setting_text(&call->settings, SETTING_DATA_DIR);

	return ruleset_read(cx, str_print(cx->mem, "%.*s/../rules", STR_ARG(data)).at, out);
}

const struct command command_rights = {
	.name = "rights",
	.run = rights,
	.usage = "FACTS.json [--on DATE] [--authority SLUG] [--living SLUG] [--json]",
	.about = "Says what a care leaver is owed by law, why, and what changes when; - reads the facts from standard "
		 "input.",
	.example = "localoffer rights tests/rules/facts/s3.json --on 2026-11-21",
	.flags = { { "on", "DATE", "as if it were that day, past or future" },
		   { "authority", "SLUG", "the council that looked after the person last" },
		   { "living", "SLUG", "the council where the person lives" } },
	.min_words = 1,
	.max_words = 1,
	.prints_data = true,
};
