#include "pot.h"

#include <stdlib.h>

#include "base/buf.h"

enum { MAX_POT = 8 * 1024 * 1024 };

/* One use of one sentence. */
struct use {
	const struct sentence *sentence;
	const struct source *src;
	size_t order; /* qsort is not stable */
};
LIST(use, struct use);

static int compare_uses(const void *a, const void *b)
{
	const struct use *x = a;
	const struct use *y = b;
	int order = str_cmp(x->sentence->one, y->sentence->one);

	return order ? order : (x->order > y->order) - (x->order < y->order);
}

static void add_quoted(struct buf *out, const char *keyword, struct str text)
{
	buf_print(out, "%s \"", keyword);
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '"' || text.at[i] == '\\')
			buf_char(out, '\\');
		buf_char(out, text.at[i]);
	}
	buf_add(out, S("\"\n"));
}

/* Writes the entry of the uses[0..count), all of one sentence. */
static bool add_entry(struct ctx *cx, struct buf *out, const struct use *uses, size_t count)
{
	struct str many = { NULL, 0 };

	buf_char(out, '\n');
	for (size_t i = 0; i < count; i++) {
		const struct sentence *s = uses[i].sentence;

		if (many.at && s->many.at && !str_eq(many, s->many))
			return complain(cx, uses[i].src, s->at, "this singular has another plural elsewhere: ‘%.*s’",
					STR_ARG(many));
		if (s->many.at)
			many = s->many;
		buf_print(out, "#: %.*s:%zu\n", STR_ARG(uses[i].src->path), source_line(uses[i].src, s->at));
	}
	add_quoted(out, "msgid", uses[0].sentence->one);
	if (!many.at) {
		add_quoted(out, "msgstr", S(""));
		return true;
	}
	add_quoted(out, "msgid_plural", many);
	add_quoted(out, "msgstr[0]", S(""));
	add_quoted(out, "msgstr[1]", S(""));
	return true;
}

bool pot(struct ctx *cx, const struct tpl_list *all, struct str *out)
{
	struct use_list uses = { 0 };
	struct buf text;

	for (size_t i = 0; i < all->len; i++)
		for (size_t j = 0; j < all->at[i].sentences.len; j++)
			*list_push(cx->mem, &uses) =
				(struct use){ all->at[i].sentences.at[j], &all->at[i].src, uses.len };
	if (uses.len)
		qsort(uses.at, uses.len, sizeof(uses.at[0]), compare_uses);
	buf_init(&text, cx->mem, MAX_POT);
	/* No dates: the same templates give the same file. */
	buf_add(&text, S("msgid \"\"\nmsgstr \"\"\n"
			 "\"MIME-Version: 1.0\\n\"\n"
			 "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
			 "\"Content-Transfer-Encoding: 8bit\\n\"\n"));
	for (size_t from = 0, to; from < uses.len; from = to) {
		for (to = from + 1; to < uses.len; to++)
			if (!str_eq(uses.at[to].sentence->one, uses.at[from].sentence->one))
				break;
		if (!add_entry(cx, &text, &uses.at[from], to - from))
			return false;
	}
	*out = buf_str(&text);
	return true;
}
