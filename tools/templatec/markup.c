#include "markup.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static const struct element elements[] = {
	{ "a", ELEMENT_INLINE, false },		{ "abbr", ELEMENT_INLINE, false },
	{ "address", ELEMENT_BLOCK, false },	{ "area", ELEMENT_BLOCK, true },
	{ "article", ELEMENT_BLOCK, false },	{ "aside", ELEMENT_BLOCK, false },
	{ "audio", ELEMENT_INLINE, false },	{ "b", ELEMENT_INLINE, false },
	{ "base", ELEMENT_BLOCK, true },	{ "bdi", ELEMENT_INLINE, false },
	{ "bdo", ELEMENT_INLINE, false },	{ "blockquote", ELEMENT_BLOCK, false },
	{ "body", ELEMENT_BLOCK, false },	{ "br", ELEMENT_INLINE, true },
	{ "button", ELEMENT_INLINE, false },	{ "canvas", ELEMENT_INLINE, false },
	{ "caption", ELEMENT_BLOCK, false },	{ "cite", ELEMENT_INLINE, false },
	{ "code", ELEMENT_INLINE, false },	{ "col", ELEMENT_BLOCK, true },
	{ "colgroup", ELEMENT_BLOCK, false },	{ "data", ELEMENT_INLINE, false },
	{ "datalist", ELEMENT_BLOCK, false },	{ "dd", ELEMENT_BLOCK, false },
	{ "del", ELEMENT_INLINE, false },	{ "details", ELEMENT_BLOCK, false },
	{ "dfn", ELEMENT_INLINE, false },	{ "dialog", ELEMENT_BLOCK, false },
	{ "div", ELEMENT_BLOCK, false },	{ "dl", ELEMENT_BLOCK, false },
	{ "dt", ELEMENT_BLOCK, false },		{ "em", ELEMENT_INLINE, false },
	{ "embed", ELEMENT_INLINE, true },	{ "fieldset", ELEMENT_BLOCK, false },
	{ "figcaption", ELEMENT_BLOCK, false }, { "figure", ELEMENT_BLOCK, false },
	{ "footer", ELEMENT_BLOCK, false },	{ "form", ELEMENT_BLOCK, false },
	{ "h1", ELEMENT_BLOCK, false },		{ "h2", ELEMENT_BLOCK, false },
	{ "h3", ELEMENT_BLOCK, false },		{ "h4", ELEMENT_BLOCK, false },
	{ "h5", ELEMENT_BLOCK, false },		{ "h6", ELEMENT_BLOCK, false },
	{ "head", ELEMENT_BLOCK, false },	{ "header", ELEMENT_BLOCK, false },
	{ "hgroup", ELEMENT_BLOCK, false },	{ "hr", ELEMENT_BLOCK, true },
	{ "html", ELEMENT_BLOCK, false },	{ "i", ELEMENT_INLINE, false },
	{ "iframe", ELEMENT_RAW, false },	{ "img", ELEMENT_INLINE, true },
	{ "input", ELEMENT_INLINE, true },	{ "ins", ELEMENT_INLINE, false },
	{ "kbd", ELEMENT_INLINE, false },	{ "label", ELEMENT_INLINE, false },
	{ "legend", ELEMENT_BLOCK, false },	{ "li", ELEMENT_BLOCK, false },
	{ "link", ELEMENT_BLOCK, true },	{ "main", ELEMENT_BLOCK, false },
	{ "map", ELEMENT_INLINE, false },	{ "mark", ELEMENT_INLINE, false },
	{ "menu", ELEMENT_BLOCK, false },	{ "meta", ELEMENT_BLOCK, true },
	{ "meter", ELEMENT_INLINE, false },	{ "nav", ELEMENT_BLOCK, false },
	{ "noscript", ELEMENT_INLINE, false },	{ "object", ELEMENT_INLINE, false },
	{ "ol", ELEMENT_BLOCK, false },		{ "optgroup", ELEMENT_BLOCK, false },
	{ "option", ELEMENT_BLOCK, false },	{ "output", ELEMENT_INLINE, false },
	{ "p", ELEMENT_BLOCK, false },		{ "picture", ELEMENT_INLINE, false },
	{ "pre", ELEMENT_BLOCK, false },	{ "progress", ELEMENT_INLINE, false },
	{ "q", ELEMENT_INLINE, false },		{ "rp", ELEMENT_INLINE, false },
	{ "rt", ELEMENT_INLINE, false },	{ "ruby", ELEMENT_INLINE, false },
	{ "s", ELEMENT_INLINE, false },		{ "samp", ELEMENT_INLINE, false },
	{ "script", ELEMENT_RAW, false },	{ "search", ELEMENT_BLOCK, false },
	{ "section", ELEMENT_BLOCK, false },	{ "select", ELEMENT_INLINE, false },
	{ "small", ELEMENT_INLINE, false },	{ "source", ELEMENT_BLOCK, true },
	{ "span", ELEMENT_INLINE, false },	{ "strong", ELEMENT_INLINE, false },
	{ "style", ELEMENT_RAW, false },	{ "sub", ELEMENT_INLINE, false },
	{ "summary", ELEMENT_BLOCK, false },	{ "sup", ELEMENT_INLINE, false },
	{ "svg", ELEMENT_INLINE, false },	{ "table", ELEMENT_BLOCK, false },
	{ "tbody", ELEMENT_BLOCK, false },	{ "td", ELEMENT_BLOCK, false },
	{ "template", ELEMENT_BLOCK, false },	{ "textarea", ELEMENT_RCDATA, false },
	{ "tfoot", ELEMENT_BLOCK, false },	{ "th", ELEMENT_BLOCK, false },
	{ "thead", ELEMENT_BLOCK, false },	{ "time", ELEMENT_INLINE, false },
	{ "title", ELEMENT_RCDATA, false },	{ "tr", ELEMENT_BLOCK, false },
	{ "track", ELEMENT_BLOCK, true },	{ "u", ELEMENT_INLINE, false },
	{ "ul", ELEMENT_BLOCK, false },		{ "var", ELEMENT_INLINE, false },
	{ "video", ELEMENT_INLINE, false },	{ "wbr", ELEMENT_INLINE, true },
};

