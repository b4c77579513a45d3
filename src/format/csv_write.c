#include "format/csv.h"

static size_t skip_digits(struct str s, size_t at)
{
	while (at < s.len && s.at[at] >= '0' && s.at[at] <= '9')
		at++;
	return at;
}

/* -12, +3.5, -1e6: what a spreadsheet reads as a number and nothing else. */
static bool is_number(struct str s)
{
	size_t at = s.len && (s.at[0] == '-' || s.at[0] == '+') ? 1 : 0;
	size_t from = at;

	at = skip_digits(s, at);
	if (at == from)
		return false;
	if (at < s.len && s.at[at] == '.')
		at = skip_digits(s, at + 1);
	if (at < s.len && (s.at[at] == 'e' || s.at[at] == 'E')) {
		at++;
		if (at < s.len && (s.at[at] == '-' || s.at[at] == '+'))
			at++;
		from = at;
		at = skip_digits(s, at);
		if (at == from)
			return false;
	}
	return at == s.len;
}

static bool is_formula(struct str s)
{
	return s.len && memchr("=+-@\t\r", s.at[0], 6) && !is_number(s);
}

static bool needs_quotes(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] == '"' || s.at[i] == ',' || s.at[i] == '\r' || s.at[i] == '\n')
			return true;
	return false;
}

static void write_quoted(struct buf *b, struct str s)
{
	struct str rest = s;

	buf_char(b, '"');
	for (;;) {
		buf_add(b, str_cut(&rest, '"'));
		if (!rest.at)
			break;
		buf_add(b, S("\"\""));
	}
	buf_char(b, '"');
}

static void write_cell(struct buf *b, struct str s, const char *guard, bool *first)
{
	/* A lone empty cell would be a blank line, which readers skip. */
	bool quotes = needs_quotes(s) || (*first && str_empty(s));

	if (!*first)
		buf_char(b, ',');
	*first = false;
	if (quotes && *guard) {
		write_quoted(b, str_join(b->mem, str_of(guard), s));
	} else if (quotes) {
		write_quoted(b, s);
	} else {
		buf_add(b, str_of(guard));
		buf_add(b, s);
	}
}

void csv_write_cell(struct buf *b, struct str s, bool *first)
{
	write_cell(b, s, is_formula(s) ? "'" : "", first);
}

void csv_write_cell_raw(struct buf *b, struct str s, bool *first)
{
	write_cell(b, s, "", first);
}

void csv_write_end(struct buf *b)
{
	buf_add(b, S("\r\n"));
}
