/*
 * Runs tests/rules/ (all .txt files): cases that a lawyer can read. Each case is a test of its own.
 *
 *     everybody:                  lines that every case of the file starts from
 *     case: TITLE
 *     on: 2026-11-21              the day asked about
 *     born: 2009-05-14            or age: 17
 *     care: 2022-01-10 to 2024-05-13, local-authority-care      one line a stay; "to now"; care: none
 *     home: 2024-05-14 to now     held: ... custody             guardianship: ...
 *     study: none                 anything else is an answer of that name
 *     then: S2 yes                a test or status: yes, no, cannot tell
 *     then: E02 must until 2027-05-13                           a right; until and from are optional
 *     then: E12 cannot tell, asks study                         and the question that settles it
 *     then: status S2 | status cannot tell, asks nation
 *     then: error $.care[0].to    the facts are refused at that field
 *     then: P05 coming            a duty of councils: must, should, coming, not in force
 *     then: advice A05 | no advice A05
 *     then: on 2027-05-14 status S3 | on 2027-05-14 starts H02 | on 2027-05-14 ends E07
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <jansson.h>

#include "base/file.h"
#include "domain/entitlement/answer.h"

/* After our own headers: it has a macro called fail. */
#include <cmocka.h>

enum { CASES_MAX = 2000, FILE_MAX = 512 * 1024 };

struct line {
	struct str key;
	struct str value;
};
LIST(line, struct line);

struct rule_case {
	const char *name;
	struct str file;
	const struct ruleset *rules;
	struct line_list lines;
};

static bool is_key(const struct line *l, const char *key)
{
	return str_eq(l->key, str_of(key));
}

static struct str value_of(const struct rule_case *c, const char *key)
{
	for (size_t i = 0; i < c->lines.len; i++)
		if (is_key(&c->lines.at[i], key))
			return c->lines.at[i].value;
	return (struct str){ 0 };
}

/* ---- facts ---- */

static json_t *text_json(struct str s)
{
	return json_stringn(s.at, s.len);
}

/* "2022-01-10 to now, local-authority-care, court-order yes" */
static json_t *stay_json(const struct line *l)
{
	json_t *stay = json_object();
	struct str rest = l->value;
	struct str dates = str_cut(&rest, ',');
	ptrdiff_t to = str_find(dates, S(" to "));

	assert_true(to > 0);
	struct str end = str_trim(str_sub(dates, (size_t)to + 4, dates.len));

	json_object_set_new(stay, "from", text_json(str_trim(str_sub(dates, 0, (size_t)to))));
	if (!str_eq(end, S("now")))
		json_object_set_new(stay, "to", text_json(end));
	while (rest.at) {
		struct str word = str_trim(str_cut(&rest, ','));
		struct str value = word;
		struct str key = str_cut(&value, ' ');
		char name[40];

		snprintf(name, sizeof(name), "%.*s", STR_ARG(key));
		if (value.at && !str_eq(word, S("not sure")))
			json_object_set_new(stay, name, text_json(value));
		else
			json_object_set_new(stay, "kind", text_json(word));
	}
	return stay;
}

static bool is_list(const struct line *l)
{
	return is_key(l, "care") || is_key(l, "home") || is_key(l, "held") || is_key(l, "guardianship");
}

static void add_line(json_t *facts, json_t *answers, const struct line *l)
{
	char key[80];
	json_t *list;
	int64_t n;

	snprintf(key, sizeof(key), "%.*s", STR_ARG(l->key));
	if (is_list(l)) {
		list = json_object_get(facts, key);
		if (!list)
			json_object_set_new(facts, key, list = json_array());
		if (!str_eq(l->value, S("none")))
			json_array_append_new(list, stay_json(l));
	} else if (is_key(l, "age") && str_to_int(l->value, &n)) {
		json_object_set_new(facts, key, json_integer(n));
	} else if (is_key(l, "born") || is_key(l, "age") || str_ends(l->key, S("-complete"))) {
		json_object_set_new(facts, key, text_json(l->value));
	} else if (str_to_int(l->value, &n)) {
		json_object_set_new(answers, key, json_integer(n));
	} else {
		json_object_set_new(answers, key, text_json(l->value));
	}
}

