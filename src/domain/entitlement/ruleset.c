/* Reads rules/ into const structures. What the keys mean is in docs/rule-format.md. */
#include "domain/entitlement/ruleset.h"

#include <stddef.h>

#include "base/file.h"
#include "domain/entitlement/ruleset_keys.h"
#include "format/records.h"

enum { FILE_MAX_BYTES = 1024 * 1024 };

/* ---- look-ups ---- */

int ruleset_fact(const struct ruleset *rules, struct str name)
{
	for (size_t i = 0; i < rules->facts.len; i++)
		if (str_eq(rules->facts.at[i].id, name))
			return (int)i;
	return -1;
}

int ruleset_test(const struct ruleset *rules, struct str name)
{
	for (size_t i = 0; i < rules->tests.len; i++)
		if (str_eq(rules->tests.at[i].name, name))
			return (int)i;
	return -1;
}

const struct rule *ruleset_rule(const struct ruleset *rules, struct str id)
{
	const struct rule_list *const lists[] = { &rules->tests, &rules->rights, &rules->duties, &rules->advice,
						  &rules->checks };

	for (size_t k = 0; k < sizeof(lists) / sizeof(lists[0]); k++)
		for (size_t i = 0; i < lists[k]->len; i++)
			if (str_eq(lists[k]->at[i].id, id))
				return &lists[k]->at[i];
	return NULL;
}

const char *rule_force_word(enum rule_force force)
{
	static const char *const words[] = { "must", "should", "may", "coming" };

	return words[force];
}

/* ---- values of keys ---- */

static struct rule_place place_of(const struct rule_place *at, const struct record_field *f)
{
	return (struct rule_place){ at->file, f->line, f->key };
}

static bool read_among(struct ctx *cx, const struct rule_place *at, struct str value, const char *words, int *out)
{
	struct str rest = str_of(words);

	for (int i = 0; rest.at; i++)
		if (str_eq(str_cut(&rest, '|'), value)) {
			*out = i;
			return true;
		}
	return rule_refuse(cx, at, str_print(cx->mem, "must be one of %s, not", words).at, value);
}

static bool read_day(struct ctx *cx, const struct rule_place *at, struct str value, bool is_end, int32_t *out)
{
	struct day_range day;

	if (value.len != 10 || !day_read(value, &day))
		return rule_refuse(cx, at, "expected a date like 2026-11-21, not", value);
	*out = is_end ? day.hi : day.lo;
	return true;
}

static bool read_number(struct ctx *cx, const struct rule_place *at, struct str value, int32_t *out)
{
	int64_t n;

	if (!str_to_int(value, &n) || n < 0 || n > 10000)
		return rule_refuse(cx, at, "expected a number, not", value);
	*out = (int32_t)n;
	return true;
}

static bool read_age(struct ctx *cx, const struct rule_place *at, struct str value, int32_t *out)
{
	if (!read_number(cx, at, value, out))
		return false;
	return *out <= AGE_MAX || rule_refuse(cx, at, "that is no age with a rule of its own:", value);
}

static bool read_categories(struct ctx *cx, const struct rule_place *at, struct str value, int *out)
{
	int category;

	for (struct str rest = value; rest.at;) {
		struct str word = str_cut(&rest, ' ');

		if (!read_among(cx, at, word, "E|R|F18|F21|Q|any", &category))
			return false;
		*out |= 1 << category;
	}
	return true;
}

static void *at_offset(void *row, const struct rule_key *key)
{
	return (char *)row + key->offset;
}

static bool read_key(struct ctx *cx, const struct ruleset *rules, const struct rule_place *at,
		     const struct rule_key *key, struct str value, void *row)
{
	switch (key->kind) {
	case KEY_TEXT:
		*(struct str *)at_offset(row, key) = value;
		return true;
	case KEY_WORD:
		return read_among(cx, at, value, key->words, at_offset(row, key));
	case KEY_WORDS:
		for (struct str rest = value; rest.at;)
			*list_push(cx->mem, (struct str_list *)at_offset(row, key)) = str_cut(&rest, ' ');
		return true;
	case KEY_FIRST_DAY:
	case KEY_LAST_DAY:
		return read_day(cx, at, value, key->kind == KEY_LAST_DAY, at_offset(row, key));
	case KEY_NUMBER:
		return read_number(cx, at, value, at_offset(row, key));
	case KEY_AGE:
		return read_age(cx, at, value, at_offset(row, key));
	case KEY_CATEGORIES:
		return read_categories(cx, at, value, at_offset(row, key));
	case KEY_EXPRESSION:
		return expression_read(cx, rules, at, value, at_offset(row, key));
	case KEY_SHOWN:
		break;
	}
	return true;
}

