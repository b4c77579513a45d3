#include "context.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

struct str scan_rest(const struct tracker *t)
{
	return str_sub(t->html, t->i, t->html.len);
}

char scan_peek(const struct tracker *t, size_t ahead)
{
	return t->i + ahead < t->html.len ? t->html.at[t->i + ahead] : '\0';
}

void scan_copy(struct tracker *t, size_t len)
{
	buf_add(&t->sent, str_sub(t->html, t->i, t->i + len));
	t->i += len;
}

bool scan_is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool scan_is_name(char c)
{
	return is_letter(c) || is_digit(c) || c == '-' || c == ':' || c == '_' || c == '.';
}

bool scan_complain(const struct tracker *t, const char *format, ...)
{
	char message[256];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	return complain(t->cx, t->src, source_at(t->src, t->html) + t->i, "%s", message);
}

bool tracker_is_inside(const struct tracker *t, struct str element)
{
	for (size_t i = 0; i < t->open.len; i++)
		if (str_eq(t->open.at[i].name, element))
			return true;
	return false;
}

/* &#160; and &#xa0; */
static bool is_number_entity(struct str name)
{
	bool is_hex = name.len > 1 && (name.at[1] == 'x' || name.at[1] == 'X');
	size_t from = is_hex ? 2 : 1;

	for (size_t i = from; i < name.len; i++) {
		char c = name.at[i];
		bool is_hex_letter = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');

		if (!is_digit(c) && !(is_hex && is_hex_letter))
			return false;
	}
	return name.len > from && name.len < from + 8;
}

bool scan_entity(struct tracker *t)
{
	size_t len = 1;

	while (is_letter(scan_peek(t, len)) || is_digit(scan_peek(t, len)) || scan_peek(t, len) == '#')
		len++;
	struct str name = str_sub(t->html, t->i + 1, t->i + len);

	if (name.len == 0 && t->i + 1 == t->html.len)
		return scan_complain(t, "an & before {{ is written &amp;");
	if (name.len && scan_peek(t, len) != ';')
		return scan_complain(t, "an & before a letter is written &amp;");
	if (name.len && name.at[0] == '#' && !is_number_entity(name))
		return scan_complain(t, "&%.*s; is not a character's number", STR_ARG(name));
	if (name.len && name.at[0] != '#' && !is_entity(name))
		return scan_complain(t, "unknown entity &%.*s; (write the character itself)", STR_ARG(name));
	scan_copy(t, len);
	return true;
}

/* Whether the run goes on with a tag (or ends the file) beside which white space has no effect. */
static bool is_before_block(const struct tracker *t, size_t i)
{
	struct str rest = str_sub(t->html, i, t->html.len);
	size_t from = str_starts(rest, S("</")) ? 2 : 1;
	size_t to = from;

	if (rest.len == 0)
		return source_at(t->src, rest) == t->src->text.len;
	while (to < rest.len && scan_is_name(rest.at[to]))
		to++;
	const struct element *element = rest.at[0] == '<' ? find_element(str_sub(rest, from, to)) : NULL;

	return element && element->kind != ELEMENT_INLINE && !str_eq(str_of(element->name), S("textarea"));
}

static bool scan_space(struct tracker *t)
{
	size_t len = 0;
	bool has_break = false;

	for (; scan_is_space(scan_peek(t, len)); len++)
		has_break |= scan_peek(t, len) == '\n';
	if (!has_break || tracker_is_inside(t, S("pre"))) {
		scan_copy(t, len);
		return true;
	}
	if (!t->now.after_block && !is_before_block(t, t->i + len))
		buf_char(&t->sent, '\n');
	t->i += len;
	return true;
}

