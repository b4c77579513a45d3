/* All names that can be meant, and what one council means. Next: find.c. */
#include "domain/authorities/find_world.h"

#include "base/date.h"
#include "store/kept.h"

static const struct {
	const char *name;
	enum find_nation nation;
} nations[] = {
	{ "Wales", NATION_WALES },
	{ "Cymru", NATION_WALES },
	{ "Scotland", NATION_SCOTLAND },
	{ "Northern Ireland", NATION_NORTHERN_IRELAND },
	{ "North Ireland", NATION_NORTHERN_IRELAND },
	{ "NI", NATION_NORTHERN_IRELAND },
	{ "Jersey", NATION_JERSEY },
	{ "States of Jersey", NATION_JERSEY },
	{ "Guernsey", NATION_GUERNSEY },
	{ "States of Guernsey", NATION_GUERNSEY },
	{ "Alderney", NATION_GUERNSEY },
	{ "Sark", NATION_GUERNSEY },
	{ "Isle of Man", NATION_ISLE_OF_MAN },
	{ "IOM", NATION_ISLE_OF_MAN },
};

static const char *const nation_names[NATION__MAX] = {
	[NATION_ENGLAND] = "England",	      [NATION_WALES] = "Wales",
	[NATION_SCOTLAND] = "Scotland",	      [NATION_NORTHERN_IRELAND] = "Northern Ireland",
	[NATION_JERSEY] = "Jersey",	      [NATION_GUERNSEY] = "Guernsey",
	[NATION_ISLE_OF_MAN] = "Isle of Man",
};

struct str find_nation_name(enum find_nation nation)
{
	return str_of(nation_names[nation]);
}

enum find_nation find_nation_of(struct str nation)
{
	for (int i = 0; i < NATION__MAX; i++)
		if (str_eq(nation, str_of(nation_names[i])))
			return (enum find_nation)i;
	return NATION_ENGLAND;
}

static struct entry *add(struct find_world *w, enum entry_kind kind, struct str label, struct str name)
{
	struct entry *e = list_push(w->cx->mem, &w->entries);

	*e = (struct entry){ .kind = kind, .label = label, .name = name_fold(w->cx->mem, name) };
	return e;
}

static void add_council(struct find_world *w, const struct authority *a)
{
	struct str alt = a->alt_names;

	add(w, ENTRY_COUNCIL, a->short_name, a->short_name)->authority = a;
	add(w, ENTRY_COUNCIL, a->short_name, a->official_name)->authority = a;
	add(w, ENTRY_COUNCIL, a->short_name, a->slug)->authority = a;
	while (alt.at) {
		struct str name = str_cut(&alt, '|');
		/* The data have "county of" as a name; nobody means a council by that. */
		bool is_half = str_ends(name, S(" of"));

		if (!str_empty(name) && !is_half)
			add(w, ENTRY_ALT, a->short_name, name)->authority = a;
	}
}

static void add_former(struct find_world *w, const struct authority_former *f)
{
	enum entry_kind kind = f->is_split ? ENTRY_SPLIT : ENTRY_FORMER;

	if (f->is_code_change)
		return;
	add(w, kind, f->short_name, f->name)->former = f;
	add(w, kind, f->short_name, f->short_name)->former = f;
}

static void add_places(struct find_world *w)
{
	for (size_t i = 0; i < w->areas.len; i++)
		if (i == 0 || !str_eq(w->areas.at[i].name, w->areas.at[i - 1].name))
			add(w, ENTRY_AREA, w->areas.at[i].name, w->areas.at[i].name);
	for (size_t i = 0; i < sizeof(nations) / sizeof(nations[0]); i++)
		add(w, ENTRY_NATION, find_nation_name(nations[i].nation), str_of(nations[i].name))->nation =
			nations[i].nation;
	for (size_t i = 0; authority_region(i); i++)
		add(w, ENTRY_REGION, str_of(authority_region(i)), str_of(authority_region(i)));
	add(w, ENTRY_REGION, S("Yorkshire and The Humber"), S("Yorkshire and Humber"));
	add(w, ENTRY_REGION, S("England"), S("England"));
	add(w, ENTRY_REGION, S("Channel Islands"), S("Channel Islands"));
}

