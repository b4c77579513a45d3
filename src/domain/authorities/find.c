/* The resolver: a postcode or a name, and what it means. find_world.c has the names. */
#include "domain/authorities/find.h"

#include "domain/authorities/find_world.h"

static const char *const words[FIND__MAX] = {
	[FIND_NOTHING] = "nothing",   [FIND_COUNCIL] = "council",
	[FIND_DISTRICT] = "district", [FIND_FORMER] = "former",
	[FIND_SPLIT] = "split",	      [FIND_AREA] = "area",
	[FIND_POSTCODE] = "postcode", [FIND_POSTCODE_UNKNOWN] = "postcode-unknown",
	[FIND_OUTWARD] = "outward",   [FIND_PLANNED] = "planned",
	[FIND_NATION] = "nation",     [FIND_SUGGESTIONS] = "suggestions",
};

struct str find_word(enum find_kind kind)
{
	return str_of(words[kind]);
}

static bool same_name(const struct name *entry, const struct name *typed)
{
	if (str_eq(entry->full_key, typed->full_key))
		return true;
	return !entry->is_bare && !typed->is_bare && str_eq(entry->core_key, typed->core_key);
}

/* What has the name, of the kind that goes before. */
static const struct entry *match(const struct find_world *w, const struct name *typed, enum entry_kind from,
				 enum entry_kind to)
{
	const struct entry *best = NULL;

	for (size_t i = 0; i < w->entries.len; i++) {
		const struct entry *e = &w->entries.at[i];

		if (e->kind >= from && e->kind <= to && (!best || e->kind < best->kind) && same_name(&e->name, typed))
			best = e;
	}
	return best;
}

/* --- what else a council's name can mean ------------------------------------------------------------- */

/* "Newcastle" of "Newcastle-under-Lyme", "Kingston" of "Kingston upon Hull". */
static bool is_namesake(struct str words_of, struct str typed)
{
	static const char *const joints[] = { "on ", "under " };

	if (!str_starts(words_of, typed) || words_of.len <= typed.len || words_of.at[typed.len] != ' ')
		return false;
	for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]); i++)
		if (str_starts(str_sub(words_of, typed.len + 1, words_of.len), str_of(joints[i])))
			return true;
	return false;
}

static void add_other(const struct find_world *w, const struct authority *a, struct find *out)
{
	const struct authority *own = out->district ? out->district : out->council;

	if (a != own && find_nation_of(a->nation) == NATION_ENGLAND && find_offering(w, a))
		find_add_choice(w, a, &out->also);
}

static void add_namesakes(const struct find_world *w, const struct name *typed, struct find *out)
{
	for (size_t i = 0; i < w->entries.len; i++) {
		const struct entry *e = &w->entries.at[i];

		if (e->kind != ENTRY_COUNCIL && e->kind != ENTRY_ALT)
			continue;
		if (is_namesake(e->name.core, typed->core) || (e->kind == ENTRY_COUNCIL && same_name(&e->name, typed)))
			add_other(w, e->authority, out);
	}
}

/* "Leicester County Council" is a mixture of the city's name and the county's. */
static void add_shire(const struct find_world *w, const struct name *typed, const struct entry *e, struct find *out)
{
	struct str shire = str_join(w->cx->mem, e->authority->short_name, S("shire"));

	if (!name_has_word(typed->words, "county") || str_eq(e->name.full_key, typed->full_key))
		return;
	for (size_t i = 0; i < w->authorities.len; i++)
		if (str_eq(w->authorities.at[i].short_name, shire) && &w->authorities.at[i] != out->council)
			add_other(w, &w->authorities.at[i], out);
}

/* The rest of the area that has the council's own name: Medway for Kent. */
static void add_area(const struct find_world *w, struct find *out)
{
	struct find_choice_list members = { 0 };

	if (!find_area(w, out->council->short_name, &members))
		return;
	for (size_t i = 0; i < members.len; i++)
		if (members.at[i].authority != out->council)
			*list_push(w->cx->mem, &out->also) = members.at[i];
	if (out->also.len)
		out->also_area = out->council->short_name;
}

/* --- one meaning each -------------------------------------------------------------------------------- */

