/*
 * Living away from the council that looked after you: which council to ask for what.
 *
 * Rights say by themselves who owes them (`owed_by`). For extras the law says nothing, so a short table
 * here says which of them come with the care a council gave, and which with the place where you live.
 * It is our reading of how councils work (who sends the tax bill, who runs the pool), to be corrected in
 * away.c; a council may do more for people who moved away.
 */
#ifndef OFFERS_AWAY_H
#define OFFERS_AWAY_H

#include "domain/framework/entitlement.h"

enum away_side {
	AWAY_RESPONSIBLE, /* ask the council that looked after you last */
	AWAY_LIVING,	  /* ask the council where you live now */
	AWAY_BOTH,
	AWAY__MAX
};

/* Why an extra is on that side. */
enum away_why {
	WHY_CARE, /* it goes to those whom a council looked after */
	WHY_BILL, /* whoever sends the council tax bill decides */
	WHY_AREA, /* it is run by, and for, the place where people live */
	WHY_NEED  /* help on the spot: ask whoever is nearer */
};

struct away_topic {
	const char *indicator;
	enum away_side side;
	enum away_why why;
	bool always; /* shown even when nothing is known on either side */
};

/* The topics that matter most to people who moved, in the order of the page. */
const struct away_topic *away_topics(size_t *len);
/* NULL for a topic that the table does not name: it then goes with the care. */
const struct away_topic *away_topic_find(struct str indicator);
/* Which side owes a right. */
enum away_side away_side_of(const struct entitlement *e);

#endif