static struct str facts_json(struct ctx *cx, const struct rule_case *c)
{
	json_t *facts = json_object();
	json_t *answers = json_object();

	for (size_t i = 0; i < c->lines.len; i++) {
		const struct line *l = &c->lines.at[i];

		if (!is_key(l, "case") && !is_key(l, "on") && !is_key(l, "then"))
			add_line(facts, answers, l);
	}
	json_object_set_new(facts, "answers", answers);
	char *text = json_dumps(facts, 0);
	struct str out = str_copy(cx->mem, str_of(text));

	json_free_t let_go;

	json_get_alloc_funcs(NULL, &let_go);
	let_go(text);
	json_decref(facts);
	return out;
}

/* ---- outcomes ---- */

static void wrong(const struct rule_case *c, struct str then, struct str is)
{
	print_error("%.*s: %s\n    then: %.*s\n    but it is: %.*s\n", STR_ARG(c->file), c->name, STR_ARG(then),
		    STR_ARG(is));
	fail();
}

static bool starts_with_word(struct str *rest, const char *word)
{
	size_t len = strlen(word);

	if (!str_starts(*rest, str_of(word)) || (rest->len > len && rest->at[len] != ' ' && rest->at[len] != ','))
		return false;
	*rest = str_trim(str_sub(*rest, len, rest->len));
	if (rest->len && rest->at[0] == ',')
		*rest = str_trim(str_sub(*rest, 1, rest->len));
	return true;
}

static struct str question_name(const struct question *q)
{
	return q->is_birth ? S("born") : q->fact ? q->fact->answer : S("an adviser");
}

static const struct right_answer *find_right(const struct answer *a, struct str id)
{
	for (size_t i = 0; i < a->rights.len; i++)
		if (str_eq(a->rights.at[i].rule->id, id))
			return &a->rights.at[i];
	return NULL;
}

static struct str right_said(struct ctx *cx, const struct right_answer *r)
{
	struct arena *mem = cx->mem;
	struct str said =
		r->is_later ? str_print(mem, "not yet, %s", outcome_word(r->later)) : str_of(outcome_word(r->outcome));

	if (r->on_asking)
		said = str_join(mem, said, S(" on asking"));
	if (r->is_later && r->from != DAY_NEVER)
		said = str_print(mem, "%.*s from %.*s", STR_ARG(said), STR_ARG(day_text(mem, r->from)));
	if (r->is_later && r->from == DAY_NEVER)
		said = str_print(mem, "%.*s from %d", STR_ARG(said), r->from_age);
	if (r->until != DAY_NEVER)
		said = str_print(mem, "%.*s until %.*s", STR_ARG(said), STR_ARG(day_text(mem, r->until)));
	if (r->outcome == OUTCOME_CANNOT_TELL)
		said = str_print(mem, "%.*s, asks %.*s", STR_ARG(said), STR_ARG(question_name(&r->settle)));
	if (r->outcome == OUTCOME_COMING)
		said = str_print(mem, "%.*s, %s", STR_ARG(said), truth_word(r->would));
	return said;
}

/* What is written must be the beginning of what is said, word by word; so details may be left out. */
static bool agrees(struct str said, struct str then)
{
	return str_starts(said, then) && (said.len == then.len || said.at[then.len] == ' ' || said.at[then.len] == ',');
}

static struct str status_said(struct ctx *cx, const struct answer *a)
{
	if (a->status)
		return a->status->id;
	return str_print(cx->mem, "cannot tell, asks %.*s", STR_ARG(question_name(&a->settle)));
}

