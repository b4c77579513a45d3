/* The facts of a person as JSON, checked field by field. docs/rights-facts.schema.json says what may stand there. */
#include <jansson.h>

#include "domain/entitlement/person.h"

enum { JSON_MAX_BYTES = 64 * 1024, OLDEST_AGE = 120 };

struct reader {
	struct ctx *cx;
	struct person *p;
};

static bool refuse(struct reader *r, struct str path, const char *said)
{
	return fail_field(r->cx, ERR_INPUT, path, "%s", said);
}

static struct str join(struct reader *r, struct str path, const char *key)
{
	return str_print(r->cx->mem, "%.*s.%s", STR_ARG(path), key);
}

static struct str text_of(struct reader *r, const json_t *value)
{
	return str_copy(r->cx->mem, (struct str){ json_string_value(value), json_string_length(value) });
}

/* Keys that nobody expects are misspelt ones: what they say would be lost without a word. */
static bool only_keys(struct reader *r, struct str path, json_t *object, const char *keys)
{
	const char *key;
	json_t *value;

	json_object_foreach(object, key, value)
	{
		struct str rest = str_of(keys);
		bool is_known = false;

		while (rest.at && !is_known)
			is_known = str_eq(str_cut(&rest, ' '), str_of(key));
		if (!is_known)
			return refuse(r, join(r, path, key), "There is nothing of this name.");
	}
	return true;
}

static bool read_date(struct reader *r, struct str path, const json_t *value, struct day_range *out)
{
	if (!json_is_string(value) || !day_read(text_of(r, value), out))
		return refuse(r, path, "This must be a day that exists, such as 2026-11-21, or a month or a year.");
	return true;
}

/* "yes", "no" or "not sure"; nothing at all is not sure either. */
static bool read_truth(struct reader *r, struct str path, const json_t *value, enum truth *out)
{
	const char *word = json_string_value(value);

	*out = TRUTH_UNKNOWN;
	if (!value || (word && strcmp(word, "not sure") == 0))
		return true;
	if (!word || (strcmp(word, "yes") != 0 && strcmp(word, "no") != 0))
		return refuse(r, path, "The answer must be yes, no or not sure.");
	*out = truth_of(strcmp(word, "yes") == 0);
	return true;
}

/* ---- birth ---- */

/* Whoever is 19 was born after this day 20 years ago, and by this day 19 years ago. */
static struct day_range born_at_age(int32_t asked, int age)
{
	struct day_range born = { day_birthday(asked, -age - 1), day_birthday(asked, -age) };

	while (day_birthday(born.lo, age + 1) <= asked)
		born.lo++;
	while (day_birthday(born.hi, age) > asked)
		born.hi--;
	return born;
}

static bool read_birth(struct reader *r, const json_t *root)
{
	const json_t *born = json_object_get(root, "born");
	const json_t *age = json_object_get(root, "age");
	struct person *p = r->p;

	if (born) {
		if (!read_date(r, S("$.born"), born, &p->born))
			return false;
		if (p->born.lo > p->asked)
			return refuse(r, S("$.born"), "This is after the day that is asked about.");
		if (p->born.lo < day_birthday(p->asked, -OLDEST_AGE))
			return refuse(r, S("$.born"), "This is more than 120 years ago.");
		p->born.hi = day_min(p->born.hi, p->asked);
	}
	if (!age)
		return true;
	if (!json_is_integer(age) || json_integer_value(age) < 0 || json_integer_value(age) > OLDEST_AGE - 1)
		return refuse(r, S("$.age"), "The age must be a whole number of years, from 0 to 119.");
	struct day_range by_age = born_at_age(p->asked, (int)json_integer_value(age));

	if (p->born.hi < by_age.lo || p->born.lo > by_age.hi)
		return refuse(r, S("$.age"), "This age and the date of birth don’t agree.");
	p->born.lo = day_max(p->born.lo, by_age.lo);
	p->born.hi = day_min(p->born.hi, by_age.hi);
	return true;
}

/* ---- answers ---- */

static bool read_choice(struct reader *r, struct str path, const struct fact *fact, const json_t *value,
			struct fact_value *out)
{
	struct str word = json_is_string(value) ? text_of(r, value) : S("");

