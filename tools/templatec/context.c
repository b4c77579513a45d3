#include "context.h"

#include "sentence.h"

static bool track_nodes(struct tracker *t, struct node_list *nodes);

/* "in ..." for messages: the places where no value can be printed. */
static const char *say_place(const struct context *now)
{
	switch (now->state) {
	case IN_COMMENT:
		return "an HTML comment";
	case IN_RAW:
		return str_eq(now->tag, S("style"))    ? "<style>"
		       : str_eq(now->tag, S("script")) ? "<script>"
						       : "<iframe>";
	case IN_TAG:
		return "a tag, outside the values of its attributes";
	case IN_SINGLE:
		return "a value in single quotes: use double quotes";
	case IN_VALUE:
		return "the value of this attribute";
	default:
		return "this place";
	}
}

static enum place url_place(enum url_part part)
{
	static const enum place places[] = { PLACE_URL, PLACE_URL_REST, PLACE_URL_PATH, PLACE_URL_QUERY };

	return places[part];
}

/* Where a value printed here stands; false where none may be. */
static bool find_place(const struct context *now, enum place *out)
{
	switch (now->state) {
	case IN_CONTENT:
		*out = PLACE_TEXT;
		return true;
	case IN_RCDATA:
		*out = PLACE_RCDATA;
		return true;
	case IN_JSON:
		*out = now->in_json_string ? PLACE_JSON_STRING : PLACE_JSON_NUMBER;
		return true;
	case IN_VALUE:
		*out = now->kind == ATTR_URL ? url_place(now->url) : PLACE_ATTR;
		return now->kind == ATTR_PLAIN || now->kind == ATTR_URL;
	default:
		return false;
	}
}

static bool track_print(struct tracker *t, struct node *node)
{
	if (!find_place(&t->now, &node->place))
		return complain(t->cx, t->src, node->at, "nothing can be printed in %s", say_place(&t->now));
	t->now.after_block = false;
	if (t->now.url == URL_START)
		t->now.url = URL_REST;
	return true;
}

static bool track_sentence(struct tracker *t, struct node *node)
{
	if (!track_print(t, node))
		return false;
	if (t->now.state == IN_VALUE && t->now.kind == ATTR_URL)
		return complain(t->cx, t->src, node->at, "a sentence cannot be part of an address");
	if (node->place == PLACE_JSON_NUMBER)
		return complain(t->cx, t->src, node->at, "in JSON a sentence stands inside a string");
	return sentence_check(t->cx, t->src, node->sentence, node->place == PLACE_TEXT);
}

static bool check_content(const struct tracker *t, const struct node *node, const char *what)
{
	if (t->now.state != IN_CONTENT)
		return complain(t->cx, t->src, node->at, "%s can stand between tags only", what);
	return true;
}

static bool track_arguments(struct tracker *t, const struct argument_list *arguments)
{
	for (size_t i = 0; i < arguments->len; i++) {
		const struct argument *argument = &arguments->at[i];

		if (argument->kind == VALUE_SENTENCE && !sentence_check(t->cx, t->src, argument->sentence, false))
			return false;
	}
	return true;
}

static bool track_call(struct tracker *t, struct node *node)
{
	t->now.after_block = false;
	return check_content(t, node, "a component") && track_arguments(t, &node->call.arguments);
}

/* What was opened since the floor is closed again. */
static bool check_closed(const struct tracker *t, const char *where)
{
	if (t->open.len == t->open_floor)
		return true;
	const struct open_element *top = &t->open.at[t->open.len - 1];

	return complain(t->cx, t->src, top->at, "<%.*s> is not closed in %s", STR_ARG(top->name), where);
}

static bool track_layout(struct tracker *t, struct node *node)
{
	size_t floor = t->open_floor;

	if (!check_content(t, node, "a layout") || !track_arguments(t, &node->call.arguments))
		return false;
	t->open_floor = t->open.len;
	t->now.after_block = false;
	if (!track_nodes(t, &node->body) || !check_content(t, node, "the end of a layout") ||
	    !check_closed(t, "this layout"))
		return false;
	t->open_floor = floor;
	t->now.after_block = false;
	return true;
}

/* Behind values or behind literals: the stricter of the two is right for both. */
static void join_url(struct context *a, const struct context *b)
{
	if (a->url == URL_REST && b->url == URL_PATH)
		a->url = URL_PATH;
}

static bool is_same_url(const struct context *a, const struct context *b)
{
	bool is_path = a->url == URL_PATH || a->url == URL_REST;

	return a->url == b->url || (is_path && (b->url == URL_PATH || b->url == URL_REST));
}

static bool is_same_place(const struct context *a, const struct context *b)
{
	if (a->state != b->state)
		return false;
	if (a->state == IN_CONTENT)
		return true;
	if (a->tag_at != b->tag_at || a->in_json_string != b->in_json_string || a->is_json != b->is_json)
		return false;
	return a->state != IN_VALUE || (str_eq(a->attr, b->attr) && (a->kind != ATTR_URL || is_same_url(a, b)));
}