static bool read_record(struct ctx *cx, const struct ruleset *rules, const struct rule_place *at,
			const struct record *r, const struct rule_key *keys, void *row)
{
	for (size_t i = 0; i < r->fields.len; i++) {
		const struct record_field *f = &r->fields.at[i];
		struct rule_place here = place_of(at, f);
		const struct rule_key *key = keys;

		while (key->name && !str_eq(str_of(key->name), f->key))
			key++;
		if (!key->name)
			return rule_refuse(cx, &here, "is not a key that this file may have:", f->key);
		if (!str_empty(f->value) && !read_key(cx, rules, &here, key, f->value, row))
			return false;
	}
	return true;
}

/* Keys without which a record makes no sense. */
static bool has_keys(struct ctx *cx, const struct rule_place *at, const struct record *r, const char *keys)
{
	struct str rest = str_of(keys);

	while (rest.at) {
		struct str key = str_cut(&rest, ' ');
		const struct record_field *f = record_get(r, key);

		if (!f || str_empty(f->value))
			return rule_refuse(cx, at, "this record lacks the key", key);
	}
	return true;
}

/* ---- the records of each file ---- */

static bool add_fact(struct ctx *cx, struct ruleset *rules, const struct rule_place *at, const struct record *r)
{
	struct fact fact = { .line = r->line };

	if (!has_keys(cx, at, r, "id kind ask position") || !read_record(cx, rules, at, r, fact_keys, &fact))
		return false;
	if (ruleset_fact(rules, fact.id) >= 0)
		return rule_refuse(cx, at, "this fact stands here twice:", fact.id);
	if (fact.kind == FACT_CHOICE && fact.choices.len < 2)
		return rule_refuse(cx, at, "a choice needs `choices`:", fact.id);
	if (rules->facts.len == FACTS_MAX)
		return rule_refuse(cx, at, "there is no room for more facts:", fact.id);
	if (!fact.answer.at)
		fact.answer = fact.id;
	*list_push(cx->mem, &rules->facts) = fact;
	return true;
}

static bool add_care_kind(struct ctx *cx, struct ruleset *rules, const struct rule_place *at, const struct record *r)
{
	struct care_kind kind = { 0 };

	if (!has_keys(cx, at, r, "id title looked_after other_care") ||
	    !read_record(cx, rules, at, r, care_keys, &kind))
		return false;
	if (rules->care.len == CARE_KINDS_MAX)
		return rule_refuse(cx, at, "there is no room for more kinds of care:", kind.id);
	*list_push(cx->mem, &rules->care) = kind;
	return true;
}

/* The ages at which an answer may change, for "what comes next". */
static void note_ages(struct ruleset *rules, const struct expression *e)
{
	for (size_t i = 0; i < e->len; i++) {
		const struct node *n = &e->nodes[i];

		if (n->kind == NODE_AGED || n->kind == NODE_AUGUST)
			rules->is_age_of_change[n->n1] = true;
		if (n->kind == NODE_AGED || n->kind == NODE_AUGUST || n->kind == NODE_WITHIN)
			rules->is_age_of_change[n->n2] = true;
	}
}

static bool finish_rule(struct ctx *cx, struct ruleset *rules, struct rule *rule)
{
	const struct expression *const all[] = { &rule->when, &rule->also, &rule->once };

	if (rule->age_before <= rule->age_from)
		return rule_refuse(cx, &rule->at, "the ages leave nobody:", rule->id);
	if (rule->to < rule->from)
		return rule_refuse(cx, &rule->at, "it ends before it starts:", rule->id);
	if (ruleset_rule(rules, rule->id))
		return rule_refuse(cx, &rule->at, "this id is used twice:", rule->id);
	rule->is_announced = rule->from == DAY_ALWAYS && str_eq(rule->status, S("not in force yet"));
	rules->is_age_of_change[rule->age_from] = rules->is_age_of_change[rule->age_before] = true;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		note_ages(rules, all[i]);
	return true;
}

