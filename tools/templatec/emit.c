#include "emit.h"

/* A layout becomes two functions, what stands before its slot and what stands behind it. */
enum part { PART_ALL, PART_OPEN, PART_CLOSE };

static void emit_nodes(struct writer *w, const struct node_list *nodes, enum part part);

static void emit_branch_body(struct writer *w, const struct branch *branch)
{
	write_brace(w);
	emit_nodes(w, &branch->body, PART_ALL);
}

static void emit_if(struct writer *w, const struct node *node)
{
	for (size_t i = 0; i < node->branches.len; i++) {
		const struct branch *branch = &node->branches.at[i];

		if (i)
			write_close(w, "}");
		write_begin(w, branch->at);
		write_text(w, i ? "else" : "");
		if (!branch->is_else) {
			write_text(w, i ? " if (" : "if (");
			emit_condition(w, &branch->condition);
			write_text(w, ")");
		}
		emit_branch_body(w, branch);
	}
	write_close(w, "}");
}

static void emit_for(struct writer *w, const struct node *node)
{
	struct str x = node->variable;

	write_begin(w, node->at);
	buf_print(&w->c, "for (size_t at_%.*s = 0, count_%.*s = ", STR_ARG(x), STR_ARG(x));
	emit_path(w, &node->path);
	buf_print(&w->c, ".len; at_%.*s < count_%.*s; at_%.*s++)", STR_ARG(x), STR_ARG(x), STR_ARG(x));
	write_brace(w);
	write_begin(w, node->at);
	write_text(w, "const __typeof__(*");
	emit_path(w, &node->path);
	buf_print(&w->c, ".at) *each_%.*s = &", STR_ARG(x));
	emit_path(w, &node->path);
	buf_print(&w->c, ".at[at_%.*s];", STR_ARG(x));
	write_end(w);
	write_begin(w, node->at);
	buf_print(&w->c, "(void)each_%.*s;", STR_ARG(x));
	write_end(w);
	emit_nodes(w, &node->branches.at[0].body, PART_ALL);
	write_close(w, "}");
	if (node->branches.len == 1)
		return;
	write_begin(w, node->branches.at[1].at);
	write_text(w, "if (");
	emit_path(w, &node->path);
	write_text(w, ".len == 0)");
	emit_branch_body(w, &node->branches.at[1]);
	write_close(w, "}");
}

static void emit_component(struct writer *w, const struct node *node)
{
	write_begin(w, node->at);
	write_text(w, "tpl_");
	write_str(w, node->call.target->symbol);
	write_text(w, "(out, env");
	if (node->call.target->view.len) {
		write_text(w, ", ");
		emit_view(w, &node->call);
	}
	write_text(w, ");");
	write_end(w);
}

static void emit_layout_view(struct writer *w, const struct node *node, size_t number)
{
	if (node->call.target->view.len == 0)
		return;
	write_begin(w, node->at);
	write_text(w, "const struct ");
	write_str(w, node->call.target->view);
	buf_print(&w->c, " *layout_%zu = ", number);
	emit_view(w, &node->call);
	write_text(w, ";");
	write_end(w);
}

static void emit_layout_call(struct writer *w, const struct node *node, const char *half, size_t number)
{
	write_begin(w, node->at);
	write_text(w, "tpl_");
	write_str(w, node->call.target->symbol);
	write_text(w, half);
	write_text(w, "(out, env");
	if (node->call.target->view.len)
		buf_print(&w->c, ", layout_%zu", number);
	write_text(w, ");");
	write_end(w);
}

/* In a layout that builds on another, each function makes the view anew for the half it calls. */
static void emit_layout(struct writer *w, const struct node *node, enum part part)
{
	enum part inside = node->holds_slot ? part : PART_ALL;
	size_t number = ++w->layout_count;

	if (inside == PART_CLOSE)
		emit_nodes(w, &node->body, inside);
	write_begin(w, node->at);
	write_text(w, "{");
	write_end(w);
	w->depth++;
	emit_layout_view(w, node, number);
	if (inside != PART_CLOSE)
		emit_layout_call(w, node, "_open", number);
	if (inside == PART_ALL)
		emit_nodes(w, &node->body, inside);
	if (inside != PART_OPEN)
		emit_layout_call(w, node, "_close", number);
	write_close(w, "}");
	if (inside == PART_OPEN)
		emit_nodes(w, &node->body, inside);
}

static void emit_node(struct writer *w, const struct node *node, enum part part)
{
	switch (node->kind) {
	case NODE_HTML:
		write_html(w, node->html);
		break;
	case NODE_PRINT:
		emit_print(w, node);
		break;
	case NODE_SENTENCE:
		emit_sentence(w, node);
		break;
	case NODE_IF:
		emit_if(w, node);
		break;
	case NODE_FOR:
		emit_for(w, node);
		break;
	case NODE_CALL:
		emit_component(w, node);
		break;
	case NODE_LAYOUT:
		emit_layout(w, node, part);
		break;
	case NODE_SLOT:
		break;
	}
}

