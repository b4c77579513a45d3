#include "views/claim_line.h"

#include "domain/analysis/count.h"
#include "views/item_view.h"

struct claim_line claim_line_of(struct arena *mem, const struct claim *claim, struct str who)
{
	struct provenance provenance = provenance_of_claim(mem, claim, who);

	return (struct claim_line){
		.tag = standing_is_otherwise(claim) ? TAG_NONE : tag_of(claim_status_word(claim->status)),
		.outdated = claim->outdated_law,
		.text = claim->text,
		.condition = claim->condition,
		.amount = claim_amount_words(mem, claim),
		.age = claim_age_words(mem, claim),
		.seen_on = provenance.date,
		.limits_right = claim->limits_right,
		.provenance = provenance,
	};
}
