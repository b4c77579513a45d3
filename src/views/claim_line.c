#include "views/claim_line.h"

#include "base/date.h"

static struct provenance provenance_of(const struct claim *claim, struct str who, struct str seen_on)
{
	struct str host = url_host(claim->source);
	struct provenance p = {
		.kind = PROVENANCE_MAPPING,
		.source = str_empty(host) ? claim->source : host,
		.date = seen_on,
		.url = str_empty(host) ? S("") : claim->source,
	};

	if (claim->origin == CLAIM_PUBLISHED) {
		p.kind = PROVENANCE_PUBLISHED;
		p.source = who;
	} else if (claim->origin == CLAIM_REPORTED) {
		p.kind = PROVENANCE_REPORTED;
	}
	return p;
}

struct claim_line claim_line_of(struct arena *mem, const struct claim *claim, struct str who)
{
	struct str seen_on = date_words(mem, claim->seen_on);

	return (struct claim_line){
		.tag = claim->outdated_law ? TAG_NONE : tag_of(claim_status_word(claim->status)),
		.outdated = claim->outdated_law,
		.text = claim->text,
		.condition = claim->condition,
		.amount = claim_amount_words(mem, claim),
		.age = claim_age_words(mem, claim),
		.seen_on = seen_on,
		.provenance = provenance_of(claim, who, seen_on),
	};
}
