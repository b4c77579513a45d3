#include "domain/analysis/count.h"

struct standing standing_of(const struct claim *claims, size_t n)
{
	struct standing best = { .status = CLAIM_NOT_LOOKED_AT };
	bool outdated = false;

	for (size_t i = 0; i < n; i++) {
		outdated = outdated || claims[i].outdated_law;
		if (!claims[i].outdated_law && claims[i].status < best.status)
			best.status = claims[i].status;
	}
	best.outdated = outdated && best.status == CLAIM_NOT_LOOKED_AT;
	return best;
}

struct count count_of(enum count_basis basis, const struct band_edges *edges, const struct standing *at, size_t n)
{
	struct count c = { .of = (int64_t)n };

	for (size_t i = 0; i < n; i++)
		if (at[i].outdated)
			c.outdated++;
		else
			c.by[at[i].status]++;
	c.offers = c.by[CLAIM_OFFERS];
	c.complete = basis == COUNT_ROUND && n > 0 && c.by[CLAIM_NOT_LOOKED_AT] == 0;
	if (c.complete)
		c.band = band_of(edges, c.offers, c.of);
	return c;
}
