#include "emit.h"

#include "sentence.h"

static void emit_loop_path(struct writer *w, const struct path *path)
{
	struct str field = path->hops.at[0].name;
	struct str x = path->variable;

	if (str_eq(field, S("first")))
		buf_print(&w->c, "(at_%.*s == 0)", STR_ARG(x));
	else if (str_eq(field, S("last")))
		buf_print(&w->c, "(at_%.*s + 1 == count_%.*s)", STR_ARG(x), STR_ARG(x));
	else
		buf_print(&w->c, "(at_%.*s + 1)", STR_ARG(x));
}

/* The pointer that a path starts from. */
static void emit_root(struct writer *w, const struct path *path)
{
	if (path->root == ROOT_EACH) {
		write_text(w, "each_");
		write_str(w, path->variable);
	} else {
		write_text(w, path->root == ROOT_ENV ? "env" : "v");
	}
}

void emit_path(struct writer *w, const struct path *path)
{
	if (path->root == ROOT_LOOP) {
		emit_loop_path(w, path);
		return;
	}
	if (path->hops.len == 0)
		write_text(w, "(*");
	emit_root(w, path);
	if (path->hops.len == 0)
		write_text(w, ")");
	for (size_t i = 0; i < path->hops.len; i++) {
		bool is_arrow = i == 0 || path->hops.at[i].is_arrow;

		write_text(w, is_arrow ? "->" : ".");
		write_str(w, path->hops.at[i].name);
	}
}

static void emit_test(struct writer *w, const struct test *test)
{
	static const char *const signs[] = { [TEST_IS] = " == ", [TEST_MORE] = " > ", [TEST_LESS] = " < " };
	bool is_not = test->kind == TEST_IS && test->is_negated;

	if (test->kind == TEST_TRUE)
		write_text(w, test->is_negated ? "!template_true(" : "template_true(");
	emit_path(w, &test->path);
	if (test->kind == TEST_TRUE) {
		write_text(w, ")");
		return;
	}
	write_text(w, is_not ? " != " : signs[test->kind]);
	write_str(w, test->constant);
}

void emit_condition(struct writer *w, const struct condition *condition)
{
	for (size_t i = 0; i < condition->tests.len; i++) {
		if (i)
			write_text(w, condition->is_any ? " || " : " && ");
		emit_test(w, &condition->tests.at[i]);
	}
}

void emit_print(struct writer *w, const struct node *node)
{
	static const char *const calls[] = {
		[PLACE_TEXT] = "template_markup",
		[PLACE_RCDATA] = "template_text",
		[PLACE_ATTR] = "template_attr",
		[PLACE_URL] = "template_url",
		[PLACE_URL_REST] = "template_url_rest",
		[PLACE_URL_PATH] = "template_url_path",
		[PLACE_URL_QUERY] = "template_url_query",
		[PLACE_JSON_STRING] = "template_json",
		[PLACE_JSON_NUMBER] = "template_json_number",
	};

	write_begin(w, node->at);
	write_text(w, calls[node->place]);
	write_text(w, "(out, ");
	emit_path(w, &node->path);
	write_text(w, ");");
	write_end(w);
}

/* tr(...) or tr_n(...): the sentence in the reader's language. */
static void emit_translation(struct writer *w, const struct sentence *s)
{
	write_text(w, s->many.at ? "tr_n(env->catalogue, " : "tr(env->catalogue, ");
	write_literal(w, s->one);
	if (s->many.at) {
		write_text(w, ", ");
		write_literal(w, s->many);
	}
	for (size_t i = 0; s->many.at && i < s->arguments.len; i++) {
		if (!str_eq(s->arguments.at[i].name, S("n")))
			continue;
		write_text(w, ", (uint64_t)(");
		emit_path(w, &s->arguments.at[i].path);
		write_text(w, ")");
	}
	write_text(w, ")");
}

