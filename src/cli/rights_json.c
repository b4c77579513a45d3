/* The answer as JSON. docs/rights-answer.schema.json is its contract. */
#include "cli/print.h"
#include "cli/rights_print.h"

static json_t *day_json(struct ctx *cx, int32_t day)
{
	return day == DAY_NEVER || day == DAY_ALWAYS ? json_null() : json_of(day_text(cx->mem, day));
}

static json_t *age_json(int age)
{
	return age ? json_integer(age) : json_null();
}

static json_t *rule_json(const struct rule *r)
{
	if (!r)
		return json_null();
	return json_pack("{s:o, s:o, s:o}", "id", json_of(r->id), "name", json_of(r->name), "title", json_of(r->title));
}

static json_t *rules_json(const struct rule_ref_list *rules)
{
	json_t *list = json_array();

	for (size_t i = 0; i < rules->len; i++)
		json_array_append_new(list, json_of(rules->at[i]->id));
	return list;
}

static json_t *source_json(const struct rule *r)
{
	return json_pack("{s:o, s:o, s:o, s:o, s:o}", "text", json_of(r->source), "url", json_of(r->source_url),
			 "status", json_of(r->status), "status_note", json_of(r->status_note), "checked_on",
			 json_of(r->checked_on));
}

static json_t *status_json(const struct rule *r)
{
	json_t *one = rule_json(r);

	if (r) {
		json_object_set_new(one, "said", json_of(r->said_yes));
		json_object_set_new(one, "source", source_json(r));
	}
	return one;
}

static json_t *question_json(const struct question *q)
{
	if (q->is_birth)
		return json_pack("{s:s, s:s, s:s}", "name", "born", "ask", "When were you born?", "ask_helper",
				 "When was the young person born?");
	if (!q->fact)
		return json_null();
	return json_pack("{s:o, s:o, s:o}", "name", json_of(q->fact->answer), "ask", json_of(q->fact->ask),
			 "ask_helper", json_of(q->fact->ask_helper));
}

static json_t *reasons_json(const struct reason_list *reasons)
{
	json_t *list = json_array();

	for (size_t i = 0; i < reasons->len; i++) {
		const struct reason *r = &reasons->at[i];
		json_t *one = json_pack("{s:i, s:o, s:s, s:o, s:o}", "depth", r->depth, "name", json_of(r->name),
					"value", truth_word(r->truth), "said", json_of(r->said), "detail",
					r->detail.len ? json_of(r->detail) : json_null());

		json_object_set_new(one, "test", r->test ? json_of(r->test->id) : json_null());
		json_object_set_new(one, "fact", r->path.len ? json_of(r->path) : json_null());
		json_object_set_new(one, "source", r->test ? source_json(r->test) : json_null());
		json_array_append_new(list, one);
	}
	return list;
}

static json_t *right_json(struct ctx *cx, const struct answer *a, const struct right_answer *r,
			  const struct rights_councils *councils)
{
	struct reason_list reasons = { 0 };
	json_t *one = rule_json(r->rule);

	reasons_of_rule(cx, r->rule, &a->situation, a->decision.tests, &reasons);
	json_object_set_new(one, "outcome", json_string(right_word(r)));
	json_object_set_new(one, "area", json_of(r->rule->area));
	json_object_set_new(one, "kind", json_of(r->rule->kind_word));
	json_object_set_new(one, "figure", json_of(r->rule->figure));
	json_object_set_new(one, "amount_gbp", json_of(r->rule->amount_gbp));
	json_object_set_new(one, "in_short", json_of(r->rule->in_short));
	json_object_set_new(one, "owed_by", json_of(r->rule->owed_by));
	json_object_set_new(one, "owed_by_name", json_of(right_owner(r->rule, councils)));
	json_object_set_new(one, "ask", json_of(r->rule->ask));
	json_object_set_new(one, "who_decides", json_of(r->rule->who_decides));
	json_object_set_new(one, "on_asking", json_boolean(r->on_asking));
	json_object_set_new(one, "at_least_may", json_boolean(r->at_least_may));
	json_object_set_new(one, "if", json_of(r->rule->once_words));
	json_object_set_new(one, "if_met", r->rule->once.len ? json_string(truth_word(r->once)) : json_null());
	json_object_set_new(one, "would",
			    r->outcome == OUTCOME_COMING ? json_string(truth_word(r->would)) : json_null());
	json_object_set_new(one, "question",
			    r->outcome == OUTCOME_CANNOT_TELL ? question_json(&r->settle) : json_null());
	json_object_set_new(one, "later", r->is_later ? json_string(outcome_word(r->later)) : json_null());
	json_object_set_new(one, "from", r->is_later ? day_json(cx, r->from) : json_null());
	json_object_set_new(one, "from_age", age_json(r->from_age));
	json_object_set_new(one, "until", day_json(cx, r->until));
	json_object_set_new(one, "until_age", age_json(r->until_age));
	json_object_set_new(one, "reasons", reasons_json(&reasons));
	json_object_set_new(one, "source", source_json(r->rule));
	return one;
}

static json_t *changes_json(struct ctx *cx, const struct change_list *changes)
{
	json_t *list = json_array();

	for (size_t i = 0; i < changes->len; i++) {
		const struct change *c = &changes->at[i];

		json_array_append_new(list, json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "date",
						      c->moment.has_date ? day_json(cx, c->moment.day) : json_null(),
						      "birthday", age_json(c->moment.near_days ? 0 : c->moment.age),
						      "because", json_of(moment_words(cx, &c->moment)), "status_from",
						      rule_json(c->from), "status_to", rule_json(c->to), "starts",
						      rules_json(&c->starts), "ends", rules_json(&c->ends),
						      "must_to_may", rules_json(&c->becomes_power), "cannot_tell",
						      rules_json(&c->becomes_open)));
	}
	return list;
}

static json_t *advice_json(const struct rule_ref_list *advice)
{
	json_t *list = json_array();

	for (size_t i = 0; i < advice->len; i++) {
		json_t *one = rule_json(advice->at[i]);

		json_object_set_new(one, "said", json_of(advice->at[i]->in_short));
		json_object_set_new(one, "source", source_json(advice->at[i]));
		json_array_append_new(list, one);
	}
	return list;
}

static json_t *council_json(const struct authority *a)
{
	if (!a)
		return json_null();
	return json_pack("{s:o, s:o, s:o}", "slug", json_of(a->slug), "name", json_of(a->official_name), "nation",
			 json_of(a->nation));
}

json_t *rights_json(struct ctx *cx, const struct answer *a, const struct rights_councils *councils)
{
	json_t *all = json_pack("{s:o, s:b, s:o, s:o, s:o, s:o}", "on", day_json(cx, a->on), "settled", a->is_settled,
				"status", status_json(a->status), "also", rules_json(&a->also), "possible",
				rules_json(&a->possible), "reasons", reasons_json(&a->reasons));
	json_t *rights = json_array();

	for (size_t i = 0; i < a->rights.len; i++)
		json_array_append_new(rights, right_json(cx, a, &a->rights.at[i], councils));
	json_object_set_new(all, "question", question_json(&a->settle));
	json_object_set_new(all, "rights", rights);
	json_object_set_new(all, "changes", changes_json(cx, &a->changes));
	json_object_set_new(all, "next_change",
			    json_deep_copy(json_array_get(json_object_get(all, "changes"), 0)) ?: json_null());
	json_object_set_new(all, "advice", advice_json(&a->advice));
	json_object_set_new(all, "responsible", council_json(councils->responsible));
	json_object_set_new(all, "living", council_json(councils->living));
	return all;
}
