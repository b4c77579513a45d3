#include "domain/content/source.h"

#include "gen/sql/about.h"

static int by_title(const void *a, const void *b)
{
	const struct source *one = a;
	const struct source *other = b;

	return str_cmp(one->title, other->title);
}

bool sources_all(struct ctx *cx, struct source_list *out)
{
	struct source_all_row_list rows;
	struct source_list list = { 0 };

	if (!q_source_all(cx, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++)
		*list_push(cx->mem, &list) = (struct source){
			.id = rows.at[i].id,
			.title = rows.at[i].title,
			.publisher = rows.at[i].publisher,
			.licence = rows.at[i].licence,
			.licence_url = rows.at[i].licence_url,
			.dated = rows.at[i].dated,
			.url = rows.at[i].url,
			.used_for = rows.at[i].used_for,
			.limits = rows.at[i].limits,
		};
	if (list.len)
		qsort(list.at, list.len, sizeof(list.at[0]), by_title);
	*out = list;
	return true;
}

bool holdings_read(struct ctx *cx, struct holdings *out)
{
	struct holdings_count_row *row;

	if (!q_holdings_count(cx, &row))
		return false;
	if (!row)
		return fail(cx, ERR_DATABASE, "The database did not say what it holds.");
	*out = (struct holdings){
		.councils = row->councils,
		.offering = row->offering,
		.former = row->former,
		.topics = row->topics,
		.rights = row->rights,
		.right_checks = row->right_checks,
		.pilot_lines = row->pilot_lines,
		.pilot_pages = row->pilot_pages,
		.pilot_councils = row->pilot_councils,
		.reported = row->reported,
		.links = row->links,
		.link_councils = row->link_councils,
		.figures = row->figures,
		.published = row->published,
	};
	return true;
}
