#include "link.h"

struct linker {
	struct ctx *cx;
	const struct tpl_list *all;
	struct tpl *tpl;
};

static bool link_nodes(const struct linker *l, struct node_list *nodes);

static bool is_symbol(struct str symbol)
{
	for (size_t i = 0; i < symbol.len; i++) {
		char c = symbol.at[i];
		bool is_letter = c >= 'a' && c <= 'z';

		if (!is_letter && (i == 0 || (c != '_' && !(c >= '0' && c <= '9'))))
			return false;
	}
	return symbol.len > 0;
}

bool link_symbol(struct ctx *cx, const struct tpl_list *all, const struct tpl *tpl)
{
	if (!is_symbol(tpl->symbol))
		return complain(cx, &tpl->src, 0, "the name of a template is made of a-z, 0-9 and _");
	for (size_t i = 0; i < all->len; i++) {
		const struct tpl *other = &all->at[i];

		if (other != tpl && str_eq(other->symbol, tpl->symbol))
			return complain(cx, &tpl->src, 0, "%.*s would have the same C name", STR_ARG(other->src.path));
	}
	return true;
}

static bool link_call(const struct linker *l, const struct node *node, struct call *call)
{
	const struct source *src = &l->tpl->src;
	bool is_layout = node->kind == NODE_LAYOUT;

	for (size_t i = 0; i < l->all->len && !call->target; i++)
		if (str_eq(l->all->at[i].name, call->name))
			call->target = &l->all->at[i];
	if (!call->target)
		return complain(l->cx, src, node->at, "there is no template %.*s.html", STR_ARG(call->name));
	if (call->target->has_slot && !is_layout)
		return complain(l->cx, src, node->at, "%.*s has a {{slot}}: use {{layout %.*s}}", STR_ARG(call->name),
				STR_ARG(call->name));
	if (!call->target->has_slot && is_layout)
		return complain(l->cx, src, node->at, "%.*s is not a layout: it has no {{slot}}", STR_ARG(call->name));
	if (call->target->view.len == 0 && (call->is_whole || call->arguments.len))
		return complain(l->cx, src, node->at, "%.*s has no view, so it takes no arguments",
				STR_ARG(call->name));
	return true;
}

static bool link_node(const struct linker *l, struct node *node)
{
	if ((node->kind == NODE_CALL || node->kind == NODE_LAYOUT) && !link_call(l, node, &node->call))
		return false;
	for (size_t i = 0; i < node->branches.len; i++)
		if (!link_nodes(l, &node->branches.at[i].body))
			return false;
	return link_nodes(l, &node->body);
}

static bool link_nodes(const struct linker *l, struct node_list *nodes)
{
	for (size_t i = 0; i < nodes->len; i++)
		if (!link_node(l, &nodes->at[i]))
			return false;
	return true;
}

bool link_calls(struct ctx *cx, const struct tpl_list *all, struct tpl *tpl)
{
	struct linker l = { cx, all, tpl };

	return link_nodes(&l, &tpl->body);
}