static bool has_rule(const struct rule_ref_list *list, struct str id)
{
	for (size_t i = 0; i < list->len; i++)
		if (str_eq(list->at[i]->id, id))
			return true;
	return false;
}

static bool change_agrees(struct ctx *cx, const struct answer *a, struct str rest)
{
	struct str date = str_cut(&rest, ' ');

	for (size_t i = 0; i < a->changes.len; i++) {
		const struct change *c = &a->changes.at[i];

		if (!str_eq(day_text(cx->mem, c->moment.day), date))
			continue;
		if (starts_with_word(&rest, "status"))
			return str_eq(c->to ? c->to->id : S("cannot tell"), rest);
		if (starts_with_word(&rest, "starts"))
			return has_rule(&c->starts, rest);
		if (starts_with_word(&rest, "ends"))
			return has_rule(&c->ends, rest);
	}
	return false;
}

static struct str test_said(struct ctx *cx, const struct answer *a, const struct rule *test, enum truth truth)
{
	if (truth != TRUTH_UNKNOWN)
		return str_of(truth_word(truth));
	struct question q = question_of(test, &a->situation, a->decision.tests);

	return str_print(cx->mem, "cannot tell, asks %.*s", STR_ARG(question_name(&q)));
}

/* What councils must publish depends on the day alone. */
static struct str duty_said(const struct rule *r, int32_t day)
{
	if (r->is_announced)
		return S("coming");
	return rule_in_force(r, day) ? str_of(rule_force_word(r->force)) : S("not in force");
}

static struct str said_about(struct ctx *cx, const struct rule_case *c, const struct answer *a, struct str id)
{
	const struct right_answer *right = find_right(a, id);

	if (right)
		return right_said(cx, right);
	for (size_t i = 0; i < c->rules->tests.len; i++)
		if (str_eq(c->rules->tests.at[i].id, id))
			return test_said(cx, a, &c->rules->tests.at[i], (enum truth)a->decision.tests[i]);
	for (size_t i = 0; i < c->rules->duties.len; i++)
		if (str_eq(c->rules->duties.at[i].id, id))
			return duty_said(&c->rules->duties.at[i], a->on);
	return S("not there");
}

static void check_then(struct ctx *cx, const struct rule_case *c, const struct answer *a, struct str then)
{
	struct str rest = then;

	if (starts_with_word(&rest, "no advice")) {
		if (has_rule(&a->advice, rest))
			wrong(c, then, S("there"));
	} else if (starts_with_word(&rest, "advice")) {
		if (!has_rule(&a->advice, rest))
			wrong(c, then, S("not there"));
	} else if (starts_with_word(&rest, "on")) {
		if (!change_agrees(cx, a, rest))
			wrong(c, then, S("no such change"));
	} else if (starts_with_word(&rest, "also")) {
		if (!has_rule(&a->also, rest))
			wrong(c, then, S("not there"));
	} else if (starts_with_word(&rest, "status")) {
		if (!agrees(status_said(cx, a), rest))
			wrong(c, then, status_said(cx, a));
	} else {
		struct str said = said_about(cx, c, a, str_cut(&rest, ' '));

		if (!agrees(said, rest))
			wrong(c, then, said);
	}
}

/* ---- one case ---- */

static bool check_refusal(struct ctx *cx, const struct rule_case *c, bool is_read)
{
	struct str then = value_of(c, "then");
	struct str rest = then;

	if (!starts_with_word(&rest, "error")) {
		if (!is_read)
			wrong(c, then,
			      str_print(cx->mem, "error %.*s %.*s", STR_ARG(cx->err.field), STR_ARG(cx->err.said)));
		return false;
	}
	if (is_read)
		wrong(c, then, S("no error"));
	if (!str_eq(cx->err.field, rest))
		wrong(c, then, str_print(cx->mem, "error %.*s %.*s", STR_ARG(cx->err.field), STR_ARG(cx->err.said)));
	return true;
}