static void emit_nodes(struct writer *w, const struct node_list *nodes, enum part part)
{
	size_t split = 0;
	size_t from = 0;
	size_t to = nodes->len;

	while (split < nodes->len && nodes->at[split].kind != NODE_SLOT && !nodes->at[split].holds_slot)
		split++;
	if (part == PART_OPEN)
		to = split + 1;
	if (part == PART_CLOSE)
		from = split;
	for (size_t i = from; i < to; i++)
		emit_node(w, &nodes->at[i], part);
}

static void emit_signature(struct writer *w, const char *half)
{
	write_text(w, "void tpl_");
	write_str(w, w->tpl->symbol);
	write_text(w, half);
	write_text(w, "(struct buf *out, const struct tpl_env *env");
	if (w->tpl->view.len) {
		write_text(w, ", const struct ");
		write_str(w, w->tpl->view);
		write_text(w, " *v");
	}
	write_text(w, ")");
}

static void emit_line(struct writer *w, const char *line)
{
	write_begin_home(w);
	write_text(w, line);
	write_end(w);
}

static void emit_function(struct writer *w, const char *half, enum part part)
{
	emit_line(w, "");
	write_begin_home(w);
	emit_signature(w, half);
	write_end(w);
	emit_line(w, "{");
	w->depth++;
	emit_line(w, "(void)out;");
	emit_line(w, "(void)env;");
	if (w->tpl->view.len)
		emit_line(w, "(void)v;");
	emit_nodes(w, &w->tpl->body, part);
	write_close(w, "}");
}

/* The headers of the templates that are called, and of the views that are built for them, once each. */
static void add_header(struct ctx *cx, struct str header, struct str_list *headers)
{
	for (size_t i = 0; i < headers->len; i++)
		if (str_eq(headers->at[i], header))
			return;
	*list_push(cx->mem, headers) = header;
}

static void collect_headers(struct writer *w, const struct node_list *nodes, struct str_list *headers)
{
	for (size_t i = 0; i < nodes->len; i++) {
		const struct node *node = &nodes->at[i];
		const struct tpl *target = node->call.target;

		for (size_t j = 0; j < node->branches.len; j++)
			collect_headers(w, &node->branches.at[j].body, headers);
		collect_headers(w, &node->body, headers);
		if (!target)
			continue;
		add_header(w->cx, str_print(w->cx->mem, "%.*s.h", STR_ARG(target->symbol)), headers);
		if (target->view.len)
			add_header(w->cx, target->header, headers);
	}
}

static void emit_include(struct writer *w, struct str header)
{
	write_text(w, "#include ");
	write_literal(w, header);
	write_end(w);
}

static void emit_includes(struct writer *w)
{
	struct str_list headers = { 0 };

	add_header(w->cx, str_print(w->cx->mem, "%.*s.h", STR_ARG(w->tpl->symbol)), &headers);
	add_header(w->cx, S("format/template.h"), &headers);
	add_header(w->cx, S("views/env.h"), &headers);
	collect_headers(w, &w->tpl->body, &headers);
	for (size_t i = 0; i < headers.len; i++)
		emit_include(w, headers.at[i]);
	if (w->tpl->view.len == 0)
		return;
	write_begin(w, w->tpl->view_at);
	emit_include(w, w->tpl->header);
}

static void emit_origin(struct writer *w)
{
	buf_print(&w->c, "/* Made by templatec from %.*s; changes here are lost. */", STR_ARG(w->tpl->src.path));
	write_end(w);
}

void emit_header(struct ctx *cx, const struct tpl *tpl, struct str *out)
{
	struct str guard = str_print(cx->mem, "TPL_%.*s_H", STR_ARG(tpl->symbol));
	struct writer w;

	writer_init(&w, cx, tpl);
	emit_origin(&w);
	buf_print(&w.c, "#ifndef %.*s\n#define %.*s\n\n", STR_ARG(guard), STR_ARG(guard));
	write_text(&w, "struct buf;\nstruct tpl_env;\n");
	if (tpl->view.len)
		buf_print(&w.c, "struct %.*s;\n", STR_ARG(tpl->view));
	write_end(&w);
	emit_signature(&w, tpl->has_slot ? "_open" : "");
	write_text(&w, ";\n");
	if (tpl->has_slot) {
		emit_signature(&w, "_close");
		write_text(&w, ";\n");
	}
	write_text(&w, "\n#endif\n");
	*out = writer_done(&w);
}

void emit_code(struct ctx *cx, const struct tpl *tpl, struct str *out)
{
	struct writer w;

	writer_init(&w, cx, tpl);
	emit_origin(&w);
	emit_includes(&w);
	emit_line(&w, "");
	/* Wrong arguments of a component, which are warnings otherwise; the last is a const char * for a str. */
	emit_line(&w, "#pragma GCC diagnostic error \"-Wincompatible-pointer-types\"");
	emit_line(&w, "#pragma GCC diagnostic error \"-Wint-conversion\"");
	emit_line(&w, "#pragma GCC diagnostic error \"-Wmissing-braces\"");
	if (!tpl->has_slot) {
		emit_function(&w, "", PART_ALL);
	} else {
		emit_function(&w, "_open", PART_OPEN);
		emit_function(&w, "_close", PART_CLOSE);
	}
	*out = writer_done(&w);
}