static bool read_rule(struct ctx *cx, struct ruleset *rules, const struct rule_place *at, const struct record *r,
		      struct rule *rule)
{
	*rule = (struct rule){ .from = DAY_ALWAYS, .to = DAY_NEVER, .age_before = AGE_END, .at = *at };
	rule->force = RULE_MUST;
	return has_keys(cx, at, r, "id title") && read_record(cx, rules, at, r, rule_keys, rule) &&
	       finish_rule(cx, rules, rule);
}

static bool push_rule(struct ctx *cx, struct rule_list *list, size_t max, const struct rule *rule)
{
	if (list->len == max)
		return rule_refuse(cx, &rule->at, "there is no room for more rules:", rule->id);
	*list_push(cx->mem, list) = *rule;
	return true;
}

static bool add_test(struct ctx *cx, struct ruleset *rules, const struct rule_place *at, const struct record *r)
{
	struct rule rule;

	if (!has_keys(cx, at, r, "name when yes no source") || !read_rule(cx, rules, at, r, &rule))
		return false;
	if (ruleset_test(rules, rule.name) >= 0 || ruleset_fact(rules, rule.name) >= 0)
		return rule_refuse(cx, at, "this name is used twice:", rule.name);
	rule.kind = rule.id.at[0] == 'S' && !rule.kind_word.at ? RULE_STATUS : RULE_TEST;
	return push_rule(cx, &rules->tests, TESTS_MAX, &rule);
}

static bool add_right(struct ctx *cx, struct ruleset *rules, const struct rule_place *at, const struct record *r)
{
	struct rule rule;

	if (!has_keys(cx, at, r, "slug force") || !read_rule(cx, rules, at, r, &rule))
		return false;
	rule.kind = RULE_RIGHT;
	if (!rule.categories && !rule.categories_may)
		return rule_refuse(cx, at, "it says for whom it is in neither categories nor categories_may:", rule.id);
	return push_rule(cx, &rules->rights, RIGHTS_MAX, &rule);
}

static bool add_duty(struct ctx *cx, struct ruleset *rules, const struct rule_place *at, const struct record *r)
{
	struct rule rule;

	if (!has_keys(cx, at, r, "slug force") || !read_rule(cx, rules, at, r, &rule))
		return false;
	rule.kind = RULE_DUTY;
	return push_rule(cx, &rules->duties, RIGHTS_MAX, &rule);
}

static bool add_advice(struct ctx *cx, struct ruleset *rules, const struct rule_place *at, const struct record *r)
{
	struct rule rule;

	if (!has_keys(cx, at, r, "when in_short") || !read_rule(cx, rules, at, r, &rule))
		return false;
	rule.kind = RULE_ADVICE;
	return push_rule(cx, &rules->advice, TESTS_MAX, &rule);
}

static bool add_check(struct ctx *cx, struct ruleset *rules, const struct rule_place *at, const struct record *r)
{
	struct rule rule;

	if (!has_keys(cx, at, r, "when field in_short") || !read_rule(cx, rules, at, r, &rule))
		return false;
	rule.kind = RULE_CHECK;
	return push_rule(cx, &rules->checks, TESTS_MAX, &rule);
}

/* In this order, because an expression may name only what stands before it. */
static const struct {
	const char *file;
	bool (*add)(struct ctx *cx, struct ruleset *rules, const struct rule_place *at, const struct record *r);
} files[] = {
	{ "facts.txt", add_fact },    { "care.txt", add_care_kind }, { "status.txt", add_test },
	{ "rights.txt", add_right },  { "past.txt", add_right },     { "publication.txt", add_duty },
	{ "advice.txt", add_advice }, { "checks.txt", add_check },
};

static bool read_file(struct ctx *cx, const char *folder, size_t i, struct ruleset *rules)
{
	struct str name = str_print(cx->mem, "%s/%s", folder, files[i].file);
	struct str text;
	struct record_list records;

	if (!file_read(cx, name.at, FILE_MAX_BYTES, &text) || !records_read(cx, name, text, &records))
		return false;
	for (size_t k = 0; k < records.len; k++) {
		struct rule_place at = { name, records.at[k].line, S("record") };

		if (!files[i].add(cx, rules, &at, &records.at[k]))
			return false;
	}
	return true;
}

bool ruleset_read(struct ctx *cx, const char *folder, const struct ruleset **out)
{
	struct ruleset *rules = arena_new(cx->mem, struct ruleset);

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		if (!read_file(cx, folder, i, rules))
			return false;
	rules->is_age_of_change[0] = rules->is_age_of_change[AGE_END] = false;
	*out = rules;
	return true;
}
