/* Tags say in a word and a shape what a line is. They are never colour alone, and never mixed up. */
#ifndef VIEWS_TAG_H
#define VIEWS_TAG_H

#include "base/str.h"

enum tag {
	TAG_NONE,
	TAG_LAW, /* what it is */
	TAG_GUIDANCE,
	TAG_NATIONAL,
	TAG_EXTRA,
	TAG_COMING,
	TAG_INVENTED,
	TAG_OFFERS, /* what we know */
	TAG_MAY_OFFER,
	TAG_SIGNPOSTS,
	TAG_SAYS_NO,
	TAG_PAYS,
	TAG_NOT_STATED,
	TAG_NOT_LOOKED_AT,
	TAG__MAX
};

struct tag_view {
	enum tag tag;
};

/* From the words in the data: entitlement.kind, indicator.kind, finding.status. */
enum tag tag_of(struct str word);

#endif
