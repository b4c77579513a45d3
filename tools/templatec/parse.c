#include "parse.h"

#include <stdarg.h>
#include <stdio.h>

static bool parse_nodes(struct parser *p, const struct node *inside, struct node_list *out);

bool parser_next(struct parser *p)
{
	return lex_next(p->cx, &p->lexer, &p->now);
}

bool parser_complain(const struct parser *p, const char *format, ...)
{
	char message[256];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	if (p->now.kind == TOKEN_END)
		return complain(p->cx, &p->tpl->src, p->now.at, "%s, but the file ends here", message);
	return complain(p->cx, &p->tpl->src, p->now.at, "%s", message);
}

bool parser_is_word(const struct parser *p, const char *word)
{
	return p->now.kind == TOKEN_WORD && str_eq(p->now.text, str_of(word));
}

bool parser_is_sign(const struct parser *p, const char *sign)
{
	return p->now.kind == TOKEN_SIGN && str_eq(p->now.text, str_of(sign));
}

bool parser_expect_sign(struct parser *p, const char *sign)
{
	if (!parser_is_sign(p, sign))
		return parser_complain(p, "expected ‘%s’", sign);
	return parser_next(p);
}

bool parser_expect_close(struct parser *p)
{
	if (p->now.kind != TOKEN_CLOSE)
		return parser_complain(p, "expected }}");
	return parser_next(p);
}

static bool parse_print(struct parser *p, struct node *node)
{
	node->kind = NODE_PRINT;
	if (!parse_path(p, &node->path))
		return false;
	if (node->path.root == ROOT_LOOP && !str_eq(node->path.hops.at[0].name, S("index")))
		return complain(p->cx, &p->tpl->src, node->path.at, "loop.%.*s is for {{if}}; it prints nothing",
				STR_ARG(node->path.hops.at[0].name));
	if (p->now.kind != TOKEN_CLOSE)
		return parser_complain(p, "expected }} behind the name of a field");
	return parser_next(p);
}

/* {{t}} and {{tn}} on their own. */
static bool parse_said(struct parser *p, struct node *node)
{
	bool is_plural = parser_is_word(p, "tn");

	node->kind = NODE_SENTENCE;
	return parser_next(p) && parse_sentence(p, is_plural, &node->sentence) && parser_expect_close(p);
}

static bool parse_branch(struct parser *p, const struct node *inside, struct node_list *out)
{
	p->branch_depth++;
	bool ok = parse_nodes(p, inside, out);

	p->branch_depth--;
	return ok;
}

static bool parse_if(struct parser *p, struct node *node)
{
	bool seen_else = false;

	node->kind = NODE_IF;
	while (!parser_is_word(p, "end")) {
		struct branch branch = { .at = node->branches.len ? p->now.at : node->at };

		branch.is_else = parser_is_word(p, "else");
		if (seen_else)
			return parser_complain(p, "{{else}} is the last branch of an {{if}}");
		seen_else = branch.is_else;
		if (!parser_next(p))
			return false;
		if (!branch.is_else && !parse_condition(p, &branch.condition))
			return false;
		if (!parser_expect_close(p) || !parse_branch(p, node, &branch.body))
			return false;
		*list_push(p->cx->mem, &node->branches) = branch;
	}
	return parser_next(p) && parser_expect_close(p);
}

static bool parse_variable(struct parser *p, struct str *out)
{
	static const char *const reserved[] = { "env", "view", "loop", "not", "and", "or", "is", "in", "t", "tn" };

	if (p->now.kind != TOKEN_WORD)
		return parser_complain(p, "expected the name of a loop variable");
	for (size_t i = 0; i < sizeof(reserved) / sizeof(reserved[0]); i++)
		if (parser_is_word(p, reserved[i]))
			return parser_complain(p, "‘%s’ cannot be a loop variable", reserved[i]);
	for (const struct scope *s = p->scope; s; s = s->outer)
		if (str_eq(s->variable, p->now.text))
			return parser_complain(p, "‘%.*s’ is already the variable of an outer loop",
					       STR_ARG(p->now.text));
	*out = p->now.text;
	return parser_next(p);
}

static bool parse_for(struct parser *p, struct node *node)
{
	struct branch body = { .at = node->at };

	node->kind = NODE_FOR;
	if (!parser_next(p) || !parse_variable(p, &node->variable))
		return false;
	if (!parser_is_word(p, "in"))
		return parser_complain(p, "expected ‘in’");
	if (!parser_next(p) || !parse_path(p, &node->path) || !parser_expect_close(p))
		return false;
	struct scope scope = { p->scope, node->variable };

	p->scope = &scope;
	bool ok = parse_branch(p, node, &body.body);

	p->scope = scope.outer;
	if (!ok)
		return false;
	*list_push(p->cx->mem, &node->branches) = body;
	if (parser_is_word(p, "else")) {
		struct branch otherwise = { .at = p->now.at, .is_else = true };

		if (!parser_next(p) || !parser_expect_close(p) || !parse_branch(p, node, &otherwise.body))
			return false;
		*list_push(p->cx->mem, &node->branches) = otherwise;
	}
	if (!parser_is_word(p, "end"))
		return parser_complain(p, "a {{for}} goes on with one {{else}} at most, then {{end}}");
	return parser_next(p) && parser_expect_close(p);
}

