#include "views/compare_view.h"

#include "base/buf.h"

static const char *const show_words[COMPARE_SHOW__MAX] = { "", "differences", "all" };

enum compare_show compare_show_of(struct str word)
{
	for (int i = 1; i < COMPARE_SHOW__MAX; i++)
		if (str_eq(word, str_of(show_words[i])))
			return (enum compare_show)i;
	return COMPARE_SEEN;
}

static struct str slugs(struct arena *mem, const struct authority_list *councils, size_t leave_out)
{
	struct buf b;

	buf_init(&b, mem, 1024);
	for (size_t i = 0; i < councils->len; i++)
		if (i != leave_out)
			buf_print(&b, "%s%.*s", b.len ? "," : "", STR_ARG(councils->at[i].slug));
	return buf_str(&b);
}

static struct str address(struct arena *mem, const char *path, struct str with, enum compare_show show)
{
	struct buf b;

	buf_init(&b, mem, 2048);
	buf_add(&b, str_of(path));
	if (!str_empty(with))
		buf_print(&b, "?with=%.*s", STR_ARG(with));
	if (!str_empty(with) && show != COMPARE_SEEN)
		buf_print(&b, "&show=%s", show_words[show]);
	return buf_str(&b);
}

struct str compare_address(struct arena *mem, const struct authority_list *councils, size_t leave_out,
			   enum compare_show show)
{
	return address(mem, "/compare", slugs(mem, councils, leave_out), show);
}

static int by_slug(const void *a, const void *b)
{
	return str_cmp(((const struct authority *)a)->slug, ((const struct authority *)b)->slug);
}

struct str compare_canonical(struct arena *mem, const struct authority_list *councils)
{
	struct authority_list sorted = { 0 };

	for (size_t i = 0; i < councils->len && i < COMPARE_MAX; i++)
		*list_push(mem, &sorted) = councils->at[i];
	if (sorted.len)
		qsort(sorted.at, sorted.len, sizeof(sorted.at[0]), by_slug);
	return compare_address(mem, &sorted, sorted.len, COMPARE_SEEN);
}

/* The comparison with one council more. */
static struct compare_choice with_also(struct arena *mem, const struct authority_list *councils, struct str slug,
				       struct str name)
{
	struct str with = slugs(mem, councils, councils->len);

	if (!str_empty(with))
		slug = str_print(mem, "%.*s,%.*s", STR_ARG(with), STR_ARG(slug));
	return (struct compare_choice){ .name = name, .url = address(mem, "/compare", slug, COMPARE_SEEN) };
}

void compare_add_start(struct arena *mem, const struct compare_pick *pick, struct str slug, struct str name,
		       struct compare_page *page)
{
	if (str_empty(slug))
		return;
	*list_push(mem, &page->starts) = with_also(mem, &pick->councils, slug, name);
}

static void add_problems(struct arena *mem, const struct compare_pick *pick, const struct compare_ask *ask,
			 struct compare_page *out)
{
	for (size_t i = 0; i < pick->problems.len; i++) {
		const struct compare_problem *p = &pick->problems.at[i];
		struct compare_problem_view v = {
			.typed = p->typed,
			.is_elsewhere = p->kind == FIND_NATION,
			.nation = find_nation_name(p->nation),
		};

		if (str_eq(p->typed, ask->add))
			v.field = S("add");
		else if (str_eq(p->typed, ask->also))
			v.field = S("also");
		out->add_is_wrong = out->add_is_wrong || str_eq(v.field, S("add"));
		out->also_is_wrong = out->also_is_wrong || str_eq(v.field, S("also"));
		for (size_t k = 0; k < p->choices.len; k++) {
			const struct compare_meant *m = &p->choices.at[k];
			struct compare_choice choice =
				with_also(mem, &pick->councils, m->authority.slug, m->authority.short_name);

			choice.place = m->place;
			*list_push(mem, &v.choices) = choice;
		}
		*list_push(mem, &out->problems) = v;
	}
}

static void add_councils(struct arena *mem, const struct compare_pick *pick, const struct comparison *c,
			 struct compare_page *out)
{
	struct str *const names[COMPARE_MAX] = { &out->a, &out->b, &out->c, &out->d };
	struct buf all;

	buf_init(&all, mem, 1024);
	for (size_t i = 0; i < pick->councils.len; i++) {
		const struct authority *a = &pick->councils.at[i];

		if (i >= COMPARE_MAX) {
			*list_push(mem, &out->left_out) = (struct compare_choice){ .name = a->short_name };
			continue;
		}
		buf_print(&all, "%s%.*s", i ? ", " : "", STR_ARG(a->short_name));
		*names[i] = a->short_name;
		out->has_invented = out->has_invented || a->is_invented;
		*list_push(mem, &out->councils) = (struct compare_council_view){
			.name = a->short_name,
			.slug = a->slug,
			.without_url = compare_address(mem, &pick->councils, i, out->show),
			.is_invented = a->is_invented,
			.pages = c ? c->pages[i] : 0,
		};
		out->has_pages = out->has_pages || (c && c->pages[i]);
	}
	out->len = (int64_t)out->councils.len;
	out->columns = out->len + 1;
	out->names = buf_str(&all);
}

static void add_addresses(struct arena *mem, const struct compare_pick *pick, struct compare_page *out)
{
	size_t none = pick->councils.len;

	out->with = slugs(mem, &pick->councils, none);
	out->seen_url = compare_address(mem, &pick->councils, none, COMPARE_SEEN);
	out->differences_url = compare_address(mem, &pick->councils, none, COMPARE_DIFFERENCES);
	out->all_url = compare_address(mem, &pick->councils, none, COMPARE_ALL);
	out->csv_url = address(mem, "/compare.csv", out->with, out->show);
	if (out->len > 0 && out->len < COMPARE_MAX)
		out->neighbours_url = str_print(mem, "%.*s%sadd=neighbours", STR_ARG(out->seen_url),
						str_empty(out->with) ? "?" : "&");
}

void compare_page_view(struct arena *mem, const struct compare_pick *pick, const struct compare_ask *ask,
		       const struct comparison *c, const struct compare_right_list *rights, struct compare_page *out)
{
	size_t most;
	size_t fewest;

	*out = (struct compare_page){ .show = ask->show, .add = ask->add, .also = ask->also };
	add_problems(mem, pick, ask, out);
	add_councils(mem, pick, c, out);
	add_addresses(mem, pick, out);
	if (!c)
		return;
	compare_rows_view(mem, c, rights, out);
	if (compare_reading(c, &most, &fewest)) {
		out->has_reading = true;
		out->most = c->councils[most]->short_name;
		out->fewest = c->councils[fewest]->short_name;
	}
}