static bool build(struct ctx *cx, const void **out)
{
	struct authority_list authorities;

	/* Kept too; first, because what is kept may be given up for newer data when it is asked for. */
	if (!authority_list(cx, &authorities))
		return false;
	struct find_world *w = arena_new(cx->mem, struct find_world);

	w->cx = cx;
	w->authorities = authorities;
	if (!authority_planned_all(cx, &w->planned) || !authority_formers_all(cx, &w->formers) ||
	    !q_area_name_all(cx, &w->areas))
		return false;
	for (size_t i = 0; i < w->authorities.len; i++)
		add_council(w, &w->authorities.at[i]);
	for (size_t i = 0; i < w->formers.len; i++)
		add_former(w, &w->formers.at[i]);
	for (size_t i = 0; i < w->planned.len; i++)
		add(w, ENTRY_PLANNED, w->planned.at[i].name, w->planned.at[i].name);
	add_places(w);
	*out = w;
	return true;
}

static const struct kept_kind kept_world = { "names of councils", build };

bool find_world_read(struct ctx *cx, struct find_world *out)
{
	const void *kept;

	if (!kept_get(cx, &kept_world, &kept))
		return false;
	*out = *(const struct find_world *)kept;
	out->cx = cx;
	out->today = date_of_ms(cx->mem, cx->now_ms);
	return true;
}

const struct authority *find_offering(const struct find_world *w, const struct authority *a)
{
	if (a->has_childrens_services || find_nation_of(a->nation) != NATION_ENGLAND)
		return a;
	return authority_pick(&w->authorities, a->parent_gss);
}

bool find_has_ended(const struct find_world *w, const struct authority *a)
{
	return !str_empty(a->ends_on) && !str_empty(a->successors) && str_cmp(a->ends_on, w->today) <= 0;
}

/* The new councils in whose place `a` was: after their day there is more to say than its name. */
static void settle_ended(const struct find_world *w, const struct authority *a, struct find *out)
{
	out->kind = FIND_PLANNED;
	out->has_started = true;
	out->is_sure = false;
	for (size_t i = 0; i < w->planned.len; i++)
		if (str_eq(w->planned.at[i].predecessor_gss, a->gss))
			*list_push(w->cx->mem, &out->planned) = w->planned.at[i];
}

void find_settle(const struct find_world *w, const struct authority *a, struct find *out)
{
	const struct authority *offering = find_offering(w, a);

	out->nation = find_nation_of(a->nation);
	out->council = offering;
	if (out->nation != NATION_ENGLAND) {
		out->kind = FIND_NATION;
		return;
	}
	if (!offering) { /* a district without its county: only in a database half loaded */
		out->kind = FIND_NOTHING;
		return;
	}
	out->district = offering == a ? NULL : a;
	out->kind = out->district ? FIND_DISTRICT : FIND_COUNCIL;
	out->is_sure = !out->district;
	if (find_has_ended(w, a))
		settle_ended(w, a, out);
}

void find_add_choice(const struct find_world *w, const struct authority *a, struct find_choice_list *to)
{
	const struct authority *offering = find_offering(w, a);

	for (size_t i = 0; i < to->len; i++)
		if (to->at[i].authority == offering && str_eq(to->at[i].name, a->short_name))
			return;
	*list_push(w->cx->mem, to) = (struct find_choice){
		.name = a->short_name,
		.authority = offering,
		.district = offering == a ? NULL : a,
		.nation = find_nation_of(a->nation),
	};
}

bool find_area(const struct find_world *w, struct str name, struct find_choice_list *to)
{
	bool found = false;

	for (size_t i = 0; i < w->areas.len; i++) {
		if (!str_eq_nocase(w->areas.at[i].name, name))
			continue;
		const struct authority *a = authority_pick(&w->authorities, w->areas.at[i].gss);

		found = true;
		if (a)
			find_add_choice(w, a, to);
	}
	return found;
}
