#include "domain/framework/entitlement.h"

#include "base/date.h"
#include "gen/sql/framework.h"
#include "store/kept.h"

static const char *const kind_words[ENTITLEMENT__KINDS] = {
	[ENTITLEMENT_RIGHT] = "legal right",
	[ENTITLEMENT_GUIDANCE] = "guidance",
	[ENTITLEMENT_NATIONAL] = "national scheme",
	[ENTITLEMENT_COMING] = "coming",
	[ENTITLEMENT_EXTRA] = "extra",
};

static const char *const force_words[FORCE__MAX] = {
	[FORCE_MUST] = "must",
	[FORCE_SHOULD] = "should",
	[FORCE_MAY] = "may",
	[FORCE_COMING] = "coming",
};

static const char *const owner_words[OWED_BY__MAX] = {
	[OWED_BY_RESPONSIBLE] = "responsible council",
	[OWED_BY_LIVING] = "council where you live",
	[OWED_BY_ANY] = "any council",
	[OWED_BY_OTHER] = "other body",
};

static const char *const state_words[LAW__MAX] = {
	[LAW_CONFIRMED] = "confirmed",
	[LAW_PARTLY] = "partly",
	[LAW_UNCONFIRMED] = "unconfirmed",
	[LAW_NOT_IN_FORCE] = "not in force yet",
};

struct str entitlement_kind_word(enum entitlement_kind kind)
{
	return str_of(kind_words[kind]);
}

static int word_index(const char *const *words, int len, struct str word, int otherwise)
{
	for (int i = 0; i < len; i++)
		if (str_eq(word, str_of(words[i])))
			return i;
	return otherwise;
}

/* Is `word` one of the words of a list that is separated by spaces? */
static bool has_word(struct str list, struct str word)
{
	struct str rest = list;

	while (rest.at)
		if (str_eq(str_cut(&rest, ' '), word))
			return true;
	return false;
}

/* Unknown words become what promises least. */
static void set_words(struct entitlement *e, const struct entitlements_all_row *r)
{
	e->kind = (enum entitlement_kind)word_index(kind_words, ENTITLEMENT__KINDS, r->kind, ENTITLEMENT_EXTRA);
	e->force = (enum entitlement_force)word_index(force_words, FORCE__MAX, r->force, FORCE_MAY);
	e->owed_by = (enum entitlement_owner)word_index(owner_words, OWED_BY__MAX, r->owed_by, OWED_BY_OTHER);
	e->state = (enum entitlement_state)word_index(state_words, LAW__MAX, r->status, LAW_UNCONFIRMED);
}

static void set_texts(struct entitlement *e, const struct entitlements_all_row *r)
{
	e->in_short = r->in_short;
	e->summary = r->summary;
	e->more = r->more;
	e->who = r->who;
	e->until = r->until;
	e->since = r->since;
	e->begins = r->begins;
	e->how_long = r->how_long;
	e->ask = r->ask;
	e->who_decides = r->who_decides;
	e->facts = r->facts;
	e->myth = r->myth;
	e->if_no = r->if_no;
	e->out_of_area = r->out_of_area;
	e->cell_title = r->cell_title;
	e->cell_responsible = r->cell_responsible;
	e->cell_living = r->cell_living;
	e->often_missed_text = r->often_missed_text;
	e->sheet_amount = r->sheet_amount;
	e->sheet_until = r->sheet_until;
	e->sheet_ask = r->sheet_ask;
}

static void set_source(struct entitlement *e, const struct entitlements_all_row *r)
{
	e->source = r->source;
	e->source_note = r->source_note;
	e->source_url = r->source_url;
	e->source_url_2 = r->source_url_2;
	e->status_note = r->status_note;
	e->status_line = r->status_line;
	e->checked_on = r->checked_on;
	e->effective_from = r->effective_from;
	e->effective_to = r->effective_to;
	e->effective_note = r->effective_note;
}

