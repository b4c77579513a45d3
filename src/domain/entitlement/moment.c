/* The days on which an answer may change: birthdays, dates of the law, ends of stays, 13 weeks reached. */
#include "domain/entitlement/answer.h"

enum { SCHOOL_YEARS = 5 };

struct collector {
	const struct person *person;
	int32_t after;
	struct moment *out;
	size_t len;
};

static void add(struct collector *c, struct moment m)
{
	if (m.day <= c->after || m.day >= DAY_NEVER - 1 || c->len == MOMENTS_MAX)
		return;
	for (size_t i = 0; i < c->len; i++)
		if (c->out[i].day == m.day) {
			/* People know a day as their birthday before they know it as anything else. */
			if (m.kind < c->out[i].kind)
				c->out[i] = m;
			return;
		}
	c->out[c->len++] = m;
}

static void add_birthdays(struct collector *c)
{
	const struct person *p = c->person;
	bool has_date = person_has_birthday(p);

	for (int age = 1; age < AGE_END; age++) {
		struct moment m = { .day = p->birthday[age].hi, .age = age, .has_date = has_date };

		/* By its age alone the day is only certain once everybody of that age has turned it. */
		if (p->rules->is_age_of_change[age] && p->birthday[age].lo > c->after)
			add(c, m);
	}
}

static void add_law_dates(struct collector *c, const struct rule_list *rules)
{
	for (size_t i = 0; i < rules->len; i++) {
		const struct rule *r = &rules->at[i];

		if (r->from != DAY_ALWAYS)
			add(c, (struct moment){ .day = r->from, .kind = MOMENT_LAW, .has_date = true });
		if (r->to != DAY_NEVER)
			add(c, (struct moment){ .day = r->to + 1, .kind = MOMENT_LAW, .has_date = true });
	}
}

static void add_nodes(struct collector *c, const struct expression *e)
{
	for (size_t i = 0; i < e->len; i++) {
		const struct node *n = &e->nodes[i];

		if (n->kind == NODE_SINCE)
			add(c, (struct moment){ .day = n->n1, .kind = MOMENT_LAW, .has_date = true });
		if (n->kind == NODE_WITHIN)
			add(c, (struct moment){ .day = c->person->birthday[n->n2].lo - n->n1,
						.age = n->n2,
						.near_days = n->n1,
						.has_date = true });
	}
}

static void add_school_years(struct collector *c)
{
	int32_t day = c->after;

	for (int i = 0; i < SCHOOL_YEARS; i++) {
		day = day_period_end(day_last_august(day), 12) + 1;
		add(c, (struct moment){ .day = day, .kind = MOMENT_SCHOOL_YEAR, .has_date = true });
	}
}

static void add_stays(struct collector *c, const struct stays *stays, int months)
{
	for (size_t i = 0; i < stays->list.len; i++) {
		const struct stay *s = &stays->list.at[i];

		add(c, (struct moment){ .day = s->from.lo, .kind = MOMENT_STAY, .has_date = true });
		add(c, (struct moment){ .day = s->to.hi + 1, .kind = MOMENT_STAY, .has_date = true });
		if (months)
			add(c, (struct moment){ .day = day_period_end(s->from.lo, months),
						.kind = MOMENT_STAY,
						.has_date = true });
	}
}

/* The first day, before 18, on which the days in care surely are enough; days only add up, so halving finds it. */
static void add_days_reached(struct collector *c, size_t fact)
{
	const struct person *p = c->person;
	int32_t enough = p->rules->facts.at[fact].days;
	int32_t low = c->after;
	int32_t high = p->birthday[18].lo;
	struct situation s;

	if (high <= low)
		return;
	situation_at(p, high, &s);
	if (s.value[fact].lo < enough)
		return;
	while (high - low > 1) {
		int32_t middle = low + (high - low) / 2;

		situation_at(p, middle, &s);
		if (s.value[fact].lo >= enough)
			high = middle;
		else
			low = middle;
	}
	add(c, (struct moment){ .day = high, .kind = MOMENT_DAYS, .has_date = true });
}

static void sort(struct moment *m, size_t len)
{
	for (size_t i = 1; i < len; i++) {
		struct moment one = m[i];
		size_t k = i;

		for (; k > 0 && m[k - 1].day > one.day; k--)
			m[k] = m[k - 1];
		m[k] = one;
	}
}

size_t moments_after(const struct person *p, int32_t day, struct moment *out)
{
	struct collector c = { p, day, out, 0 };

	add_birthdays(&c);
	if (person_has_birthday(p)) {
		add_law_dates(&c, &p->rules->tests);
		add_law_dates(&c, &p->rules->rights);
		for (size_t i = 0; i < p->rules->rights.len; i++)
			add_nodes(&c, &p->rules->rights.at[i].when);
		add_stays(&c, &p->care, 0);
		add_stays(&c, &p->home, 6);
		add_stays(&c, &p->held, 0);
		add_stays(&c, &p->guardianship, 0);
		for (size_t i = 0; i < p->rules->facts.len; i++)
			if (p->rules->facts.at[i].kind == FACT_DAYS)
				add_days_reached(&c, i);
		add_school_years(&c);
	}
	sort(out, c.len);
	return c.len;
}
