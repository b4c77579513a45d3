#include "sentence.h"

#include "format/html.h"

enum { MAX_OPEN = 8 };

struct checker {
	struct ctx *cx;
	const struct source *src;
	const struct sentence *sentence;
	bool may_have_tags;
	struct str open[MAX_OPEN];
	size_t depth;
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_name(struct str name)
{
	for (size_t i = 0; i < name.len; i++)
		if (!is_letter(name.at[i]) && name.at[i] != '_' && !(name.at[i] >= '0' && name.at[i] <= '9'))
			return false;
	return name.len > 0 && !(name.at[0] >= '0' && name.at[0] <= '9');
}

static bool has_argument(const struct sentence *s, struct str name)
{
	for (size_t i = 0; i < s->arguments.len; i++)
		if (str_eq(s->arguments.at[i].name, name))
			return true;
	return false;
}

/* The placeholder that `rest` begins with; its length with braces in *used. */
static bool check_placeholder(struct checker *c, struct str rest, size_t *used)
{
	ptrdiff_t end = str_find(rest, S("}"));
	struct str name = end > 0 ? str_sub(rest, 1, (size_t)end) : S("");

	if (!is_name(name))
		return complain(c->cx, c->src, c->sentence->at,
				"a { in a sentence begins a placeholder such as {name}");
	if (!has_argument(c->sentence, name))
		return complain(c->cx, c->src, c->sentence->at, "the placeholder {%.*s} has no argument",
				STR_ARG(name));
	*used = name.len + 2;
	return true;
}

static bool check_words(struct checker *c, struct str words)
{
	for (size_t i = 0; i < words.len; i++) {
		size_t used = 1;

		if (words.at[i] == '}')
			return complain(c->cx, c->src, c->sentence->at, "a } in a sentence without its {");
		if (words.at[i] == '{' && !check_placeholder(c, str_sub(words, i, words.len), &used))
			return false;
		i += used - 1;
	}
	return true;
}

static bool open_tag(struct checker *c, struct str name)
{
	if (c->depth == MAX_OPEN)
		return complain(c->cx, c->src, c->sentence->at, "too many tags inside each other");
	c->open[c->depth++] = name;
	return true;
}

static bool close_tag(struct checker *c, struct str name)
{
	if (c->depth == 0 || !str_eq(c->open[c->depth - 1], name))
		return complain(c->cx, c->src, c->sentence->at, "</%.*s> closes nothing in this sentence",
				STR_ARG(name));
	c->depth--;
	return true;
}

static bool check_link(struct checker *c, struct str tag)
{
	struct str address = str_sub(tag, sizeof("a href=\"") - 1, tag.len - 1);

	if (!str_starts(tag, S("a href=\"")) || !str_ends(tag, S("\"")) || address.len == 0 ||
	    str_has(address, S("\"")))
		return complain(c->cx, c->src, c->sentence->at,
				"a link in a sentence is written <a href=\\\"...\\\"> and has no other attribute");
	if (address.at[0] != '{' && !html_url_allowed(address))
		return complain(c->cx, c->src, c->sentence->at, "‘%.*s’ is not an address we link to",
				STR_ARG(address));
	return check_words(c, address) && open_tag(c, S("a"));
}

/* The tag that `rest` begins with; its length in *used. */
static bool check_tag(struct checker *c, struct str rest, size_t *used)
{
	static const char *const names[] = { "strong", "em", "b" };
	ptrdiff_t end = str_find(rest, S(">"));
	struct str tag = end > 0 ? str_sub(rest, 1, (size_t)end) : S("");
	bool closes = str_starts(tag, S("/"));
	struct str name = str_sub(tag, closes ? 1 : 0, tag.len);

	*used = tag.len + 2;
	if (!c->may_have_tags)
		return complain(c->cx, c->src, c->sentence->at, "a sentence can have tags in element text only");
	if (str_eq(tag, S("br")))
		return true;
	if (str_eq(tag, S("/a")))
		return close_tag(c, name);
	if (str_starts(tag, S("a ")))
		return check_link(c, tag);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_eq(name, str_of(names[i])))
			return closes ? close_tag(c, name) : open_tag(c, name);
	return complain(c->cx, c->src, c->sentence->at,
			"a sentence can have <strong>, <em>, <b>, <br> and <a href>, not <%.*s>", STR_ARG(tag));
}

static bool check_text(struct checker *c, struct str text)
{
	size_t from = 0;

	c->depth = 0;
	for (size_t i = 0; i < text.len; i++) {
		char next = i + 1 < text.len ? text.at[i + 1] : ' ';
		size_t used;

		if (text.at[i] != '<' || (!is_letter(next) && next != '/'))
			continue;
		if (!check_words(c, str_sub(text, from, i)) || !check_tag(c, str_sub(text, i, text.len), &used))
			return false;
		from = i + used;
		i = from - 1;
	}
	if (c->depth)
		return complain(c->cx, c->src, c->sentence->at, "<%.*s> is not closed in this sentence",
				STR_ARG(c->open[c->depth - 1]));
	return check_words(c, str_sub(text, from, text.len));
}

static bool check_arguments(const struct checker *c)
{
	const struct sentence *s = c->sentence;

	for (size_t i = 0; i < s->arguments.len; i++) {
		struct str name = s->arguments.at[i].name;
		struct str mark = str_print(c->cx->mem, "{%.*s}", STR_ARG(name));
		bool is_count = s->many.at && str_eq(name, S("n"));

		if (!is_count && !str_has(s->one, mark) && !str_has(s->many, mark))
			return complain(c->cx, c->src, s->arguments.at[i].at, "the sentence has no placeholder {%.*s}",
					STR_ARG(name));
	}
	if (s->many.at && !has_argument(s, S("n")))
		return complain(c->cx, c->src, s->at, "{{tn}} needs its count: n=...");
	return true;
}

bool sentence_check(struct ctx *cx, const struct source *src, const struct sentence *s, bool may_have_tags)
{
	struct checker c = { .cx = cx, .src = src, .sentence = s, .may_have_tags = may_have_tags };

	if (s->one.len == 0)
		return complain(cx, src, s->at, "an empty sentence cannot be translated");
	return check_text(&c, s->one) && check_text(&c, s->many) && check_arguments(&c);
}

bool sentence_is_plain(const struct sentence *s)
{
	return !str_has(s->one, S("{")) && !str_has(s->many, S("{")) && !str_has(s->one, S("<")) &&
	       !str_has(s->many, S("<"));
}
