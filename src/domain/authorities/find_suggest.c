/* "Did you mean": names near the typed one. None of them is ever taken for granted. */
#include "base/text.h"
#include "domain/authorities/find_world.h"

enum {
	SLIP = 10,	 /* what one slip of the finger costs */
	COST_ORDER = 4,	 /* the same words in another order */
	COST_FIRST = 5,	 /* people rarely get the first letter wrong */
	COST_SOUND = 6,	 /* spelt otherwise, sounding alike */
	COST_PART = 12,	 /* one is a part of the other */
	COST_START = 16, /* the name begins with what was typed */
	COST_WORSE = 15, /* a suggestion so much further off than the best is no help */
	COST_NONE = 1000,
	SOUND_MIN = 4, /* letters */
	START_MIN = 3,
};

struct guess {
	const struct entry *entry;
	int cost;
};

/* How many slips a name of so many letters forgives. */
static size_t slips_allowed(size_t letters)
{
	static const size_t by_length[] = { 0, 0, 0, 1, 1, 1, 2, 2, 3, 3 };

	return letters < 10 ? by_length[letters] : letters < 14 ? 4 : 5;
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

static int by_slips(const struct name *typed, const struct name *name, struct str sound, struct str other_sound)
{
	size_t most = slips_allowed(typed->core_key.len);
	size_t slips = text_distance(typed->core_key, name->core_key, most);
	int cost = slips > most ? COST_NONE : (int)slips * SLIP;

	if (sound.len >= SOUND_MIN) {
		size_t heard = text_distance(sound, other_sound, most / 2);

		if (heard <= most / 2)
			cost = smaller(cost, (int)heard * SLIP + COST_SOUND);
	}
	if (cost < COST_NONE && typed->core_key.at[0] != name->core_key.at[0])
		cost += COST_FIRST;
	return cost;
}

static int by_parts(const struct name *typed, const struct name *name)
{
	if (typed->core.len >= START_MIN && name_same_words(name->core, typed->core))
		return COST_ORDER;
	if (typed->core.len >= START_MIN && name_has_words(name->core, typed->core))
		return COST_PART;
	if (name->core.len > START_MIN && name_has_words(typed->core, name->core))
		return COST_PART;
	if (typed->core_key.len >= START_MIN && str_starts(name->core_key, typed->core_key))
		return COST_START;
	return COST_NONE;
}

/* Of two names equally near, the council that looks after people stands first. */
static int cost_of_kind(const struct entry *e)
{
	switch (e->kind) {
	case ENTRY_COUNCIL:
		return e->authority->has_childrens_services ? 0 : 2;
	case ENTRY_ALT:
		return e->authority->has_childrens_services ? 1 : 3;
	default:
		return 2;
	}
}

static int cost_of(const struct name *typed, struct str sound, const struct entry *e, struct arena *mem)
{
	struct str other = sound.len >= SOUND_MIN ? name_sound(mem, e->name.core_key) : S("");
	int cost = smaller(by_slips(typed, &e->name, sound, other), by_parts(typed, &e->name));

	return cost < COST_NONE ? cost + cost_of_kind(e) : cost;
}

static struct find_choice choice_of(const struct find_world *w, const struct entry *e)
{
	struct find_choice choice = { .name = e->label, .nation = e->nation };

	if (e->authority) {
		choice.authority = find_offering(w, e->authority);
		choice.district = choice.authority == e->authority ? NULL : e->authority;
		choice.nation = find_nation_of(e->authority->nation);
	}
	return choice;
}

/* Keeps the best few, in order, each meaning once. */
static void keep(struct guess best[FIND_MAX_SUGGESTIONS], const struct entry *e, int cost)
{
	size_t at = FIND_MAX_SUGGESTIONS - 1;

	for (size_t i = 0; i < FIND_MAX_SUGGESTIONS; i++)
		if (best[i].entry && str_eq(best[i].entry->label, e->label))
			at = i;
	if (best[at].entry && best[at].cost <= cost)
		return;
	for (; at && (!best[at - 1].entry || best[at - 1].cost > cost); at--)
		best[at] = best[at - 1];
	best[at] = (struct guess){ e, cost };
}

void find_suggest(const struct find_world *w, const struct name *typed, struct find_choice_list *out)
{
	struct guess best[FIND_MAX_SUGGESTIONS] = { 0 };
	struct str sound = name_sound(w->cx->mem, typed->core_key);

	for (size_t i = 0; i < w->entries.len; i++) {
		const struct entry *e = &w->entries.at[i];
		struct arena_mark mark = arena_mark(w->cx->mem);
		int cost = e->name.is_bare || !e->name.core_key.len ? COST_NONE : cost_of(typed, sound, e, w->cx->mem);

		arena_reset(w->cx->mem, mark);
		if (cost < COST_NONE)
			keep(best, e, cost);
	}
	for (size_t i = 0; i < FIND_MAX_SUGGESTIONS; i++)
		if (best[i].entry && best[i].cost <= best[0].cost + COST_WORSE)
			*list_push(w->cx->mem, out) = choice_of(w, best[i].entry);
}