static const struct {
	const char *name;
	enum attr_kind kind;
} attributes[] = {
	{ "action", ATTR_URL },	       { "background", ATTR_URL },
	{ "cite", ATTR_URL },	       { "data", ATTR_URL },
	{ "formaction", ATTR_URL },    { "href", ATTR_URL },
	{ "http-equiv", ATTR_BANNED }, { "imagesrcset", ATTR_LITERAL },
	{ "itemid", ATTR_URL },	       { "longdesc", ATTR_URL },
	{ "manifest", ATTR_URL },      { "ping", ATTR_LITERAL },
	{ "poster", ATTR_URL },	       { "src", ATTR_URL },
	{ "srcdoc", ATTR_LITERAL },    { "srcset", ATTR_LITERAL },
	{ "style", ATTR_BANNED },      { "xlink:href", ATTR_URL },
};

/* A template has a few hundred tags, so a plain walk is fast enough. */
const struct element *find_element(struct str name)
{
	for (size_t i = 0; i < COUNT(elements); i++)
		if (str_eq(name, str_of(elements[i].name)))
			return &elements[i];
	return NULL;
}

enum attr_kind attr_kind(struct str name)
{
	if (name.len > 2 && str_eq_nocase(str_sub(name, 0, 2), S("on")))
		return ATTR_BANNED;
	for (size_t i = 0; i < COUNT(attributes); i++)
		if (str_eq_nocase(name, str_of(attributes[i].name)))
			return attributes[i].kind;
	return ATTR_PLAIN;
}
