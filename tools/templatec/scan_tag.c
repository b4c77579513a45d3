#include "context.h"

#include "format/html.h"

static struct str scan_name(const struct tracker *t, size_t from)
{
	size_t len = from;

	while (scan_is_name(scan_peek(t, len)))
		len++;
	return str_sub(t->html, t->i + from, t->i + len);
}

static size_t here(const struct tracker *t)
{
	return source_at(t->src, t->html) + t->i;
}

static bool is_block(struct str name)
{
	const struct element *element = find_element(name);

	return element && element->kind != ELEMENT_INLINE && !str_eq(name, S("textarea"));
}

static bool check_element(const struct tracker *t, struct str name)
{
	bool is_foreign = tracker_is_inside(t, S("svg"));
	bool is_own = str_has(name, S("-"));
	const struct element *element = find_element(name);

	if (is_foreign && (!element || element->kind != ELEMENT_RAW))
		return true;
	if (is_foreign)
		return scan_complain(t, "<%.*s> cannot stand inside <svg>", STR_ARG(name));
	if (!element && !is_own)
		return scan_complain(t, "unknown element <%.*s>", STR_ARG(name));
	return true;
}

static bool close_element(struct tracker *t, struct str name)
{
	const struct element *element = find_element(name);

	if (element && element->is_void)
		return scan_complain(t, "<%.*s> has no end tag", STR_ARG(name));
	if (t->open.len == t->open_floor)
		return scan_complain(t, "</%.*s> closes nothing that was opened here", STR_ARG(name));
	const struct open_element *top = &t->open.at[t->open.len - 1];

	if (!str_eq(top->name, name))
		return scan_complain(t, "</%.*s> comes before the end of <%.*s> from line %zu", STR_ARG(name),
				     STR_ARG(top->name), source_line(t->src, top->at));
	t->open.len--;
	return true;
}

bool scan_end_tag(struct tracker *t)
{
	struct str name = scan_name(t, 2);
	size_t len = 2 + name.len;

	while (scan_is_space(scan_peek(t, len)))
		len++;
	if (scan_peek(t, len) != '>')
		return scan_complain(t, "an end tag is </name>, without anything else in it");
	if (!close_element(t, name))
		return false;
	buf_add(&t->sent, S("</"));
	buf_add(&t->sent, name);
	buf_char(&t->sent, '>');
	t->i += len + 1;
	t->now.state = IN_CONTENT;
	t->now.after_block = is_block(name);
	return true;
}

bool scan_start_tag(struct tracker *t)
{
	struct str name = scan_name(t, 1);

	if (!check_element(t, name))
		return false;
	t->now.state = IN_TAG;
	t->now.tag = name;
	t->now.tag_at = here(t);
	t->now.is_json = false;
	t->now.has_gap = false;
	t->attrs.len = 0;
	scan_copy(t, 1 + name.len);
	return true;
}

static bool has_certain(const struct tracker *t, struct str attr)
{
	for (size_t i = 0; i < t->attrs.len; i++)
		if (str_eq(t->attrs.at[i].name, attr))
			return t->attrs.at[i].is_certain;
	return false;
}

static enum state state_inside(const struct context *now, enum element_kind kind)
{
	if (now->is_json)
		return IN_JSON;
	return kind == ELEMENT_RAW ? IN_RAW : kind == ELEMENT_RCDATA ? IN_RCDATA : IN_CONTENT;
}

/* At the > (or />) of a start tag. */
static bool finish_start_tag(struct tracker *t, bool closes_itself)
{
	struct context *now = &t->now;
	const struct element *element = find_element(now->tag);
	bool is_foreign = tracker_is_inside(t, S("svg"));
	bool is_void = element && element->is_void && !is_foreign;

	if (now->tag_at < t->tag_floor)
		return scan_complain(t, "<%.*s> began outside this branch and cannot end in it", STR_ARG(now->tag));
	if (closes_itself && !is_void && !is_foreign)
		return scan_complain(t, "<%.*s> cannot close itself: write </%.*s>", STR_ARG(now->tag),
				     STR_ARG(now->tag));
	if (str_eq(now->tag, S("img")) && !has_certain(t, S("alt")))
		return complain(t->cx, t->src, now->tag_at, "<img> has no alt");
	buf_add(&t->sent, closes_itself && is_foreign ? S("/>") : S(">"));
	t->i += closes_itself ? 2 : 1;
	now->state = IN_CONTENT;
	now->after_block = is_block(now->tag);
	if (is_void || closes_itself)
		return true;
	*list_push(t->cx->mem, &t->open) = (struct open_element){ now->tag, now->tag_at };
	if (element && !is_foreign)
		now->state = state_inside(now, element->kind);
	now->in_json_string = false;
	/* Browsers swallow a line break here; if the value begins with one, ours goes instead of it. */
	if ((str_eq(now->tag, S("textarea")) || str_eq(now->tag, S("pre"))) && t->i == t->html.len)
		buf_char(&t->sent, '\n');
	return true;
}

