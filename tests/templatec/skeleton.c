#include "skeleton.h"

static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':';
}

/* Behind the name of a tag: writes the names of its attributes; returns the offset behind the >. */
static size_t walk_tag(struct str page, size_t i, struct buf *out)
{
	while (i < page.len && page.at[i] != '>') {
		char quote = page.at[i];

		if (quote == '"' || quote == '\'') {
			for (i++; i < page.len && page.at[i] != quote;)
				i++;
			i++;
			buf_add(out, S("\"\""));
			continue;
		}
		buf_char(out, page.at[i++]);
	}
	buf_char(out, '>');
	return i + 1;
}

/* The offset of the end tag of a script, title or textarea. */
static size_t skip_content(struct str page, size_t i, struct str name)
{
	while (i < page.len) {
		bool ends = str_starts(str_sub(page, i, page.len), S("</")) &&
			    str_eq_nocase(str_sub(page, i + 2, i + 2 + name.len), name);

		if (ends)
			return i;
		i++;
	}
	return i;
}

void skeleton(struct str page, struct buf *out)
{
	size_t i = 0;

	while (i < page.len) {
		bool is_tag = page.at[i] == '<' && i + 1 < page.len &&
			      (is_name(page.at[i + 1]) || memchr("/!?", page.at[i + 1], 3));

		if (!is_tag) {
			i++;
			continue;
		}
		size_t from = i + 1;

		for (i = from + 1; i < page.len && is_name(page.at[i]);)
			i++;
		struct str name = str_sub(page, from, i);

		buf_char(out, '<');
		buf_add(out, name);
		i = walk_tag(page, i, out);
		buf_char(out, '\n');
		if (str_eq(name, S("script")) || str_eq(name, S("title")) || str_eq(name, S("textarea")))
			i = skip_content(page, i, name);
	}
}
