#include "domain/entitlement/sample.h"

enum { YOUNGEST_DAYS = 10 * 365, AGES_DAYS = 20 * 365, CHILDHOOD_DAYS = 18 * 365, STAY_DAYS = 1500 };

struct dice {
	uint64_t state;
};

/* 0 to n - 1. The generator is Knuth's MMIX. */
static int32_t roll(struct dice *d, int32_t n)
{
	d->state = d->state * 6364136223846793005u + 1442695040888963407u;
	return (int32_t)((d->state >> 33) % (uint64_t)n);
}

/* Half of the people were in care around 16, where most rules bite. */
static struct stay stay_of(struct dice *d, int32_t born)
{
	int32_t from = born + (roll(d, 2) ? roll(d, CHILDHOOD_DAYS) : 14 * 365 + roll(d, 4 * 365 - 1));
	int32_t length = roll(d, 2) ? roll(d, STAY_DAYS) : roll(d, 200);
	struct stay s = { .from = { from, from }, .to = { from + length, from + length } };

	s.over_24_hours = TRUTH_YES;
	s.court_order = truth_of(roll(d, 2) == 0);
	if (roll(d, 4) == 0)
		s.to = (struct day_range){ DAY_NEVER, DAY_NEVER };
	return s;
}

static void add_stays(struct ctx *cx, struct dice *d, struct person *p, struct stays *out, int kinds)
{
	int n = roll(d, 3);

	out->is_given = out->is_complete = true;
	for (int i = 0; i < n; i++) {
		struct stay s = stay_of(d, p->born.lo);

		/* Council care is the usual kind. */
		s.kind = roll(d, 2) ? 0 : roll(d, kinds);
		*list_push(cx->mem, &out->list) = s;
	}
}

void person_sample(struct ctx *cx, const struct ruleset *rules, uint64_t seed, int32_t asked, struct person *out)
{
	struct dice d = { seed * 2862933555777941757u + 3037000493u };
	int32_t born = asked - YOUNGEST_DAYS - roll(&d, AGES_DAYS);

	person_init(out, rules, asked);
	out->born = (struct day_range){ born, born };
	add_stays(cx, &d, out, &out->care, (int)rules->care.len);
	if (roll(&d, 3) && out->care.list.len == 0)
		add_stays(cx, &d, out, &out->care, 1);
	add_stays(cx, &d, out, &out->home, 1);
	add_stays(cx, &d, out, &out->held, 2);
	add_stays(cx, &d, out, &out->guardianship, 1);
	for (size_t i = 0; i < rules->facts.len; i++) {
		const struct fact *fact = &rules->facts.at[i];

		if (fact->from != FROM_ANSWER)
			continue;
		if (fact->kind == FACT_CHOICE)
			out->given[i].lo = 1 << (roll(&d, 2) ? 0 : roll(&d, (int32_t)fact->choices.len));
		else
			out->given[i] = fact_value_of(fact, truth_of(roll(&d, 2)));
	}
}
