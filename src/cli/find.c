/* `localoffer find`: what a name or a postcode means. docs/find.md describes the JSON. */
#include "domain/authorities/find.h"

#include "base/buf.h"
#include "base/date.h"
#include "cli/commands.h"
#include "cli/print.h"

static json_t *authority_json(const struct authority *a)
{
	if (!a)
		return json_null();
	return json_pack("{s:o, s:o, s:o, s:o, s:o, s:b}", "gss", json_of(a->gss), "slug", json_of(a->slug), "name",
			 json_of(a->short_name), "official_name", json_of(a->official_name), "nation",
			 json_of(a->nation), "invented", a->is_invented);
}

static json_t *choices_json(const struct find_choice_list *choices, bool has_shares)
{
	json_t *list = json_array();

	for (size_t i = 0; i < choices->len; i++) {
		const struct find_choice *c = &choices->at[i];
		json_t *one = json_pack("{s:o, s:o, s:o, s:o}", "name", json_of(c->name), "council",
					authority_json(c->authority), "district", authority_json(c->district),
					"nation", json_of(find_nation_name(c->nation)));

		if (has_shares) {
			json_object_set_new(one, "live_postcodes", json_integer(c->live));
			json_object_set_new(one, "share", json_real((double)(int)(c->share * 10000 + 0.5) / 10000));
		}
		json_array_append_new(list, one);
	}
	return list;
}

static json_t *planned_json(const struct find *f)
{
	json_t *list = json_array();

	for (size_t i = 0; i < f->planned.len; i++)
		json_array_append_new(list, json_pack("{s:o, s:o, s:b}", "name", json_of(f->planned.at[i].name),
						      "starts_on", json_of(f->planned.at[i].starts_on), "has_started",
						      f->has_started));
	return list;
}

static json_t *former_json(const struct authority_former *f)
{
	if (!f)
		return json_null();
	return json_pack("{s:o, s:o, s:b}", "name", json_of(f->name), "ended_on", json_of(f->ended_on),
			 "had_childrens_services", f->had_childrens_services);
}

static const char *lack_word(enum find_lack lack)
{
	static const char *const words[] = { "no-near-name", "empty", "too-long", "no-name", "armed-forces",
					     "no-postcode-index" };

	return words[lack];
}

static json_t *find_json(const struct find *f)
{
	bool has_shares = f->kind == FIND_OUTWARD || f->kind == FIND_POSTCODE_UNKNOWN;
	json_t *out = json_pack("{s:o, s:o, s:b, s:o, s:o, s:o}", "outcome", json_of(find_word(f->kind)), "understood",
				json_of(f->name), "sure", f->is_sure, "nation", json_of(find_nation_name(f->nation)),
				"council", authority_json(f->council), "district", authority_json(f->district));

	if (f->former)
		json_object_set_new(out, "former", former_json(f->former));
	if (f->planned.len)
		json_object_set_new(out, "planned", planned_json(f));
	if (f->kind == FIND_POSTCODE)
		json_object_set_new(out, "terminated", json_boolean(f->is_terminated));
	if (f->kind == FIND_NOTHING)
		json_object_set_new(out, "why", json_string(lack_word(f->lack)));
	json_object_set_new(out, "choices", choices_json(&f->choices, has_shares));
	if (f->also.len)
		json_object_set_new(out, "also", choices_json(&f->also, false));
	return out;
}

/* --- in words ---------------------------------------------------------------------------------------- */

static void say_choices(const struct find_choice_list *choices, bool has_shares)
{
	for (size_t i = 0; i < choices->len; i++) {
		const struct find_choice *c = &choices->at[i];

		printf("  %.*s", STR_ARG(c->name));
		if (c->district)
			printf(" (%.*s)", STR_ARG(c->authority->short_name));
		if (c->nation != NATION_ENGLAND)
			printf(" (%.*s)", STR_ARG(find_nation_name(c->nation)));
		if (has_shares)
			printf("  %.1f %%", c->share * 100);
		if (c->authority && c->nation == NATION_ENGLAND)
			printf("  /offers/%.*s", STR_ARG(c->authority->slug));
		printf("\n");
	}
}

static void say_council(struct ctx *cx, const struct find *f)
{
	if (f->former)
		printf("%.*s ended on %.*s.\n", STR_ARG(f->former->name), STR_ARG(date_words(cx->mem, f->former->ended_on)));
	for (size_t i = 0; i < f->planned.len; i++)
		printf("%.*s %s on %.*s.\n", STR_ARG(f->planned.at[i].name), f->has_started ? "started" : "starts",
		       STR_ARG(date_words(cx->mem, f->planned.at[i].starts_on)));
	if (f->is_terminated)
		printf("%.*s is no longer in use.\n", STR_ARG(f->name));
	if (f->council && f->nation == NATION_ENGLAND)
		printf("%.*s%s  /offers/%.*s\n", STR_ARG(f->council->short_name),
		       f->council->is_invented ? " (invented example)" : "", STR_ARG(f->council->slug));
	if (f->district)
		printf("  district: %.*s\n", STR_ARG(f->district->short_name));
}

static void say(struct ctx *cx, const struct find *f)
{
	bool has_shares = f->kind == FIND_OUTWARD || f->kind == FIND_POSTCODE_UNKNOWN;

	say_council(cx, f);
	if (f->kind == FIND_NATION)
		printf("%.*s: another nation's law.\n", STR_ARG(find_nation_name(f->nation)));
	if (f->kind == FIND_NOTHING)
		printf("Nothing found (%s).\n", lack_word(f->lack));
	if (f->kind == FIND_POSTCODE_UNKNOWN)
		printf("That postcode is not known.\n");
	if (f->kind == FIND_SUGGESTIONS)
		printf("No council has that name. Did you mean:\n");
	else if (f->choices.len)
		printf("It could be any of these:\n");
	say_choices(&f->choices, has_shares);
	if (f->also.len)
		printf("The name can also mean:\n");
	say_choices(&f->also, false);
}

/* Several words are one text, so that quotes can be forgotten. */
static struct str text_of(struct ctx *cx, const struct call *call)
{
	struct buf b;

	buf_init(&b, cx->mem, 64 * 1024);
	for (size_t i = 0; i < call->words.len; i++) {
		if (i)
			buf_char(&b, ' ');
		buf_add(&b, call->words.at[i]);
	}
	return buf_str(&b);
}

static bool find_run(struct ctx *cx, const struct call *call)
{
	struct postcode_index index cleanup(postcode_index_close) = { 0 };
	struct str folder = setting_text(&call->settings, SETTING_DATA_DIR);
	struct str on = call_flag(call, "on");
	struct find f;

	if (on.at && !date_to_ms(on, &cx->now_ms))
		return fail(cx, ERR_USAGE, "--on takes a date, as in --on 2027-04-01.");
	/* Names can be found without postcodes; the outcome says so where it matters. */
	if (!postcode_index_open(cx, str_print(cx->mem, "%.*s/postcodes.idx", STR_ARG(folder)).at, &index))
		err_clear(cx);
	if (!call_open(cx, call) || !find(cx, &index, text_of(cx, call), &f))
		return false;
	if (call->json)
		return print_json(cx, find_json(&f));
	say(cx, &f);
	return print_flush(cx);
}

const struct command command_find = {
	.name = "find",
	.run = find_run,
	.usage = "TEXT [--on DATE] [--json]",
	.about = "Says which council a name or a postcode means.",
	.example = "localoffer find \"M1 1AE\" --json",
	.flags = { { "on", "DATE", "as if it were that day" } },
	.min_words = 1,
	.max_words = 40,
	.prints_data = true,
};
