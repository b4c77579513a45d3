#include "domain/authorities/find.h"

#include "base/buf.h"
#include "cli/commands.h"
#include "cli/print.h"

/* --- JSON ----------------------------------------------------------------------------------------------------------
 */

static json_t *json_of_authority(const struct authority *a)
{
	if (!a)
		return json_null();
	return json_pack("{s:o, s:o, s:o, s:o, s:o, s:b, s:b}", "gss", json_of(a->gss), "slug", json_of(a->slug),
			 "name", json_of(a->official_name), "short_name", json_of(a->short_name), "nation",
			 json_of(a->nation), "has_offer", a->has_childrens_services, "invented", a->is_invented);
}

static json_t *json_of_choices(const struct find_choice_list *choices)
{
	json_t *all = json_array();

	for (size_t i = 0; i < choices->len; i++) {
		const struct find_choice *c = &choices->at[i];
		json_t *one = json_pack("{s:o, s:o, s:o, s:o}", "name", json_of(c->name), "council",
					json_of_authority(c->authority), "district", json_of_authority(c->district),
					"nation", json_of(find_nation_name(c->nation)));

		if (c->live) {
			json_object_set_new(one, "postcodes", json_integer(c->live));
			json_object_set_new(one, "share", json_real(c->share));
		}
		json_array_append_new(all, one);
	}
	return all;
}

static json_t *json_of_former(const struct authority_former *f)
{
	if (!f)
		return json_null();
	return json_pack("{s:o, s:o, s:o}", "name", json_of(f->name), "short_name", json_of(f->short_name), "ended_on",
			 json_of(f->ended_on));
}

static json_t *json_of_planned(const struct authority_planned_list *planned)
{
	json_t *all = json_array();

	for (size_t i = 0; i < planned->len; i++)
		json_array_append_new(all, json_pack("{s:o, s:o, s:o, s:o}", "name", json_of(planned->at[i].name),
						     "starts_on", json_of(planned->at[i].starts_on), "extent",
						     json_of(planned->at[i].extent), "status",
						     json_of(planned->at[i].status)));
	return all;
}

static json_t *json_of_find(const struct find *f)
{
	json_t *all = json_pack("{s:o, s:o, s:o, s:b, s:b}", "kind", json_of(find_word(f->kind)), "name",
				json_of(f->name), "nation", json_of(find_nation_name(f->nation)), "sure", f->is_sure,
				"terminated", f->is_terminated);

	json_object_set_new(all, "council", json_of_authority(f->council));
	json_object_set_new(all, "district", json_of_authority(f->district));
	json_object_set_new(all, "former", json_of_former(f->former));
	json_object_set_new(all, "planned", json_of_planned(&f->planned));
	json_object_set_new(all, "planned_have_started", json_boolean(f->has_started));
	json_object_set_new(all, "choices", json_of_choices(&f->choices));
	json_object_set_new(all, "also", json_of_choices(&f->also));
	return all;
}

/* --- sentences -----------------------------------------------------------------------------------------------------
 */

static void say_offer(const char *before, const struct authority *a)
{
	if (a)
		printf("%s%.*s%s: /offers/%.*s\n", before, STR_ARG(a->official_name),
		       a->is_invented ? " (invented)" : "", STR_ARG(a->slug));
}

static void say_choices(const char *before, const struct find_choice_list *choices)
{
	if (choices->len)
		puts(before);
	for (size_t i = 0; i < choices->len; i++) {
		const struct find_choice *c = &choices->at[i];

		printf("  %.*s", STR_ARG(c->name));
		if (c->authority && c->authority->has_childrens_services)
			printf(": /offers/%.*s", STR_ARG(c->authority->slug));
		else if (c->nation != NATION_ENGLAND)
			printf(" (%.*s)", STR_ARG(find_nation_name(c->nation)));
		if (c->live)
			printf(" (%u postcodes in use, %.1f %% of them all)", c->live, c->share * 100);
		putchar('\n');
	}
}

static void say_remarks(const struct find *f)
{
	if (f->is_terminated)
		printf("%.*s is no longer in use.\n", STR_ARG(f->name));
	if (f->former)
		printf("%.*s ended on %.*s.\n", STR_ARG(f->former->name), STR_ARG(f->former->ended_on));
	if (f->district && f->district != f->council)
		printf("%.*s is a district; the offer is its county's.\n", STR_ARG(f->district->official_name));
	if (f->nation != NATION_ENGLAND)
		printf("%.*s has a law of its own; this site is about England.\n",
		       STR_ARG(find_nation_name(f->nation)));
	for (size_t i = 0; i < f->planned.len; i++)
		printf("From %.*s: %.*s.\n", STR_ARG(f->planned.at[i].starts_on), STR_ARG(f->planned.at[i].name));
}

static void say(const struct find *f)
{
	say_remarks(f);
	if (f->council && f->council->has_childrens_services)
		say_offer("", f->council);
	say_choices(f->kind == FIND_SUGGESTIONS ? "Did you mean:" : "It can be any of:", &f->choices);
	say_choices("It can also be:", &f->also);
}

static const char *lack_sentence(enum find_lack lack)
{
	static const char *const sentences[] = {
		[LACK_MEANING] = "No council, place or postcode in the data is like that.",
		[LACK_TEXT] = "There is nothing in it to look for.",
		[LACK_BREVITY] = "That is too long to be a council or a postcode.",
		[LACK_COUNCIL] = "That is a word that all councils share; say which council.",
		[LACK_PLACE] = "A postcode of the armed forces lies nowhere in particular; say which council.",
		[LACK_POSTCODES] = "There is no index of postcodes in the data folder; see docs/postcodes.md.",
	};

	return sentences[lack];
}

static bool run(struct ctx *cx, const struct call *call)
{
	struct postcode_index index cleanup(postcode_index_close) = { 0 };
	struct str folder = setting_text(&call->settings, SETTING_DATA_DIR);
	struct buf typed;
	struct find found;

	buf_init(&typed, cx->mem, 4096);
	for (size_t i = 0; i < call->words.len; i++)
		buf_print(&typed, "%s%.*s", i ? " " : "", STR_ARG(call->words.at[i]));
	if (!call_open(cx, call))
		return false;
	/* Without postcodes the names still work, and LACK_POSTCODES says why a postcode does not. */
	if (!postcode_index_open(cx, str_print(cx->mem, "%.*s/postcodes.idx", STR_ARG(folder)).at, &index))
		err_clear(cx);
	if (!find(cx, &index, buf_str(&typed), &found))
		return false;
	if (call->json && !print_json(cx, json_of_find(&found)))
		return false;
	if (!call->json)
		say(&found);
	if (found.kind == FIND_NOTHING)
		return fail(cx, ERR_NOT_FOUND, "%s", lack_sentence(found.lack));
	return print_flush(cx);
}

const struct command command_find = {
	.name = "find",
	.run = run,
	.usage = "TEXT [--json]",
	.about = "Says which council a name, former name, area or postcode means, as the home page does.",
	.example = "localoffer find \"M1 1AE\" --json",
	.min_words = 1,
	.max_words = 20,
	.prints_data = true,
};