static bool scan_markup(struct tracker *t)
{
	struct str rest = scan_rest(t);

	if (str_starts(rest, S("<!--"))) {
		t->now.state = IN_COMMENT;
		t->now.tag_at = source_at(t->src, rest);
		t->i += 4;
		return true;
	}
	if (str_eq_nocase(str_sub(rest, 0, 15), S("<!doctype html>"))) {
		scan_copy(t, 15);
		t->now.after_block = true;
		return true;
	}
	if (rest.len == 1)
		return scan_complain(t, "a < before {{ is written &lt;; the name of a tag cannot be printed");
	if (rest.at[1] == '/')
		return scan_end_tag(t);
	if (is_letter(rest.at[1]))
		return scan_start_tag(t);
	if (rest.at[1] == '!' || rest.at[1] == '?')
		return scan_complain(t, "only <!doctype html> and comments begin with <%c", rest.at[1]);
	return scan_complain(t, "a < that begins no tag is written &lt;");
}

static bool scan_content(struct tracker *t)
{
	size_t len = 0;

	if (scan_is_space(scan_peek(t, 0)))
		return scan_space(t);
	if (scan_peek(t, 0) == '<')
		return scan_markup(t);
	t->now.after_block = false;
	if (scan_peek(t, 0) == '&')
		return scan_entity(t);
	while (t->i + len < t->html.len && !strchr("<& \t\n\r\f", scan_peek(t, len)))
		len++;
	scan_copy(t, len ? len : 1);
	return true;
}

static bool is_own_end_tag(const struct tracker *t)
{
	struct str rest = scan_rest(t);
	size_t len = 2 + t->now.tag.len;
	char after = scan_peek(t, len);

	return str_starts(rest, S("</")) && str_eq_nocase(str_sub(rest, 2, len), t->now.tag) &&
	       (after == '>' || scan_is_space(after));
}

static bool scan_json(struct tracker *t)
{
	char c = scan_peek(t, 0);

	if (c == '\\' && t->i + 1 == t->html.len)
		return scan_complain(t, "a backslash cannot stand before {{");
	if (c == '\\' && t->now.in_json_string) {
		scan_copy(t, 2);
		return true;
	}
	if (c == '"')
		t->now.in_json_string = !t->now.in_json_string;
	scan_copy(t, 1);
	return true;
}

/* The content of an element that has no tags inside. */
static bool scan_opaque(struct tracker *t)
{
	if (is_own_end_tag(t)) {
		if (t->now.in_json_string)
			return scan_complain(t, "a string of this JSON is not closed");
		return scan_end_tag(t);
	}
	if (t->now.state == IN_JSON)
		return scan_json(t);
	if (t->now.state == IN_RCDATA && scan_peek(t, 0) == '&')
		return scan_entity(t);
	/* Inside a script it would start a second kind of script, with rules of its own. */
	if (t->now.state == IN_RAW && str_starts(scan_rest(t), S("<!--")))
		return scan_complain(t, "<!-- cannot stand inside <%.*s>", STR_ARG(t->now.tag));
	scan_copy(t, 1);
	return true;
}

static bool scan_comment(struct tracker *t)
{
	ptrdiff_t end = str_find(scan_rest(t), S("-->"));

	if (end < 0) {
		t->i = t->html.len;
		return true;
	}
	t->i += (size_t)end + 3;
	t->now.state = IN_CONTENT;
	return true;
}

static bool scan_step(struct tracker *t)
{
	switch (t->now.state) {
	case IN_CONTENT:
		return scan_content(t);
	case IN_RCDATA:
	case IN_RAW:
	case IN_JSON:
		return scan_opaque(t);
	case IN_COMMENT:
		return scan_comment(t);
	case IN_TAG:
		return scan_in_tag(t);
	case IN_VALUE:
	case IN_SINGLE:
		return scan_value(t);
	}
	return false;
}

bool scan_html(struct tracker *t, struct str html, struct str *out)
{
	t->html = html;
	t->i = 0;
	/* A line break may be added after <textarea>, and nothing else makes the text longer. */
	buf_init(&t->sent, t->cx->mem, html.len + 1);
	while (t->i < html.len)
		if (!scan_step(t))
			return false;
	assert(buf_ok(&t->sent));
	*out = buf_str(&t->sent);
	return true;
}
