/*
 * Text into HTML: one escaper for each place in a page where a value may stand.
 *
 * The template compiler chooses the escaper from the place; code that makes markup by hand chooses by
 * itself. All take any bytes whatsoever and append to `b`; none of them can fail.
 */
#ifndef FORMAT_HTML_H
#define FORMAT_HTML_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/*
 * Markup that may go into a page as it is. It is a type of its own so that no text can slip through by
 * accident: a template escapes every `struct str` and prints a `struct html` raw. It does not simply
 * hold a `struct str`, because C would then let `.intro = text` initialise it.
 *
 * Who may make one: code that builds the markup itself, from literals and from the escapers below, and
 * lets nothing else through (the Markdown renderer, the QR code, the word-by-word comparison). Who may
 * not: anything that passes on text from a person, a database, a file or the network. Always by
 * html_trusted, so that one search lists every place where trust is given.
 */
struct html {
	const char *at;
	size_t len;
};

static inline struct html html_trusted(struct str markup)
{
	return (struct html){ markup.at, markup.len };
}

static inline struct str html_str(struct html h)
{
	return (struct str){ h.at, h.len };
}

void html_raw(struct buf *b, struct html h);
/* Between tags, also in <title> and <textarea>. */
void html_text(struct buf *b, struct str s);
/* In an attribute's value in double (or single) quotes. */
void html_attr(struct buf *b, struct str s);

/*
 * A whole address in an attribute such as href: as it is (escaped for the attribute) when it is
 * relative or begins with http, https, mailto or tel; "#blocked" for everything else.
 */
void html_url(struct buf *b, struct str s);
/*
 * What follows a whole address: the rest of one when it begins with / ? or # (there is no scheme in
 * it then), else one segment of the path.
 */
void html_url_rest(struct buf *b, struct str s);
/* A value inside an address: one segment of the path, or one value in the query or fragment. */
void html_url_path(struct buf *b, struct str s);
void html_url_query(struct buf *b, struct str s);
/*
 * Whether html_url would let the address through. Browsers drop white space and control bytes while
 * they look for a scheme ("java\tscript:"); here they stay, so such a scheme is none of the four.
 * Inline because the template compiler holds literal addresses to the same list and links with base/ only.
 */
static inline bool html_url_allowed(struct str s)
{
	size_t end = 0;

	while (end < s.len && !memchr(":/?#", s.at[end], 4))
		end++;
	struct str scheme = str_sub(s, 0, end);

	if (end == s.len || s.at[end] != ':')
		return true;
	return str_eq_nocase(scheme, S("https")) || str_eq_nocase(scheme, S("http")) ||
	       str_eq_nocase(scheme, S("mailto")) || str_eq_nocase(scheme, S("tel"));
}

/* The inside of a JSON string, safe within <script> too. */
void html_json(struct buf *b, struct str s);

#endif
