#include "views/tag.h"

static const struct {
	const char *word;
	enum tag tag;
} words[] = {
	{ "legal right", TAG_LAW },	     { "statutory", TAG_LAW },	       { "guidance", TAG_GUIDANCE },
	{ "national scheme", TAG_NATIONAL }, { "national", TAG_NATIONAL },     { "extra", TAG_EXTRA },
	{ "discretionary", TAG_EXTRA },	     { "coming", TAG_COMING },	       { "offers", TAG_OFFERS },
	{ "may_offer", TAG_MAY_OFFER },	     { "signposts", TAG_SIGNPOSTS },   { "says_no", TAG_SAYS_NO },
	{ "young_person_pays", TAG_PAYS },   { "not_stated", TAG_NOT_STATED }, { "not_looked_at", TAG_NOT_LOOKED_AT },
};

enum tag tag_of(struct str word)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_eq(word, str_of(words[i].word)))
			return words[i].tag;
	return TAG_NONE;
}
