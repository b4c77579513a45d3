#include "domain/analysis/count.h"

bool standing_is_otherwise(const struct claim *claim)
{
	return claim->outdated_law || claim->limits_right;
}

struct standing standing_of(const struct claim *claims, size_t n)
{
	struct standing best = { .status = CLAIM_NOT_LOOKED_AT };
	bool otherwise = false;

	for (size_t i = 0; i < n; i++) {
		if (standing_is_otherwise(&claims[i]))
			otherwise = true;
		else if (claims[i].status < best.status)
			best.status = claims[i].status;
	}
	best.says_otherwise = otherwise && best.status == CLAIM_NOT_LOOKED_AT;
	return best;
}

struct count count_of(enum count_basis basis, const struct band_edges *edges, const struct standing *at, size_t n)
{
	struct count c = { .of = (int64_t)n };

	for (size_t i = 0; i < n; i++)
		if (at[i].says_otherwise)
			c.otherwise++;
		else
			c.by[at[i].status]++;
	c.offers = c.by[CLAIM_OFFERS];
	c.complete = basis == COUNT_ROUND && n > 0 && c.by[CLAIM_NOT_LOOKED_AT] == 0;
	if (c.complete)
		c.band = band_of(edges, c.offers, c.of);
	return c;
}