	if (str_eq(word, S("not sure")))
		return true;
	for (size_t i = 0; i < fact->choices.len; i++)
		if (str_eq(fact->choices.at[i], word)) {
			out->lo = 1 << i;
			return true;
		}
	return refuse(r, path, "This is not one of the answers to this question.");
}

static bool read_answer(struct reader *r, struct str path, const struct fact *fact, const json_t *value,
			struct fact_value *out)
{
	enum truth truth;

	if (fact->kind == FACT_CHOICE)
		return read_choice(r, path, fact, value, out);
	if (fact->kind == FACT_DAYS && json_is_integer(value)) {
		json_int_t days = json_integer_value(value);

		if (days < 0 || days > 10000)
			return refuse(r, path, "This must be a number of days.");
		*out = (struct fact_value){ (int32_t)days, (int32_t)days };
		return true;
	}
	if (!read_truth(r, path, value, &truth))
		return false;
	*out = fact_value_of(fact, truth);
	return true;
}

static bool read_answers(struct reader *r, json_t *answers)
{
	const struct fact_list *facts = &r->p->rules->facts;
	const char *key;
	json_t *value;

	if (!answers)
		return true;
	if (!json_is_object(answers))
		return refuse(r, S("$.answers"), "This must be an object: a question’s name, then its answer.");
	json_object_foreach(answers, key, value)
	{
		struct str path = join(r, S("$.answers"), key);
		size_t i = 0;

		while (i < facts->len && !str_eq(facts->at[i].answer, str_of(key)))
			i++;
		if (i == facts->len)
			return refuse(r, path, "There is no question of this name.");
		if (!read_answer(r, path, &facts->at[i], value, &r->p->given[i]))
			return false;
	}
	return true;
}

/* ---- stays ---- */

static bool read_end(struct reader *r, const json_t *object, struct stay *out)
{
	const json_t *to = json_object_get(object, "to");
	const char *word = json_string_value(to);

	out->to = (struct day_range){ DAY_NEVER, DAY_NEVER };
	if (!to || json_is_null(to))
		return true;
	if (word && strcmp(word, "not sure") == 0) {
		out->to.lo = out->from.lo;
		return true;
	}
	if (!read_date(r, join(r, out->path, "to"), to, &out->to))
		return false;
	if (out->to.hi < out->from.lo)
		return refuse(r, join(r, out->path, "to"), "This ends before it starts.");
	return true;
}

static bool read_span(struct reader *r, const json_t *object, struct stay *out)
{
	const json_t *from = json_object_get(object, "from");
	const char *word = json_string_value(from);
	struct str path = join(r, out->path, "from");

	if (!from)
		return refuse(r, path, "A stay needs a start: a date, or not sure.");
	out->from = (struct day_range){ r->p->born.lo, DAY_NEVER };
	if (!(word && strcmp(word, "not sure") == 0) && !read_date(r, path, from, &out->from))
		return false;
	if (out->from.hi < r->p->born.lo)
		return refuse(r, path, "This is before the date of birth.");
	if (!read_end(r, object, out))
		return false;
	/* What is rough on one side cannot lie beyond what is known on the other. */
	out->from.lo = day_max(out->from.lo, r->p->born.lo);
	out->from.hi = day_min(out->from.hi, out->to.hi);
	out->to.lo = day_max(out->to.lo, out->from.lo);
	return true;
}

static bool read_care_kind(struct reader *r, const json_t *object, struct stay *out)
{
	const struct care_kind_list *kinds = &r->p->rules->care;
	const json_t *value = json_object_get(object, "kind");
	struct str word = json_is_string(value) ? text_of(r, value) : S("");

	out->kind = -1;
	if (str_eq(word, S("not sure")))
		return true;
	for (size_t i = 0; i < kinds->len; i++)
		if (str_eq(kinds->at[i].id, word))
			out->kind = (int)i;
	if (out->kind < 0)
		return refuse(r, join(r, out->path, "kind"), "There is no kind of care of this name.");
	return true;
}

static bool read_care(struct reader *r, json_t *object, struct stay *out)
{
	if (!only_keys(r, out->path, object, "from to kind over-24-hours court-order") || !read_span(r, object, out) ||
	    !read_care_kind(r, object, out))
		return false;
	if (out->from.lo >= day_birthday(r->p->born.hi, 18))
		return refuse(r, join(r, out->path, "from"), "Nobody goes into care as a child at 18 or over.");
	return read_truth(r, join(r, out->path, "over-24-hours"), json_object_get(object, "over-24-hours"),
			  &out->over_24_hours) &&
	       read_truth(r, join(r, out->path, "court-order"), json_object_get(object, "court-order"),
			  &out->court_order);
}