/* Reads on from the end of two branches: what holds after both, holds. */
static bool join(const struct tracker *t, const struct node *node, struct context *into, const struct context *other)
{
	bool is_url = into->state == IN_VALUE && other->state == IN_VALUE && into->kind == ATTR_URL;
	const char *what = node->kind == NODE_FOR ? "for" : "if";

	if (!is_same_place(into, other) && is_url)
		return complain(t->cx, t->src, node->at,
				"after this {{%s}} it is open which part of the address follows", what);
	if (!is_same_place(into, other))
		return complain(t->cx, t->src, node->at, "this {{%s}} ends in different places of the HTML", what);
	join_url(into, other);
	into->has_gap = into->has_gap && other->has_gap;
	into->after_block = into->after_block && other->after_block;
	return true;
}

/* Moves the attributes of the branch just read, those behind `outer`, to `merged`. */
static void collect_attrs(struct tracker *t, size_t outer, struct seen_attr_list *merged)
{
	for (size_t i = outer; i < t->attrs.len; i++) {
		const struct seen_attr *attr = &t->attrs.at[i];
		struct seen_attr *row = NULL;

		for (size_t j = 0; j < merged->len && !row; j++)
			if (str_eq_nocase(merged->at[j].name, attr->name))
				row = &merged->at[j];
		if (!row)
			row = list_push(t->cx->mem, merged);
		row->name = attr->name;
		row->branches += attr->is_certain;
	}
	t->attrs.len = outer;
}

/* An attribute is certain when every way through the {{if}} has it. */
static void settle_attrs(struct tracker *t, const struct node *node, const struct seen_attr_list *merged)
{
	const struct branch_list *branches = &node->branches;
	bool has_else = branches->at[branches->len - 1].is_else;

	for (size_t i = 0; i < merged->len; i++)
		*list_push(t->cx->mem, &t->attrs) = (struct seen_attr){
			.name = merged->at[i].name,
			.is_certain = has_else && merged->at[i].branches == branches->len,
		};
}

static bool track_branch(struct tracker *t, const struct node *node, struct branch *branch)
{
	size_t open_floor = t->open_floor;
	size_t tag_floor = t->tag_floor;

	t->open_floor = t->open.len;
	t->tag_floor = branch->at;
	/* The second time round, what stands before is the end of the body. */
	if (node->kind == NODE_FOR)
		t->now.after_block = false;
	if (!track_nodes(t, &branch->body) || !check_closed(t, "the branch it was opened in"))
		return false;
	t->open_floor = open_floor;
	t->tag_floor = tag_floor;
	return true;
}

static bool check_block_place(const struct tracker *t, const struct node *node)
{
	enum place place;
	bool is_if = node->kind == NODE_IF;

	if (find_place(&t->now, &place) || (is_if && t->now.state == IN_TAG))
		return true;
	return complain(t->cx, t->src, node->at, "{{%s}} cannot stand in %s", is_if ? "if" : "for", say_place(&t->now));
}

static bool track_branches(struct tracker *t, struct node *node)
{
	struct context before = t->now;
	struct context after = t->now;
	struct seen_attr_list merged = { 0 };
	size_t outer = t->attrs.len;
	bool is_covered = false;

	if (!check_block_place(t, node))
		return false;
	for (size_t i = 0; i < node->branches.len; i++) {
		t->now = before;
		if (!track_branch(t, node, &node->branches.at[i]))
			return false;
		if (before.state == IN_TAG)
			collect_attrs(t, outer, &merged);
		if (i == 0)
			after = t->now;
		else if (!join(t, node, &after, &t->now))
			return false;
		is_covered = node->branches.at[i].is_else;
	}
	/* A loop's body must also be able to follow itself; a missing {{else}} is an empty branch. */
	if ((!is_covered || node->kind == NODE_FOR) && !join(t, node, &after, &before))
		return false;
	if (before.state == IN_TAG)
		settle_attrs(t, node, &merged);
	t->now = after;
	return true;
}

static bool track_node(struct tracker *t, struct node *node)
{
	switch (node->kind) {
	case NODE_HTML:
		return scan_html(t, node->html, &node->html);
	case NODE_PRINT:
		return track_print(t, node);
	case NODE_SENTENCE:
		return track_sentence(t, node);
	case NODE_IF:
	case NODE_FOR:
		return track_branches(t, node);
	case NODE_CALL:
		return track_call(t, node);
	case NODE_LAYOUT:
		return track_layout(t, node);
	case NODE_SLOT:
		t->now.after_block = false;
		return check_content(t, node, "{{slot}}");
	}
	return false;
}

static bool track_nodes(struct tracker *t, struct node_list *nodes)
{
	for (size_t i = 0; i < nodes->len; i++)
		if (!track_node(t, &nodes->at[i]))
			return false;
	return true;
}

static bool check_end(const struct tracker *t)
{
	if (!check_closed(t, "this file"))
		return false;
	if (t->now.state == IN_COMMENT)
		return complain(t->cx, t->src, t->now.tag_at, "this comment has no -->");
	if (t->now.state != IN_CONTENT)
		return complain(t->cx, t->src, t->now.tag_at, "this tag is not finished");
	return true;
}

bool track(struct ctx *cx, struct tpl *tpl)
{
	struct tracker t = { .cx = cx, .src = &tpl->src, .now = { .state = IN_CONTENT, .after_block = true } };

	return track_nodes(&t, &tpl->body) && check_end(&t);
}
