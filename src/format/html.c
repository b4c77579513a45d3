#include "format/html.h"

#include <stdint.h>

/* Where a byte cannot stay as it is: one bit for each place. */
enum {
	TEXT = 1,
	ATTR = 2,
	URL = 4,
	PATH = 8,
	QUERY = 16,
	JSON = 32,
};

static const uint8_t special[256] = {
	[0x00] = TEXT | ATTR | URL | PATH | QUERY | JSON,
	[0x01 ... 0x1f] = URL | PATH | QUERY | JSON,
	[' '] = URL | PATH | QUERY,
	['"'] = ATTR | URL | PATH | QUERY | JSON,
	['&'] = TEXT | ATTR | URL | PATH | QUERY | JSON,
	['\''] = ATTR | URL | PATH | QUERY,
	['<'] = TEXT | ATTR | URL | PATH | QUERY | JSON,
	['>'] = TEXT | ATTR | URL | PATH | QUERY | JSON,
	['\\'] = URL | PATH | QUERY | JSON,
	['`'] = URL | PATH | QUERY,
	['!'] = PATH | QUERY,
	['#' ... '%'] = PATH | QUERY,
	['(' ... '*'] = PATH | QUERY,
	/* A plus sign is itself in a path and a space in a query. */
	['+'] = QUERY,
	['/'] = PATH | QUERY,
	[':' ... ';'] = PATH | QUERY,
	['='] = PATH | QUERY,
	['?'] = PATH | QUERY,
	['['] = PATH | QUERY,
	/* "https://here" "@there" would change the host; behind a ? it is just a letter, as in mailto:. */
	['@'] = PATH,
	[']' ... '^'] = PATH | QUERY,
	['{' ... '}'] = PATH | QUERY,
	[0x7f] = URL | PATH | QUERY,
	[0x80 ... 0xe1] = PATH | QUERY,
	/* May begin U+2028 or U+2029, which end a line in JavaScript. */
	[0xe2] = PATH | QUERY | JSON,
	[0xe3 ... 0xff] = PATH | QUERY,
};

/* Writes what stands for the first byte (or character) of `rest`; returns how many bytes that was. */
typedef size_t replace(struct buf *b, struct str rest);

/* Most text needs no escaping, so look for the next byte that does and copy all before it at once. */
static void escape(struct buf *b, struct str s, uint8_t place, replace *put)
{
	size_t from = 0;

	while (from < s.len) {
		size_t to = from;

		while (to < s.len && !(special[(uint8_t)s.at[to]] & place))
			to++;
		buf_add(b, str_sub(s, from, to));
		from = to;
		if (from < s.len)
			from += put(b, str_sub(s, from, s.len));
	}
}

static size_t put_entity(struct buf *b, struct str rest)
{
	switch (rest.at[0]) {
	case '&':
		buf_add(b, S("&amp;"));
		break;
	case '<':
		buf_add(b, S("&lt;"));
		break;
	case '>':
		buf_add(b, S("&gt;"));
		break;
	case '"':
		buf_add(b, S("&quot;"));
		break;
	case '\'':
		buf_add(b, S("&#39;"));
		break;
	default:
		/* NUL is not allowed in HTML; browsers show this character for it. */
		buf_add(b, S("\xef\xbf\xbd"));
	}
	return 1;
}

static size_t put_percent(struct buf *b, struct str rest)
{
	static const char digits[] = "0123456789ABCDEF";
	uint8_t byte = (uint8_t)rest.at[0];
	char code[3] = { '%', digits[byte >> 4], digits[byte & 15] };

	buf_add(b, (struct str){ code, sizeof(code) });
	return 1;
}

/* In a whole address `&` and `'` have a meaning and stay themselves; the rest has no business there. */
static size_t put_url(struct buf *b, struct str rest)
{
	if (rest.at[0] == '&' || rest.at[0] == '\'')
		return put_entity(b, rest);
	return put_percent(b, rest);
}

static size_t put_json(struct buf *b, struct str rest)
{
	static const char digits[] = "0123456789abcdef";
	uint8_t byte = (uint8_t)rest.at[0];
	char code[6] = { '\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15] };

	if (byte == 0xe2) {
		if (str_starts(rest, S("\xe2\x80\xa8")))
			buf_add(b, S("\\u2028"));
		else if (str_starts(rest, S("\xe2\x80\xa9")))
			buf_add(b, S("\\u2029"));
		else
			return buf_char(b, rest.at[0]), 1;
		return 3;
	}
	if (byte == '"' || byte == '\\') {
		buf_char(b, '\\');
		buf_char(b, rest.at[0]);
	} else if (byte == '\n') {
		buf_add(b, S("\\n"));
	} else {
		buf_add(b, (struct str){ code, sizeof(code) });
	}
	return 1;
}

void html_raw(struct buf *b, struct html h)
{
	buf_add(b, html_str(h));
}

void html_text(struct buf *b, struct str s)
{
	escape(b, s, TEXT, put_entity);
}

void html_attr(struct buf *b, struct str s)
{
	escape(b, s, ATTR, put_entity);
}

void html_url(struct buf *b, struct str s)
{
	if (html_url_allowed(s))
		escape(b, s, URL, put_url);
	else
		buf_add(b, S("#blocked"));
}

void html_url_rest(struct buf *b, struct str s)
{
	if (s.len && memchr("/?#", s.at[0], 3))
		escape(b, s, URL, put_url);
	else
		html_url_path(b, s);
}

void html_url_path(struct buf *b, struct str s)
{
	escape(b, s, PATH, put_percent);
}

void html_url_query(struct buf *b, struct str s)
{
	escape(b, s, QUERY, put_percent);
}

void html_json(struct buf *b, struct str s)
{
	escape(b, s, JSON, put_json);
}