static bool read_home(struct reader *r, json_t *object, struct stay *out)
{
	return only_keys(r, out->path, object, "from to") && read_span(r, object, out);
}

static bool read_held(struct reader *r, json_t *object, struct stay *out)
{
	const char *kind = json_string_value(json_object_get(object, "kind"));

	if (!only_keys(r, out->path, object, "from to kind") || !read_span(r, object, out))
		return false;
	if (!kind || (strcmp(kind, "custody") != 0 && strcmp(kind, "hospital") != 0))
		return refuse(r, join(r, out->path, "kind"), "This must be custody or hospital.");
	out->kind = strcmp(kind, "custody") == 0 ? HELD_CUSTODY : HELD_HOSPITAL;
	return true;
}

/* A list of stays, and the answer to "is that all of them?", which is yes unless it is given. */
struct list_row {
	const char *key;
	const char *complete_key;
	bool (*read)(struct reader *r, json_t *object, struct stay *out);
	size_t offset;
};

static const struct list_row lists[] = {
	{ "care", "care-complete", read_care, offsetof(struct person, care) },
	{ "home", "home-complete", read_home, offsetof(struct person, home) },
	{ "held", "held-complete", read_held, offsetof(struct person, held) },
	{ "guardianship", "guardianship-complete", read_home, offsetof(struct person, guardianship) },
};

static bool read_list(struct reader *r, const struct list_row *row, json_t *root)
{
	struct stays *out = (struct stays *)((char *)r->p + row->offset);
	struct str path = str_print(r->cx->mem, "$.%s", row->key);
	json_t *list = json_object_get(root, row->key);
	json_t *object;
	size_t i;
	enum truth is_complete;

	if (!read_truth(r, join(r, S("$"), row->complete_key), json_object_get(root, row->complete_key), &is_complete))
		return false;
	if (!list)
		return true;
	if (!json_is_array(list) || json_array_size(list) > STAYS_MAX)
		return refuse(r, path, "This must be a list, of at most 60.");
	json_array_foreach(list, i, object)
	{
		struct stay stay = { .path = str_print(r->cx->mem, "%.*s[%zu]", STR_ARG(path), i) };

		stay.over_24_hours = stay.court_order = TRUTH_UNKNOWN;
		if (!json_is_object(object))
			return refuse(r, stay.path, "This must be an object with from and to.");
		if (!row->read(r, object, &stay))
			return false;
		*list_push(r->cx->mem, &out->list) = stay;
	}
	out->is_given = true;
	out->is_complete = is_complete == TRUTH_YES || !json_object_get(root, row->complete_key);
	return true;
}

static bool read_root(struct reader *r, json_t *root)
{
	if (!only_keys(r, S("$"), root,
		       "born age care care-complete home home-complete held held-complete guardianship "
		       "guardianship-complete answers") ||
	    !read_birth(r, root))
		return false;
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		if (!read_list(r, &lists[i], root))
			return false;
	return read_answers(r, json_object_get(root, "answers"));
}

static void let_go(json_t **root)
{
	json_decref(*root);
}

bool person_read(struct ctx *cx, const struct ruleset *rules, int32_t asked, struct str json, struct person *out)
{
	json_t *root __attribute__((cleanup(let_go))) = NULL;
	json_error_t error;
	struct person *p = arena_new(cx->mem, struct person);
	struct reader r = { cx, p };

	person_init(p, rules, asked);
	if (json.len > JSON_MAX_BYTES)
		return fail_field(cx, ERR_TOO_LARGE, S("$"), "The facts are longer than 64 KiB.");
	root = json_loadb(json.at ? json.at : "", json.len, JSON_REJECT_DUPLICATES, &error);
	if (!root)
		return fail_field(cx, ERR_INPUT, S("$"), "This is not JSON: line %d, %s.", error.line, error.text);
	if (!json_is_object(root))
		return refuse(&r, S("$"), "The facts must be a JSON object.");
	if (!read_root(&r, root) || !person_prepare(cx, p))
		return false;
	*out = *p;
	return true;
}
