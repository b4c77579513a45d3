#include "parse.h"

/* Words that mean something themselves and so cannot begin a path. */
static bool is_reserved(struct str word)
{
	static const char *const words[] = { "if", "elif", "else",   "end",	  "for",  "in", "is", "and",
					     "or", "not",  "layout", "endlayout", "slot", "t",	"tn", "none" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_eq(word, str_of(words[i])))
			return true;
	return false;
}

/* The root that the first word names; false when the word is the view's own field. */
static bool find_root(const struct parser *p, struct str word, struct path *path)
{
	if (str_eq(word, S("env"))) {
		path->root = ROOT_ENV;
		return true;
	}
	if (str_eq(word, S("loop"))) {
		path->root = ROOT_LOOP;
		path->variable = p->scope ? p->scope->variable : S("");
		return true;
	}
	for (const struct scope *s = p->scope; s; s = s->outer) {
		if (!str_eq(s->variable, word))
			continue;
		path->root = ROOT_EACH;
		path->variable = word;
		return true;
	}
	path->root = ROOT_VIEW;
	return str_eq(word, S("view"));
}

static bool parse_hops(struct parser *p, struct path *path)
{
	while (parser_is_sign(p, ".") || parser_is_sign(p, "->")) {
		bool is_arrow = parser_is_sign(p, "->");

		if (!parser_next(p))
			return false;
		if (p->now.kind != TOKEN_WORD)
			return parser_complain(p, "expected the name of a field");
		*list_push(p->cx->mem, &path->hops) = (struct hop){ p->now.text, is_arrow };
		if (!parser_next(p))
			return false;
	}
	return true;
}

static bool check_loop_path(const struct parser *p, const struct path *path)
{
	static const char *const fields[] = { "index", "first", "last" };

	if (path->variable.len == 0)
		return complain(p->cx, &p->tpl->src, path->at, "‘loop’ stands inside a {{for}} only");
	for (size_t i = 0; path->hops.len == 1 && i < sizeof(fields) / sizeof(fields[0]); i++)
		if (str_eq(path->hops.at[0].name, str_of(fields[i])))
			return true;
	return complain(p->cx, &p->tpl->src, path->at, "a loop has loop.index, loop.first and loop.last");
}

bool parse_path(struct parser *p, struct path *out)
{
	struct path path = { .at = p->now.at };

	if (p->now.kind != TOKEN_WORD)
		return parser_complain(p, "expected the name of a field");
	if (is_reserved(p->now.text))
		return parser_complain(p, "‘%.*s’ is a word of the language, not the name of a field",
				       STR_ARG(p->now.text));
	if (!find_root(p, p->now.text, &path))
		*list_push(p->cx->mem, &path.hops) = (struct hop){ p->now.text, false };
	if (!parser_next(p) || !parse_hops(p, &path))
		return false;
	if (path.root == ROOT_LOOP && !check_loop_path(p, &path))
		return false;
	if (path.root == ROOT_VIEW && p->tpl->view.len == 0)
		return complain(p->cx, &p->tpl->src, path.at, "this template has no view, so it has no fields");
	*out = path;
	return true;
}

static bool is_constant(struct str word)
{
	bool has_letter = false;

	for (size_t i = 0; i < word.len; i++) {
		if (word.at[i] >= 'a' && word.at[i] <= 'z')
			return false;
		has_letter |= word.at[i] >= 'A';
	}
	return has_letter;
}

/* Behind `is`, > or <. */
static bool parse_constant(struct parser *p, struct test *test)
{
	bool is_name = p->now.kind == TOKEN_WORD && is_constant(p->now.text);

	if (test->kind != TEST_IS && p->now.kind != TOKEN_NUMBER)
		return parser_complain(p, "expected an integer");
	if (!is_name && p->now.kind != TOKEN_NUMBER)
		return parser_complain(p, "expected a constant in capitals or an integer");
	test->constant = p->now.text;
	return parser_next(p);
}

static bool parse_test(struct parser *p, struct test *out)
{
	struct test test = { .kind = TEST_TRUE, .is_negated = parser_is_word(p, "not") };
	size_t at = p->now.at;

	if (test.is_negated && !parser_next(p))
		return false;
	if (!parse_path(p, &test.path))
		return false;
	if (parser_is_word(p, "is"))
		test.kind = TEST_IS;
	else if (parser_is_sign(p, ">"))
		test.kind = TEST_MORE;
	else if (parser_is_sign(p, "<"))
		test.kind = TEST_LESS;
	*out = test;
	if (test.kind == TEST_TRUE)
		return true;
	if (test.is_negated)
		return complain(p->cx, &p->tpl->src, at, "‘not’ stands before a field, or after ‘is’");
	if (!parser_next(p))
		return false;
	out->is_negated = test.kind == TEST_IS && parser_is_word(p, "not");
	if (out->is_negated && !parser_next(p))
		return false;
	return parse_constant(p, out);
}