static void mean_council(const struct find_world *w, const struct name *typed, const struct entry *e, struct find *out)
{
	find_settle(w, e->authority, out);
	out->name = e->authority->short_name;
	if (out->kind != FIND_COUNCIL && out->kind != FIND_DISTRICT)
		return;
	add_namesakes(w, typed, out);
	add_shire(w, typed, e, out);
	if (out->also.len)
		out->is_sure = false;
	else if (out->kind == FIND_COUNCIL)
		add_area(w, out);
}

static void mean_former(const struct find_world *w, const struct entry *e, struct find *out)
{
	const struct authority *successor = authority_pick(&w->authorities, e->former->successor_gss);

	if (!successor)
		return;
	find_settle(w, successor, out);
	out->name = e->former->short_name;
	out->former = e->former;
	if (out->kind != FIND_COUNCIL && out->kind != FIND_DISTRICT)
		return;
	/* A council that kept its name, when districts joined its county, is the same to people. */
	struct name now = name_fold(w->cx->mem, successor->short_name);

	out->is_sure = out->kind == FIND_COUNCIL && str_eq(now.core_key, e->name.core_key);
	if (out->is_sure)
		out->former = NULL;
	else
		out->kind = FIND_FORMER;
}

static void mean_split(const struct find_world *w, const struct entry *e, struct find *out)
{
	struct find_choice_list area = { 0 };

	out->kind = FIND_SPLIT;
	out->name = e->former->short_name;
	out->former = e->former;
	for (size_t i = 0; i < w->formers.len; i++) {
		const struct authority_former *f = &w->formers.at[i];
		const struct authority *a = authority_pick(&w->authorities, f->successor_gss);

		if (f->is_split && str_eq(f->name, e->former->name) && a)
			find_add_choice(w, a, &out->choices);
	}
	find_area(w, e->former->short_name, &area);
	for (size_t i = 0; i < area.len; i++) {
		bool is_new = true;

		for (size_t k = 0; k < out->choices.len; k++)
			is_new = is_new && area.at[i].authority != out->choices.at[k].authority;
		if (is_new)
			*list_push(w->cx->mem, &out->also) = area.at[i];
	}
	if (out->also.len)
		out->also_area = out->name;
}

static void mean_planned(const struct find_world *w, const struct entry *e, struct find *out)
{
	for (size_t i = 0; i < w->planned.len; i++) {
		const struct authority_planned *p = &w->planned.at[i];
		const struct authority *before = authority_pick(&w->authorities, p->predecessor_gss);

		if (!str_eq(p->name, e->label) || !before || !before->has_childrens_services)
			continue;
		out->kind = FIND_PLANNED;
		out->name = p->name;
		out->council = before;
		out->has_started = str_cmp(p->starts_on, w->today) <= 0;
		*list_push(w->cx->mem, &out->planned) = *p;
	}
}

static void mean_region(const struct find_world *w, const struct entry *e, struct find *out)
{
	out->kind = FIND_AREA;
	out->name = e->label;
	if (str_eq(e->label, S("Channel Islands"))) {
		for (enum find_nation n = NATION_JERSEY; n <= NATION_GUERNSEY; n++)
			*list_push(w->cx->mem, &out->choices) =
				(struct find_choice){ .name = find_nation_name(n), .nation = n };
		return;
	}
	for (size_t i = 0; i < w->authorities.len; i++) {
		const struct authority *a = &w->authorities.at[i];

		if (a->has_childrens_services && !a->is_invented &&
		    (str_eq(a->region, e->label) || str_eq(a->nation, e->label)))
			find_add_choice(w, a, &out->choices);
	}
}

static void mean(const struct find_world *w, const struct name *typed, const struct entry *e, struct find *out)
{
	switch (e->kind) {
	case ENTRY_COUNCIL:
	case ENTRY_ALT:
		mean_council(w, typed, e, out);
		break;
	case ENTRY_NATION:
		out->kind = FIND_NATION;
		out->nation = e->nation;
		out->name = find_nation_name(e->nation);
		break;
	case ENTRY_SPLIT:
		mean_split(w, e, out);
		break;
	case ENTRY_FORMER:
		mean_former(w, e, out);
		break;
	case ENTRY_AREA:
		out->kind = FIND_AREA;
		out->name = e->label;
		find_area(w, e->label, &out->choices);
		break;
	case ENTRY_PLANNED:
		mean_planned(w, e, out);
		break;
	case ENTRY_REGION:
		mean_region(w, e, out);
		break;
	}
}