static void emit_sentence_arguments(struct writer *w, const struct sentence *s, const char *macro)
{
	if (s->arguments.len == 0) {
		write_text(w, "NULL, 0");
		return;
	}
	write_text(w, "(const struct template_arg[]){ ");
	for (size_t i = 0; i < s->arguments.len; i++) {
		write_text(w, i ? ", " : "");
		write_text(w, macro);
		write_text(w, "(");
		write_literal(w, s->arguments.at[i].name);
		write_text(w, ", ");
		emit_path(w, &s->arguments.at[i].path);
		write_text(w, ")");
	}
	write_text(w, " }, ");
	write_number(w, s->arguments.len);
}

void emit_sentence(struct writer *w, const struct node *node)
{
	static const struct {
		const char *place;
		const char *put; /* for plain words */
	} rows[] = {
		[PLACE_TEXT] = { "TEMPLATE_MARKUP", "html_text" },
		[PLACE_RCDATA] = { "TEMPLATE_TEXT", "html_text" },
		[PLACE_ATTR] = { "TEMPLATE_ATTR", "html_attr" },
		[PLACE_JSON_STRING] = { "TEMPLATE_JSON", "html_json" },
	};
	const struct sentence *s = node->sentence;
	bool is_plain = sentence_is_plain(s);

	write_begin(w, node->at);
	write_text(w, is_plain ? rows[node->place].put : "template_say");
	write_text(w, "(out, ");
	write_text(w, is_plain ? "str_of(" : rows[node->place].place);
	write_text(w, is_plain ? "" : ", ");
	emit_translation(w, s);
	if (is_plain) {
		write_text(w, ")");
	} else {
		write_text(w, ", ");
		emit_sentence_arguments(w, s, node->place == PLACE_TEXT ? "template_arg_markup" : "template_arg");
	}
	write_text(w, ");");
	write_end(w);
}

static void emit_sentence_value(struct writer *w, const struct sentence *s)
{
	bool is_plain = sentence_is_plain(s);

	write_text(w, is_plain ? "str_of(" : "template_said(out->mem, ");
	emit_translation(w, s);
	if (!is_plain) {
		write_text(w, ", ");
		emit_sentence_arguments(w, s, "template_arg");
	}
	write_text(w, ")");
}

static void emit_value(struct writer *w, const struct argument *argument)
{
	switch (argument->kind) {
	case VALUE_PATH:
		emit_path(w, &argument->path);
		break;
	case VALUE_TEXT:
		write_text(w, "S(");
		write_literal(w, argument->text);
		write_text(w, ")");
		break;
	case VALUE_NUMBER:
	case VALUE_CONSTANT:
		write_str(w, argument->text);
		break;
	case VALUE_SENTENCE:
		emit_sentence_value(w, argument->sentence);
		break;
	}
}

/* A whole view: what is a pointer already goes as it is, for the rest the macro looks at the type. */
static void emit_whole(struct writer *w, const struct call *call)
{
	bool is_pointer = call->whole.hops.len == 0;

	if (is_pointer) {
		emit_root(w, &call->whole);
		return;
	}
	write_text(w, "template_address(struct ");
	write_str(w, call->target->view);
	write_text(w, ", ");
	emit_path(w, &call->whole);
	write_text(w, ")");
}

void emit_view(struct writer *w, const struct call *call)
{
	if (call->is_whole) {
		emit_whole(w, call);
		return;
	}
	write_text(w, "&(const struct ");
	write_str(w, call->target->view);
	write_text(w, "){");
	/* An argument to a line, so that a wrong type is reported where it was written. */
	for (size_t i = 0; i < call->arguments.len; i++) {
		const struct argument *argument = &call->arguments.at[i];

		write_end(w);
		w->depth++;
		write_begin(w, argument->at);
		w->depth--;
		write_text(w, ".");
		write_str(w, argument->name);
		write_text(w, " = ");
		emit_value(w, argument);
		write_text(w, ",");
	}
	write_text(w, " }");
}
