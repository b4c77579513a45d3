/* Postcodes, whole or in part, and the councils they lie in. */
#include "domain/authorities/find_world.h"

static const enum find_nation nation_of_place[] = {
	[POSTCODE_GREAT_BRITAIN] = NATION_ENGLAND,   [POSTCODE_NORTHERN_IRELAND] = NATION_NORTHERN_IRELAND,
	[POSTCODE_JERSEY] = NATION_JERSEY,	     [POSTCODE_GUERNSEY] = NATION_GUERNSEY,
	[POSTCODE_ISLE_OF_MAN] = NATION_ISLE_OF_MAN, [POSTCODE_FORCES] = NATION_ENGLAND,
};

/* One choice for each children's services authority (or council of another nation), districts added up. */
static void add_share(const struct find_world *w, const struct postcode_share *share, struct find_choice_list *to)
{
	const struct authority *a = share->gss.at ? authority_pick(&w->authorities, share->gss) : NULL;
	const struct authority *offering = a ? find_offering(w, a) : NULL;
	struct find_choice *choice = NULL;

	if (!offering)
		return;
	for (size_t i = 0; i < to->len; i++)
		if (to->at[i].authority == offering)
			choice = &to->at[i];
	if (!choice) {
		choice = list_push(w->cx->mem, to);
		*choice = (struct find_choice){
			.name = offering->short_name,
			.authority = offering,
			.nation = find_nation_of(offering->nation),
		};
	}
	choice->live += share->live;
	choice->share += share->share;
}

static int by_share(const void *a, const void *b)
{
	const struct find_choice *one = a;
	const struct find_choice *other = b;

	if (one->live != other->live)
		return one->live > other->live ? -1 : 1;
	return str_cmp(one->name, other->name);
}

static struct find_choice_list councils_of(const struct find_world *w, const struct postcode_index *index,
					   const struct postcode *pc)
{
	struct postcode_outcode code = { 0 };
	struct find_choice_list list = { 0 };

	postcode_outcode(w->cx->mem, index, pc, &code);
	for (size_t i = 0; i < code.len; i++)
		add_share(w, &code.shares[i], &list);
	if (list.len)
		qsort(list.at, list.len, sizeof(list.at[0]), by_share);
	return list;
}

/* All in one nation that is not England: no council of it need be chosen. */
static bool is_abroad(const struct find_choice_list *choices)
{
	for (size_t i = 0; i < choices->len; i++)
		if (choices->at[i].nation == NATION_ENGLAND || choices->at[i].nation != choices->at[0].nation)
			return false;
	return choices->len > 0;
}

static void find_part(const struct find_world *w, const struct postcode_index *index, const struct postcode *pc,
		      struct find *out)
{
	struct find_choice_list choices = councils_of(w, index, pc);

	out->kind = choices.len ? FIND_OUTWARD : FIND_POSTCODE_UNKNOWN;
	out->is_sector = pc->kind == POSTCODE_SECTOR;
	if (is_abroad(&choices)) {
		out->kind = FIND_NATION;
		out->nation = choices.at[0].nation;
		out->council = choices.len == 1 ? choices.at[0].authority : NULL;
		return;
	}
	if (choices.len != 1) {
		out->choices = choices;
		return;
	}
	find_settle(w, choices.at[0].authority, out);
	if (out->kind == FIND_COUNCIL)
		out->kind = FIND_OUTWARD;
}

static void find_whole(const struct find_world *w, const struct postcode_index *index, const struct postcode *pc,
		       struct find *out)
{
	struct postcode_hit hit = postcode_find(index, pc);
	const struct authority *a = hit.gss.at ? authority_pick(&w->authorities, hit.gss) : NULL;

	if (hit.status == POSTCODE_UNKNOWN || !a) {
		struct postcode outward;

		if (postcode_parse(postcode_outward(pc), &outward))
			out->choices = councils_of(w, index, &outward);
		out->kind = FIND_POSTCODE_UNKNOWN;
		return;
	}
	find_settle(w, a, out);
	out->is_terminated = hit.status == POSTCODE_TERMINATED;
	if (out->kind == FIND_COUNCIL || out->kind == FIND_DISTRICT) {
		out->kind = FIND_POSTCODE;
		out->is_sure = !out->is_terminated;
	}
}

void find_postcode(const struct find_world *w, const struct postcode_index *index, const struct postcode *pc,
		   struct find *out)
{
	out->name = str_copy(w->cx->mem, str_of(pc->text));
	if (pc->place == POSTCODE_FORCES) {
		out->lack = LACK_PLACE;
	} else if (pc->place != POSTCODE_GREAT_BRITAIN) {
		out->kind = FIND_NATION;
		out->nation = nation_of_place[pc->place];
	} else if (!index || !index->header) {
		out->lack = LACK_POSTCODES;
	} else if (pc->kind == POSTCODE_FULL) {
		find_whole(w, index, pc, out);
	} else {
		find_part(w, index, pc, out);
	}
}