static bool find_name(const struct find_world *w, const struct name *typed, struct find *out)
{
	const struct entry *e = match(w, typed, ENTRY_COUNCIL, ENTRY_REGION);

	if (!e)
		return false;
	if (e->kind == ENTRY_ALT) {
		/* "Poole" is another name of today's council, and that of a council that is no more: say so. */
		const struct entry *former = match(w, typed, ENTRY_FORMER, ENTRY_FORMER);

		if (former && str_eq(former->former->successor_gss, e->authority->gss))
			e = former;
	}
	mean(w, typed, e, out);
	return out->kind != FIND_NOTHING;
}

/* --- from the text ----------------------------------------------------------------------------------- */

static size_t letters_in(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		if (((unsigned char)s.at[i] & 0xC0) != 0x80)
			n++;
	return n;
}

/* "E10000016", for those who work with codes. */
static bool find_code(const struct find_world *w, struct str typed, struct find *out)
{
	const struct authority *a = NULL;

	for (size_t i = 0; !a && typed.len == 9 && i < w->authorities.len; i++)
		if (str_eq_nocase(w->authorities.at[i].gss, typed))
			a = &w->authorities.at[i];
	if (!a)
		return false;
	find_settle(w, a, out);
	out->name = a->short_name;
	return true;
}

/* The last two words, or the last one, as a full postcode: for who pastes an address. */
static bool postcode_at_end(struct str typed, struct postcode *out)
{
	size_t at = typed.len;

	for (int spaces = 0; at && spaces < 2; at--)
		if ((typed.at[at - 1] == ' ' || typed.at[at - 1] == ',') && ++spaces == 1 &&
		    postcode_parse(str_sub(typed, at, typed.len), out) && out->kind == POSTCODE_FULL)
			return true;
	return at && postcode_parse(str_sub(typed, at, typed.len), out) && out->kind == POSTCODE_FULL;
}

/* A postcode that broke off, or has a letter too many: what its beginning says. */
static bool postcode_at_start(struct str typed, struct postcode *out)
{
	for (size_t cut = 1; cut <= 2 && cut < typed.len; cut++)
		if (postcode_parse(str_sub(typed, 0, typed.len - cut), out))
			return true;
	return false;
}

static void find_in_words(const struct find_world *w, const struct postcode_index *index, struct str typed,
			  struct find *out)
{
	struct name name = name_fold(w->cx->mem, typed);
	struct postcode pc;

	if (str_empty(name.words)) {
		out->lack = LACK_TEXT;
	} else if (find_name(w, &name, out) || find_code(w, typed, out)) {
		return;
	} else if (postcode_at_end(typed, &pc)) {
		find_postcode(w, index, &pc, out);
	} else if (postcode_at_start(typed, &pc)) {
		find_postcode(w, index, &pc, out);
		out->kind = out->kind == FIND_OUTWARD || out->kind == FIND_POSTCODE ? FIND_POSTCODE_UNKNOWN : out->kind;
		out->is_sure = false;
	} else if (name.is_bare) {
		out->lack = LACK_COUNCIL;
	} else {
		find_suggest(w, &name, &out->choices);
		if (out->choices.len)
			out->kind = FIND_SUGGESTIONS;
	}
}

bool find(struct ctx *cx, const struct postcode_index *index, struct str typed, struct find *out)
{
	struct find_world w;
	struct find f = { 0 };
	struct postcode pc;

	if (!find_world_read(cx, &w))
		return false;
	typed = str_trim(typed);
	if (letters_in(typed) > FIND_MAX_LETTERS)
		f.lack = LACK_BREVITY;
	else if (postcode_parse(typed, &pc))
		find_postcode(&w, index, &pc, &f);
	else
		find_in_words(&w, index, typed, &f);
	*out = f;
	return true;
}