bool parse_condition(struct parser *p, struct condition *out)
{
	struct condition condition = { .is_any = false };

	for (;;) {
		struct test test;

		if (!parse_test(p, &test))
			return false;
		*list_push(p->cx->mem, &condition.tests) = test;
		bool is_or = parser_is_word(p, "or");

		if (!is_or && !parser_is_word(p, "and"))
			break;
		if (condition.tests.len > 1 && is_or != condition.is_any)
			return parser_complain(p, "‘and’ and ‘or’ cannot be mixed in one condition");
		condition.is_any = is_or;
		if (!parser_next(p))
			return false;
	}
	*out = condition;
	return true;
}

static bool parse_text(struct parser *p, struct str *out)
{
	return lex_string(p->cx, &p->tpl->src, &p->now, out) && parser_next(p);
}

/* (t "...") and (tn "...") as the value of an argument. */
static bool parse_sentence_value(struct parser *p, struct argument *argument)
{
	bool is_plural;

	if (!parser_next(p))
		return false;
	is_plural = parser_is_word(p, "tn");
	if (!is_plural && !parser_is_word(p, "t"))
		return parser_complain(p, "expected ‘t’ or ‘tn’");
	argument->kind = VALUE_SENTENCE;
	return parser_next(p) && parse_sentence(p, is_plural, &argument->sentence) && parser_expect_sign(p, ")");
}

static bool parse_value(struct parser *p, struct argument *argument)
{
	if (p->now.kind == TOKEN_STRING) {
		argument->kind = VALUE_TEXT;
		return parse_text(p, &argument->text);
	}
	if (p->now.kind == TOKEN_NUMBER) {
		argument->kind = VALUE_NUMBER;
		argument->text = p->now.text;
		return parser_next(p);
	}
	if (parser_is_sign(p, "("))
		return parse_sentence_value(p, argument);
	if (!parser_is_sign(p, ":")) {
		argument->kind = VALUE_PATH;
		return parse_path(p, &argument->path);
	}
	if (!parser_next(p))
		return false;
	if (p->now.kind != TOKEN_WORD)
		return parser_complain(p, "expected the name of a constant");
	argument->kind = VALUE_CONSTANT;
	argument->text = p->now.text;
	return parser_next(p);
}

static bool parse_argument(struct parser *p, struct argument_list *list)
{
	struct argument argument = { .at = p->now.at, .name = p->now.text };

	for (size_t i = 0; i < list->len; i++)
		if (str_eq(list->at[i].name, argument.name))
			return parser_complain(p, "‘%.*s’ is given twice", STR_ARG(argument.name));
	if (!parser_next(p) || !parser_expect_sign(p, "=") || !parse_value(p, &argument))
		return false;
	*list_push(p->cx->mem, list) = argument;
	return true;
}

bool parse_sentence(struct parser *p, bool is_plural, const struct sentence **out)
{
	struct sentence *sentence = arena_new(p->cx->mem, struct sentence);

	sentence->at = p->now.at;
	if (p->now.kind != TOKEN_STRING)
		return parser_complain(p, "expected a sentence in quotes");
	if (!parse_text(p, &sentence->one))
		return false;
	if (is_plural && p->now.kind != TOKEN_STRING)
		return parser_complain(p, "expected the plural of the sentence in quotes");
	if (is_plural && !parse_text(p, &sentence->many))
		return false;
	while (p->now.kind == TOKEN_WORD) {
		if (!parse_argument(p, &sentence->arguments))
			return false;
		const struct argument *last = &sentence->arguments.at[sentence->arguments.len - 1];

		if (last->kind != VALUE_PATH)
			return complain(p->cx, &p->tpl->src, last->at, "a placeholder is filled from a field");
	}
	*list_push(p->cx->mem, &p->tpl->sentences) = sentence;
	*out = sentence;
	return true;
}

static bool parse_call_name(struct parser *p, struct str *out)
{
	size_t from = p->now.at;
	size_t to = from;

	for (;;) {
		if (p->now.kind != TOKEN_WORD)
			return parser_complain(p, "expected the name of a template");
		to = p->now.end;
		if (!parser_next(p))
			return false;
		if (!parser_is_sign(p, "/"))
			break;
		if (!parser_next(p))
			return false;
	}
	*out = str_sub(p->tpl->src.text, from, to);
	return true;
}

/* `name=` starts an argument; any other word is a path that is passed whole. */
static bool is_argument(const struct parser *p)
{
	struct str rest = str_sub(p->tpl->src.text, p->now.end, p->tpl->src.text.len);

	return p->now.kind == TOKEN_WORD && str_starts(str_trim(rest), S("="));
}

bool parse_call(struct parser *p, struct call *out)
{
	struct call call = { .is_whole = false };

	if (!parse_call_name(p, &call.name))
		return false;
	if (p->now.kind == TOKEN_WORD && !is_argument(p)) {
		call.is_whole = true;
		if (!parse_path(p, &call.whole))
			return false;
	}
	while (!call.is_whole && is_argument(p))
		if (!parse_argument(p, &call.arguments))
			return false;
	*out = call;
	return true;
}
