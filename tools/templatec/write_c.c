#include "write_c.h"

enum { MAX_CODE = 8 * 1024 * 1024 };

void writer_init(struct writer *w, struct ctx *cx, const struct tpl *tpl)
{
	*w = (struct writer){ .cx = cx, .tpl = tpl, .line = 1, .said_line = 1, .is_home = true };
	buf_init(&w->c, cx->mem, MAX_CODE);
	buf_init(&w->html, cx->mem, MAX_CODE);
}

struct str writer_done(struct writer *w)
{
	return buf_str(&w->c);
}

void write_text(struct writer *w, const char *text)
{
	write_str(w, str_of(text));
}

void write_str(struct writer *w, struct str s)
{
	buf_add(&w->c, s);
}

void write_number(struct writer *w, size_t n)
{
	buf_int(&w->c, (int64_t)n);
}

void write_end(struct writer *w)
{
	buf_char(&w->c, '\n');
	w->line++;
	w->said_line++;
}

/* ?? is broken up because of trigraphs; octal because a hexadecimal escape would swallow what follows. */
static void write_byte(struct writer *w, char c, char before)
{
	if (c == '"' || c == '\\' || (c == '?' && before == '?'))
		buf_char(&w->c, '\\');
	if (c == '\n')
		buf_add(&w->c, S("\\n"));
	else if (c == '\t')
		buf_add(&w->c, S("\\t"));
	else if ((unsigned char)c < ' ')
		buf_print(&w->c, "\\%03o", (unsigned char)c);
	else
		buf_char(&w->c, c);
}

void write_literal(struct writer *w, struct str s)
{
	buf_char(&w->c, '"');
	for (size_t i = 0; i < s.len; i++)
		write_byte(w, s.at[i], i ? s.at[i - 1] : '\0');
	buf_char(&w->c, '"');
}

static void write_indent(struct writer *w, size_t depth)
{
	for (size_t i = 0; i < depth; i++)
		buf_char(&w->c, '\t');
}

void write_html(struct writer *w, struct str html)
{
	buf_add(&w->html, html);
}

/* One line of C for each line of HTML. */
static void flush_html(struct writer *w)
{
	struct str rest = buf_str(&w->html);

	if (rest.len == 0)
		return;
	write_indent(w, w->depth);
	write_text(w, "buf_add(out, S(");
	while (rest.len) {
		ptrdiff_t end = str_find(rest, S("\n"));
		size_t len = end < 0 ? rest.len : (size_t)end + 1;

		write_literal(w, str_sub(rest, 0, len));
		rest = str_sub(rest, len, rest.len);
		if (!rest.len)
			continue;
		write_end(w);
		write_indent(w, w->depth + 2);
	}
	write_text(w, "));");
	write_end(w);
	w->html.len = 0;
}

static void say_line(struct writer *w, size_t line, struct str file)
{
	write_text(w, "#line ");
	write_number(w, line);
	write_text(w, " ");
	write_literal(w, file);
	write_end(w);
	w->said_line = line;
}

void write_begin(struct writer *w, size_t at)
{
	size_t line = source_line(&w->tpl->src, at);

	flush_html(w);
	if (w->is_home || w->said_line != line)
		say_line(w, line, w->tpl->src.path);
	w->is_home = false;
	write_indent(w, w->depth);
}

void write_begin_home(struct writer *w)
{
	flush_html(w);
	if (!w->is_home)
		say_line(w, w->line + 1, str_print(w->cx->mem, "%.*s.c", STR_ARG(w->tpl->symbol)));
	w->is_home = true;
	write_indent(w, w->depth);
}

void write_brace(struct writer *w)
{
	write_text(w, " {");
	write_end(w);
	w->depth++;
}

void write_close(struct writer *w, const char *brace)
{
	flush_html(w);
	w->depth--;
	write_indent(w, w->depth);
	write_text(w, brace);
	write_end(w);
}
