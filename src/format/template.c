#include "format/template.h"

#include <string.h>

static const struct catalogue_entry *find(const struct catalogue *c, const char *msgid)
{
	size_t low = 0;
	size_t high = c ? c->count : 0;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(msgid, c->entries[middle].msgid);

		if (order == 0)
			return &c->entries[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

const char *tr(const struct catalogue *c, const char *msgid)
{
	const struct catalogue_entry *entry = find(c, msgid);

	return entry && entry->msgstr ? entry->msgstr : msgid;
}

const char *tr_n(const struct catalogue *c, const char *one, const char *many, uint64_t n)
{
	const struct catalogue_entry *entry = find(c, one);

	if (entry && entry->forms)
		return entry->forms[c->plural(n)];
	return n == 1 ? one : many;
}

struct template_arg template_arg_str(const char *name, struct str s)
{
	return (struct template_arg){ .name = name, .kind = TEMPLATE_STR, .text = s };
}

struct template_arg template_arg_c(const char *name, const char *c)
{
	return template_arg_str(name, str_of(c));
}

struct template_arg template_arg_int(const char *name, int64_t n)
{
	return (struct template_arg){ .name = name, .kind = TEMPLATE_INT, .number = n };
}

struct template_arg template_arg_uint(const char *name, uint64_t n)
{
	return (struct template_arg){ .name = name, .kind = TEMPLATE_UINT, .number = (int64_t)n };
}

struct template_arg template_arg_html(const char *name, struct html h)
{
	return (struct template_arg){ .name = name, .kind = TEMPLATE_HTML, .text = html_str(h) };
}

void template_uint(struct buf *out, uint64_t n)
{
	char digits[20];
	size_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + n % 10);
		n /= 10;
	} while (n);
	buf_add(out, (struct str){ digits + at, sizeof(digits) - at });
}

void template_text_c(struct buf *out, const char *c)
{
	html_text(out, str_of(c));
}

void template_attr_c(struct buf *out, const char *c)
{
	html_attr(out, str_of(c));
}

void template_url_c(struct buf *out, const char *c)
{
	html_url(out, str_of(c));
}

void template_url_rest_c(struct buf *out, const char *c)
{
	html_url_rest(out, str_of(c));
}

void template_url_path_c(struct buf *out, const char *c)
{
	html_url_path(out, str_of(c));
}

void template_url_query_c(struct buf *out, const char *c)
{
	html_url_query(out, str_of(c));
}

void template_json_c(struct buf *out, const char *c)
{
	html_json(out, str_of(c));
}

bool template_true_str(struct str s)
{
	return s.len > 0;
}

bool template_true_html(struct html h)
{
	return h.len > 0;
}

bool template_true_c(const char *c)
{
	return c && c[0];
}

bool template_true_number(uint64_t n)
{
	return n != 0;
}

bool template_true_pointer(const void *p)
{
	return p != NULL;
}

/* A sentence being printed. */
struct saying {
	struct buf *out;
	void (*put)(struct buf *out, struct str s);
	const struct template_arg *args;
	size_t arg_count;
};

static const struct template_arg *find_arg(const struct saying *s, struct str name)
{
	for (size_t i = 0; i < s->arg_count; i++)
		if (str_eq(str_of(s->args[i].name), name))
			return &s->args[i];
	return NULL;
}

/* The argument whose {name} `rest` begins with, and in *used its length; NULL when it is just a brace. */
static const struct template_arg *arg_at(const struct saying *s, struct str rest, size_t *used)
{
	const char *end = memchr(rest.at, '}', rest.len);

	if (rest.at[0] != '{' || !end)
		return NULL;
	*used = (size_t)(end - rest.at) + 1;
	return find_arg(s, str_sub(rest, 1, *used - 1));
}

static void put_arg(const struct saying *s, const struct template_arg *arg)
{
	switch (arg->kind) {
	case TEMPLATE_STR:
		s->put(s->out, arg->text);
		break;
	case TEMPLATE_INT:
		buf_int(s->out, arg->number);
		break;
	case TEMPLATE_UINT:
		template_uint(s->out, (uint64_t)arg->number);
		break;
	case TEMPLATE_HTML:
		/* Trusted as element text, but a link's address is not that. */
		if (s->put == html_text)
			buf_add(s->out, arg->text);
		else
			s->put(s->out, arg->text);
		break;
	}
}