static struct entitlement from_row(const struct entitlements_all_row *r)
{
	struct entitlement e = {
		.id = r->id,
		.slug = r->slug,
		.title = r->title,
		.short_title = str_empty(r->short_title) ? r->title : r->short_title,
		.area = r->area,
		.figure = r->figure,
		.figure_note = r->figure_note,
		.amount_gbp = r->amount_gbp,
		.amount_period = r->amount_period,
		.age_from = r->age_from,
		.age_before = r->age_before,
		.categories = r->categories,
		.categories_may = r->categories_may,
		.categories_on_asking = r->categories_on_asking,
		.indicators = r->indicators,
		.shown = r->shown,
		.often_missed = r->often_missed != 0,
		.often_missed_position = r->often_missed_position,
	};

	set_words(&e, r);
	set_texts(&e, r);
	set_source(&e, r);
	return e;
}

static bool build(struct ctx *cx, const void **out)
{
	struct entitlement_list *list = arena_new(cx->mem, struct entitlement_list);
	struct entitlements_all_row_list rows;

	if (!q_entitlements_all(cx, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++)
		*list_push(cx->mem, list) = from_row(&rows.at[i]);
	*out = list;
	return true;
}

static const struct kept_kind kept_entitlements = { "entitlements", build };

/* What is coming has no day yet, or one that is still to come: it is shown either way. */
static bool holds_on(const struct entitlement *e, struct str day)
{
	if (!str_empty(e->effective_to) && str_cmp(e->effective_to, day) < 0)
		return false;
	return e->kind == ENTITLEMENT_COMING || str_empty(e->effective_from) || str_cmp(e->effective_from, day) <= 0;
}

/* Those of today; with a place, only those that are shown there. */
static bool today(struct ctx *cx, struct str place, struct entitlement_list *out)
{
	struct str day = date_of_ms(cx->mem, cx->now_ms);
	struct entitlement_list list = { 0 };
	const void *kept;

	if (!kept_get(cx, &kept_entitlements, &kept))
		return false;
	const struct entitlement_list *all = kept;

	for (size_t i = 0; i < all->len; i++)
		if (holds_on(&all->at[i], day) && (str_empty(place) || entitlement_is_shown(&all->at[i], place)))
			*list_push(cx->mem, &list) = all->at[i];
	*out = list;
	return true;
}

bool entitlements_all(struct ctx *cx, struct entitlement_list *out)
{
	return today(cx, S(""), out);
}

bool entitlements_shown(struct ctx *cx, struct str place, struct entitlement_list *out)
{
	return today(cx, place, out);
}

/* One more in that area. */
static void count_in(struct ctx *cx, struct entitlement_count_list *list, struct str area)
{
	for (size_t i = 0; i < list->len; i++) {
		if (str_eq(list->at[i].area, area)) {
			list->at[i].n++;
			return;
		}
	}
	*list_push(cx->mem, list) = (struct entitlement_count){ area, 1 };
}

bool entitlements_elsewhere(struct ctx *cx, struct entitlement_count_list *out)
{
	struct entitlement_count_list counts = { 0 };
	struct entitlement_list rights;

	if (!today(cx, S("rights"), &rights))
		return false;
	for (size_t i = 0; i < rights.len; i++)
		if (!entitlement_is_shown(&rights.at[i], S("offer")))
			count_in(cx, &counts, rights.at[i].area);
	*out = counts;
	return true;
}

bool entitlement_by_slug(struct ctx *cx, struct str slug, struct entitlement *out)
{
	struct entitlement_list rights;

	if (!today(cx, S(""), &rights))
		return false;
	for (size_t i = 0; i < rights.len; i++) {
		if (!str_eq(rights.at[i].slug, slug))
			continue;
		*out = rights.at[i];
		return true;
	}
	return fail(cx, ERR_NOT_FOUND, "We have no right called “%.*s”.", STR_ARG(slug));
}

bool entitlement_answers(const struct entitlement *e, struct str indicator)
{
	return has_word(e->indicators, indicator);
}

bool entitlement_is_shown(const struct entitlement *e, struct str place)
{
	return has_word(e->shown, place);
}

bool entitlement_at_age(const struct entitlement *e, int64_t first, int64_t last)
{
	return (!e->age_from.has || e->age_from.n <= last) && (!e->age_before.has || e->age_before.n > first);
}

bool entitlement_counts(const struct entitlement *e)
{
	return e->state != LAW_NOT_IN_FORCE && e->kind != ENTITLEMENT_COMING && e->kind != ENTITLEMENT_EXTRA;
}
