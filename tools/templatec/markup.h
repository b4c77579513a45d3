/* What the compiler knows about HTML, as tables: elements, attributes, named characters. */
#ifndef TEMPLATEC_MARKUP_H
#define TEMPLATEC_MARKUP_H

#include "base/str.h"

enum element_kind {
	ELEMENT_BLOCK,	/* white space beside it has no effect */
	ELEMENT_INLINE, /* part of a line of text */
	ELEMENT_RCDATA, /* title, textarea: text without tags inside */
	ELEMENT_RAW,	/* script, style: neither tags nor entities inside */
};

struct element {
	const char *name;
	enum element_kind kind;
	bool is_void; /* has no content and no end tag */
};

/* NULL when HTML has no such element. */
const struct element *find_element(struct str name);

enum attr_kind {
	ATTR_PLAIN,
	ATTR_URL,     /* its value is one address */
	ATTR_LITERAL, /* too subtle for values that are printed */
	ATTR_BANNED,  /* the content security policy forbids it, or a header does it */
};

enum attr_kind attr_kind(struct str name);

/* Whether &name; is one of the names we accept. */
bool is_entity(struct str name);

#endif
