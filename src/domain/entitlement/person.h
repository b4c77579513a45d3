/*
 * What is known about one person: dates, stays and plain answers, each of which may be missing or rough.
 *
 * Nothing here is ever stored or logged: it lives in the arena of one request.
 */
#ifndef ENTITLEMENT_PERSON_H
#define ENTITLEMENT_PERSON_H

#include "domain/entitlement/dayset.h"
#include "domain/entitlement/ruleset.h"

enum { STAYS_MAX = 60 };

/* A time with a start and an end: in care, at home, held. */
struct stay {
	struct day_range from, to; /* both days included; to = DAY_NEVER while it goes on */
	int kind;		   /* care: index of the kind, -1 not sure; held: see enum held_kind */
	enum truth over_24_hours;  /* unknown: as the dates say */
	enum truth court_order;
	struct str path; /* "$.care[0]", for errors */
};
LIST(stay, struct stay);

enum held_kind { HELD_CUSTODY, HELD_HOSPITAL };

/* A list that was not given is not an empty list: it says nothing. */
struct stays {
	struct stay_list list;
	bool is_given;
	bool is_complete; /* there were no other stays */
};

/*
 * The value of a fact: yes-or-no: `lo` is an enum truth; days: between lo and hi; choice: `lo` has a bit for
 * each choice that is still possible.
 */
struct fact_value {
	int32_t lo, hi;
};

struct person {
	const struct ruleset *rules;
	int32_t asked;	       /* the day that the answers are about */
	struct day_range born; /* all of the last 120 years when it is not known */
	struct stays care, home, held, guardianship;
	struct fact_value given[FACTS_MAX]; /* the answers */

	/* Made of the above by person_prepare. */
	struct day_range birthday[AGE_END + 1];
	struct dayset in_care;	 /* days looked after by a council, before 18 */
	struct dayset in_other;	 /* days accommodated or fostered otherwise, before 18 */
	struct dayset elsewhere; /* days in care in another nation */
	struct dayset in_custody, is_held, has_guardian;
	struct fact_value asked_value[FACTS_MAX]; /* on the day asked about: answers and dates together */
};

/* The person at a day: a value for every fact. */
struct situation {
	const struct person *person;
	int32_t day;
	struct fact_value value[FACTS_MAX];
};

/* A person of whom nothing is known. */
void person_init(struct person *p, const struct ruleset *rules, int32_t asked);
/*
 * Reads the facts of a person (docs/rights-facts.schema.json). ERR_INPUT with the JSON path as the field: for
 * what is misspelt, impossible or contradicts something else.
 */
bool person_read(struct ctx *cx, const struct ruleset *rules, int32_t asked, struct str json, struct person *out)
	must_check;
/*
 * Makes the sets of days, and checks dates and answers against each other and against checks.txt. ERR_INPUT.
 * person_read has done it already.
 */
bool person_prepare(struct ctx *cx, struct person *p) must_check;

/*
 * The person on a day. For a later day than the one asked about, what holds is taken to go on: who is in care
 * stays in care until 18, who studies goes on studying.
 */
void situation_at(const struct person *p, int32_t day, struct situation *out);

/*
 * May the question be put? Not when the person has given exact dates that settle all that can be settled: what
 * is open then is the law, and an adviser has to say.
 */
bool person_can_answer(const struct person *p, const struct fact *fact);
/* Is an answer's value known exactly? */
bool fact_is_known(const struct fact *fact, const struct fact_value *v);
/* The value of a yes-or-no answer, or of nothing, for a fact of any kind. */
struct fact_value fact_value_of(const struct fact *fact, enum truth truth);
/* True when the birthday is known to the day. */
static inline bool person_has_birthday(const struct person *p)
{
	return p->born.lo == p->born.hi;
}

#endif