/* Words with {placeholders}; a brace that is none of ours is a brace. */
static void put_words(const struct saying *s, struct str words)
{
	while (words.len) {
		const char *brace = memchr(words.at, '{', words.len);
		size_t before = brace ? (size_t)(brace - words.at) : words.len;
		size_t used = 1;

		s->put(s->out, str_sub(words, 0, before));
		words = str_sub(words, before, words.len);
		if (!words.len)
			return;
		const struct template_arg *arg = arg_at(s, words, &used);

		if (arg)
			put_arg(s, arg);
		else
			s->put(s->out, str_sub(words, 0, used = 1));
		words = str_sub(words, used, words.len);
	}
}

/*
 * The address of a link in a sentence. A translator's words are held to the same rules as a value: the
 * first piece decides the scheme, and behind values alone a scheme could still begin.
 */
static void put_address(const struct saying *s, struct str address)
{
	struct saying piece = *s;

	piece.put = html_url;
	while (address.len) {
		size_t used = 1;
		const struct template_arg *arg = arg_at(s, address, &used);

		if (arg) {
			put_arg(&piece, arg);
			piece.put = piece.put == html_url ? html_url_rest : piece.put;
			address = str_sub(address, used, address.len);
			continue;
		}
		for (used = 1; used < address.len && address.at[used] != '{';)
			used++;
		struct str words = str_sub(address, 0, used);
		bool is_query = str_has(words, S("?")) || str_has(words, S("#")) || str_starts(words, S("mailto:"));
		bool is_start = piece.put == html_url || piece.put == html_url_rest;

		if (is_start)
			piece.put(s->out, words);
		else
			html_attr(s->out, words);
		if (is_start || is_query)
			piece.put = is_query ? html_url_query : html_url_path;
		address = str_sub(address, used, address.len);
	}
}

/* Prints the inline tag that `rest` begins with; returns its length, 0 when there is none. */
static size_t put_tag(const struct saying *s, struct str rest)
{
	static const struct str tags[] = {
		{ "<strong>", 8 }, { "</strong>", 9 }, { "<em>", 4 }, { "</em>", 5 },
		{ "<b>", 3 },	   { "</b>", 4 },      { "<br>", 4 }, { "</a>", 4 },
	};
	const struct str link = S("<a href=\"");

	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
		if (!str_starts(rest, tags[i]))
			continue;
		buf_add(s->out, tags[i]);
		return tags[i].len;
	}
	ptrdiff_t end = str_find(rest, S("\">"));

	if (!str_starts(rest, link) || end < (ptrdiff_t)link.len)
		return 0;
	buf_add(s->out, link);
	put_address(s, str_sub(rest, link.len, (size_t)end));
	buf_add(s->out, S("\">"));
	return (size_t)end + 2;
}

static void put_markup(const struct saying *s, struct str words)
{
	while (words.len) {
		size_t before = 0;

		while (before < words.len && words.at[before] != '<')
			before++;
		put_words(s, str_sub(words, 0, before));
		words = str_sub(words, before, words.len);
		if (!words.len)
			return;
		size_t tag = put_tag(s, words);

		if (!tag)
			s->put(s->out, str_sub(words, 0, tag = 1));
		words = str_sub(words, tag, words.len);
	}
}

void template_say(struct buf *out, enum template_place place, const char *sentence, const struct template_arg *args,
		  size_t arg_count)
{
	static void (*const puts_for[])(struct buf *, struct str) = {
		[TEMPLATE_MARKUP] = html_text, [TEMPLATE_TEXT] = html_text, [TEMPLATE_ATTR] = html_attr,
		[TEMPLATE_JSON] = html_json,   [TEMPLATE_PLAIN] = buf_add,
	};
	struct saying s = { out, puts_for[place], args, arg_count };

	if (place == TEMPLATE_MARKUP)
		put_markup(&s, str_of(sentence));
	else
		put_words(&s, str_of(sentence));
}

struct str template_said(struct arena *mem, const char *sentence, const struct template_arg *args, size_t arg_count)
{
	enum { MAX_BYTES = 64 * 1024 };
	struct buf text;

	buf_init(&text, mem, MAX_BYTES);
	template_say(&text, TEMPLATE_PLAIN, sentence, args, arg_count);
	return buf_str(&text);
}
