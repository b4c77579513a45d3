#include "domain/offers/away.h"

static const struct away_topic topics[] = {
	{ "fi-birthday", AWAY_RESPONSIBLE, WHY_CARE, true },
	{ "fi-festival", AWAY_RESPONSIBLE, WHY_CARE, false },
	{ "fi-emergency", AWAY_RESPONSIBLE, WHY_CARE, false },
	{ "ps-driving-lessons", AWAY_RESPONSIBLE, WHY_CARE, false },
	{ "ac-guarantor", AWAY_RESPONSIBLE, WHY_CARE, true },
	{ "ac-deposit", AWAY_RESPONSIBLE, WHY_CARE, false },
	{ "ac-council-tax-ooa", AWAY_RESPONSIBLE, WHY_CARE, true },
	{ "ac-council-tax", AWAY_LIVING, WHY_BILL, true },
	{ "ac-council-tax-shared", AWAY_LIVING, WHY_BILL, false },
	{ "ac-dhp", AWAY_LIVING, WHY_AREA, false },
	{ "ac-social-priority", AWAY_LIVING, WHY_AREA, false },
	{ "hw-gym", AWAY_LIVING, WHY_AREA, true },
	{ "hw-swim", AWAY_LIVING, WHY_AREA, false },
	{ "ps-transport", AWAY_LIVING, WHY_AREA, false },
	{ "ps-leisure-offers", AWAY_LIVING, WHY_AREA, false },
	{ "gr-out-of-area-incoming", AWAY_LIVING, WHY_AREA, false },
	{ "re-out-of-hours", AWAY_BOTH, WHY_NEED, true },
	{ "re-drop-in", AWAY_BOTH, WHY_NEED, false },
};

/* Rights that depend on facts about both councils. */
static const char *const rights_of_both[] = { "H07" };

const struct away_topic *away_topics(size_t *len)
{
	*len = sizeof(topics) / sizeof(topics[0]);
	return topics;
}

const struct away_topic *away_topic_find(struct str indicator)
{
	for (size_t i = 0; i < sizeof(topics) / sizeof(topics[0]); i++)
		if (str_eq(indicator, str_of(topics[i].indicator)))
			return &topics[i];
	return NULL;
}

enum away_side away_side_of(const struct entitlement *e)
{
	for (size_t i = 0; i < sizeof(rights_of_both) / sizeof(rights_of_both[0]); i++)
		if (str_eq(e->id, str_of(rights_of_both[i])))
			return AWAY_BOTH;
	return e->owed_by == OWED_BY_LIVING || e->owed_by == OWED_BY_ANY ? AWAY_LIVING : AWAY_RESPONSIBLE;
}