static bool check_attr(struct tracker *t, struct str name, enum attr_kind kind)
{
	for (size_t i = 0; i < name.len; i++)
		if (name.at[i] >= 'A' && name.at[i] <= 'Z' && !tracker_is_inside(t, S("svg")) &&
		    !str_eq(t->now.tag, S("svg")))
			return scan_complain(t, "attribute names are in lower case: ‘%.*s’", STR_ARG(name));
	if (kind == ATTR_BANNED && str_eq_nocase(name, S("style")))
		return scan_complain(t, "style= is refused by the content security policy: use a class");
	if (kind == ATTR_BANNED && str_eq_nocase(name, S("http-equiv")))
		return scan_complain(t, "http-equiv= is not used: the server sends the header");
	if (kind == ATTR_BANNED)
		return scan_complain(t, "%.*s= is refused by the content security policy: use a script file",
				     STR_ARG(name));
	for (size_t i = 0; i < t->attrs.len; i++)
		if (str_eq_nocase(t->attrs.at[i].name, name))
			return scan_complain(t, "<%.*s> has ‘%.*s’ twice", STR_ARG(t->now.tag), STR_ARG(name));
	return true;
}

/* Whether a script is code or data must be plain from the file, so its type is one literal. */
static bool read_script_type(struct tracker *t)
{
	ptrdiff_t end = str_find(scan_rest(t), S("\""));

	if (end < 0 || t->now.state != IN_VALUE || t->now.tag_at < t->tag_floor)
		return scan_complain(t, "the type of a <script> is a literal in double quotes");
	struct str type = str_sub(t->html, t->i, t->i + (size_t)end);

	t->now.is_json = str_eq(type, S("application/json")) || str_eq(type, S("application/ld+json"));
	return true;
}

/* Behind the = of an attribute. */
static bool begin_value(struct tracker *t)
{
	char quote = scan_peek(t, 0);

	if (quote != '"' && quote != '\'')
		return scan_complain(t, "the value of ‘%.*s’ stands in double quotes", STR_ARG(t->now.attr));
	t->now.state = quote == '"' ? IN_VALUE : IN_SINGLE;
	t->now.url = URL_START;
	scan_copy(t, 1);
	if (str_eq(t->now.tag, S("script")) && str_eq(t->now.attr, S("type")))
		return read_script_type(t);
	return true;
}

static bool scan_attribute(struct tracker *t)
{
	struct str name = scan_name(t, 0);
	enum attr_kind kind = attr_kind(name);

	if (!t->now.has_gap)
		return scan_complain(t, "a space is missing before ‘%.*s’", STR_ARG(name));
	if (!check_attr(t, name, kind))
		return false;
	*list_push(t->cx->mem, &t->attrs) = (struct seen_attr){ .name = name, .is_certain = true };
	t->now.attr = name;
	t->now.kind = kind;
	t->now.has_gap = false;
	scan_copy(t, name.len);
	if (scan_peek(t, 0) != '=')
		return true;
	scan_copy(t, 1);
	return begin_value(t);
}

bool scan_in_tag(struct tracker *t)
{
	char c = scan_peek(t, 0);

	if (scan_is_space(c)) {
		t->now.has_gap = true;
		while (scan_is_space(scan_peek(t, 0)))
			t->i++;
		if (scan_peek(t, 0) != '>' && scan_peek(t, 0) != '/')
			buf_char(&t->sent, ' ');
		return true;
	}
	if (c == '>')
		return finish_start_tag(t, false);
	if (c == '/' && scan_peek(t, 1) == '>')
		return finish_start_tag(t, true);
	if (scan_is_name(c))
		return scan_attribute(t);
	return scan_complain(t, "expected an attribute or > in <%.*s>", STR_ARG(t->now.tag));
}

/* At the first literal byte of an address. */
static bool check_address(struct tracker *t, char quote)
{
	struct str rest = scan_rest(t);
	size_t len = 0;

	while (len < rest.len && rest.at[len] != quote)
		len++;
	if (!html_url_allowed(str_sub(rest, 0, len)))
		return scan_complain(t, "‘%.*s’ is not an address we link to", STR_ARG(str_sub(rest, 0, len)));
	t->now.url = str_starts(rest, S("mailto:")) ? URL_QUERY : URL_PATH;
	return true;
}

bool scan_value(struct tracker *t)
{
	char quote = t->now.state == IN_VALUE ? '"' : '\'';
	char c = scan_peek(t, 0);

	if (c == quote) {
		t->now.state = IN_TAG;
		t->now.has_gap = false;
		scan_copy(t, 1);
		return true;
	}
	if (t->now.kind == ATTR_URL && t->now.url == URL_START && !check_address(t, quote))
		return false;
	if (t->now.url == URL_REST)
		t->now.url = URL_PATH;
	if (c == '?' || c == '#')
		t->now.url = URL_QUERY;
	if (c == '&')
		return scan_entity(t);
	scan_copy(t, 1);
	return true;
}
