#include "views/about_view.h"

#include "base/date.h"

/* 1492125 -> "1,492,125" */
static struct str grouped(struct arena *mem, int64_t n)
{
	struct str digits = str_print(mem, "%lld", (long long)n);
	char *out = arena_take(mem, digits.len + digits.len / 3 + 1);
	size_t len = 0;

	for (size_t i = 0; i < digits.len; i++) {
		if (i && (digits.len - i) % 3 == 0)
			out[len++] = ',';
		out[len++] = digits.at[i];
	}
	return (struct str){ out, len };
}

static void add_numbers(struct arena *mem, const struct holdings *held, struct data_page *out)
{
	out->councils = grouped(mem, held->councils);
	out->offering = grouped(mem, held->offering);
	out->former = grouped(mem, held->former);
	out->topics = grouped(mem, held->topics);
	out->rights = grouped(mem, held->rights);
	out->right_checks = grouped(mem, held->right_checks);
	out->pilot_lines = grouped(mem, held->pilot_lines);
	out->pilot_pages = grouped(mem, held->pilot_pages);
	out->pilot_councils = grouped(mem, held->pilot_councils);
	out->reported = grouped(mem, held->reported);
	out->links = grouped(mem, held->links);
	out->link_councils = grouped(mem, held->link_councils);
	out->figures = grouped(mem, held->figures);
	out->published = grouped(mem, held->published);
}

void data_page_view(struct arena *mem, const struct source_list *sources, const struct holdings *held,
		    const struct postcode_index *postcodes, struct data_page *out)
{
	*out = (struct data_page){ 0 };
	add_numbers(mem, held, out);
	if (postcodes && postcodes->header) {
		out->postcodes = grouped(mem, postcodes->header->live);
		out->old_postcodes = grouped(mem, postcodes->header->terminated);
		out->postcodes_as_at = date_words(mem, str_copy(mem, str_of(postcodes->header->as_at)));
	}
	for (size_t i = 0; i < sources->len; i++)
		*list_push(mem, &out->sources) =
			(struct source_view){ &sources->at[i], date_words(mem, sources->at[i].dated) };
}