static bool parse_component(struct parser *p, struct node *node)
{
	node->kind = NODE_CALL;
	return parser_next(p) && parse_call(p, &node->call) && parser_expect_close(p);
}

static bool parse_layout(struct parser *p, struct node *node)
{
	bool had_slot = p->tpl->has_slot;

	node->kind = NODE_LAYOUT;
	if (!parser_next(p) || !parse_call(p, &node->call) || !parser_expect_close(p))
		return false;
	if (!parse_nodes(p, node, &node->body))
		return false;
	node->holds_slot = p->tpl->has_slot && !had_slot;
	return parser_next(p) && parser_expect_close(p);
}

/* Content goes to exactly one place on every way through the template, so never into a branch. */
static bool parse_slot(struct parser *p, struct node *node)
{
	node->kind = NODE_SLOT;
	if (p->tpl->has_slot)
		return parser_complain(p, "a layout has one {{slot}}");
	if (p->branch_depth)
		return parser_complain(p, "{{slot}} cannot stand inside an {{if}} or {{for}}");
	p->tpl->has_slot = true;
	return parser_next(p) && parser_expect_close(p);
}

/* Whether the word ends or divides the block. */
static bool ends_block(const struct parser *p, const struct node *inside)
{
	if (!inside)
		return false;
	if (inside->kind == NODE_LAYOUT)
		return parser_is_word(p, "endlayout");
	return parser_is_word(p, "end") || parser_is_word(p, "else") ||
	       (inside->kind == NODE_IF && parser_is_word(p, "elif"));
}

static bool parse_directive(struct parser *p, struct node *node)
{
	static const char *const strays[] = { "end", "else", "elif", "endlayout" };

	if (parser_is_sign(p, ">"))
		return parse_component(p, node);
	for (size_t i = 0; i < sizeof(strays) / sizeof(strays[0]); i++)
		if (parser_is_word(p, strays[i]))
			return parser_complain(p, "{{%s}} does not belong here", strays[i]);
	if (parser_is_word(p, "if"))
		return parse_if(p, node);
	if (parser_is_word(p, "for"))
		return parse_for(p, node);
	if (parser_is_word(p, "t") || parser_is_word(p, "tn"))
		return parse_said(p, node);
	if (parser_is_word(p, "layout"))
		return parse_layout(p, node);
	if (parser_is_word(p, "slot"))
		return parse_slot(p, node);
	return parse_print(p, node);
}

static bool complain_unclosed(struct parser *p, const struct node *inside)
{
	const char *what = inside->kind == NODE_IF ? "if" : inside->kind == NODE_FOR ? "for" : "layout";

	return complain(p->cx, &p->tpl->src, inside->at, "this {{%s}} has no {{%s}}", what,
			inside->kind == NODE_LAYOUT ? "endlayout" : "end");
}

/* Nodes up to the word that ends the block `inside` (left as the current token), or to the end of the file. */
static bool parse_nodes(struct parser *p, const struct node *inside, struct node_list *out)
{
	for (;;) {
		struct node node = { .at = p->now.at };

		switch (p->now.kind) {
		case TOKEN_END:
			return inside ? complain_unclosed(p, inside) : true;
		case TOKEN_HTML:
			node.kind = NODE_HTML;
			node.html = p->now.text;
			if (!parser_next(p))
				return false;
			break;
		default: /* outside {{ }} there is only TOKEN_OPEN */
			if (!parser_next(p))
				return false;
			if (ends_block(p, inside))
				return true;
			if (!parse_directive(p, &node))
				return false;
		}
		*list_push(p->cx->mem, out) = node;
	}
}

static bool parse_view(struct parser *p)
{
	struct tpl *tpl = p->tpl;

	if (p->now.kind != TOKEN_OPEN || p->now.at != 0 || !parser_next(p) || !parser_is_word(p, "view")) {
		err_clear(p->cx);
		return complain(p->cx, &tpl->src, 0,
				"a template begins with {{view name \"header.h\"}} or {{view none}}");
	}
	if (!parser_next(p))
		return false;
	tpl->view_at = p->now.at;
	if (p->now.kind != TOKEN_WORD)
		return parser_complain(p, "expected the name of a struct, or none");
	bool is_none = parser_is_word(p, "none");

	tpl->view = is_none ? S("") : p->now.text;
	if (!parser_next(p))
		return false;
	if (is_none)
		return parser_expect_close(p);
	if (p->now.kind != TOKEN_STRING)
		return parser_complain(p, "expected the header of the view, in quotes");
	tpl->header = p->now.text;
	return parser_next(p) && parser_expect_close(p);
}

bool parse(struct ctx *cx, struct tpl *tpl)
{
	struct parser p = { .cx = cx, .tpl = tpl };

	lex_init(&p.lexer, &tpl->src);
	return parser_next(&p) && parse_view(&p) && parse_nodes(&p, NULL, &tpl->body);
}