static void run_case(void **state)
{
	const struct rule_case *c = *state;
	struct arena mem;
	struct ctx cx = { .mem = &mem };
	struct day_range on;

	arena_init(&mem, 16 * 1024 * 1024);
	struct person *p = arena_new(&mem, struct person);
	struct answer *a = arena_new(&mem, struct answer);

	assert_true(day_read(value_of(c, "on"), &on));
	bool is_read = person_read(&cx, c->rules, on.lo, facts_json(&cx, c), p);

	if (!check_refusal(&cx, c, is_read)) {
		answer_make(&cx, p, a);
		for (size_t i = 0; i < c->lines.len; i++)
			if (is_key(&c->lines.at[i], "then"))
				check_then(&cx, c, a, c->lines.at[i].value);
	}
	arena_done(&mem);
}

/* ---- files ---- */

static void add_case(struct ctx *cx, const struct rule_case *block, const struct line_list *everybody,
		     struct CMUnitTest *out)
{
	struct rule_case *c = arena_new(cx->mem, struct rule_case);

	*c = (struct rule_case){ .file = block->file, .rules = block->rules };
	for (size_t i = 0; i < everybody->len; i++) {
		char key[80];

		snprintf(key, sizeof(key), "%.*s", STR_ARG(everybody->at[i].key));
		if (!value_of(block, key).at)
			*list_push(cx->mem, &c->lines) = everybody->at[i];
	}
	for (size_t i = 0; i < block->lines.len; i++)
		*list_push(cx->mem, &c->lines) = block->lines.at[i];
	c->name = str_c(cx->mem, value_of(c, "case"));
	*out = (struct CMUnitTest){ c->name, run_case, NULL, NULL, c };
}

static size_t end_block(struct ctx *cx, struct rule_case *block, struct line_list *everybody, struct CMUnitTest *out)
{
	size_t added = 0;

	if (block->lines.len && is_key(&block->lines.at[0], "everybody")) {
		*everybody = block->lines;
		everybody->at++;
		everybody->len--;
	} else if (block->lines.len) {
		add_case(cx, block, everybody, out);
		added = 1;
	}
	block->lines = (struct line_list){ 0 };
	return added;
}

static size_t read_cases(struct ctx *cx, const struct ruleset *rules, struct str file, struct CMUnitTest *out)
{
	struct rule_case block = { .file = file, .rules = rules };
	struct line_list everybody = { 0 };
	struct str text;
	size_t n = 0;

	if (!file_read(cx, str_print(cx->mem, "tests/rules/%.*s", STR_ARG(file)).at, FILE_MAX, &text))
		return 0;
	while (text.at) {
		struct str line = str_trim(str_cut(&text, '\n'));
		struct str value = line;

		if (str_empty(line)) {
			n += end_block(cx, &block, &everybody, &out[n]);
		} else if (line.at[0] != '#') {
			struct str key = str_cut(&value, ':');

			*list_push(cx->mem, &block.lines) = (struct line){ key, str_trim(value) };
		}
	}
	return n + end_block(cx, &block, &everybody, &out[n]);
}

int main(void)
{
	struct arena mem;
	struct ctx cx = { .mem = &mem };
	struct str_list files;
	const struct ruleset *rules;
	size_t n = 0;

	arena_init(&mem, 256 * 1024 * 1024);
	struct CMUnitTest *tests = arena_take(&mem, CASES_MAX * sizeof(*tests));

	if (!ruleset_read(&cx, "rules", &rules) || !file_names(&cx, "tests/rules", &files)) {
		fprintf(stderr, "%.*s\n", STR_ARG(cx.err.said));
		return 1;
	}
	for (size_t i = 0; i < files.len; i++)
		if (str_ends(files.at[i], S(".txt")))
			n += read_cases(&cx, rules, files.at[i], tests + n);
	int failed = _cmocka_run_group_tests("rules", tests, n, NULL, NULL);

	arena_done(&mem);
	return failed != 0;
}
