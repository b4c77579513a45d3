#include "views/topic_csv.h"

#include "format/csv.h"

const char *const claim_csv_names[CLAIM_CELLS] = {
	"status",  "against_the_law", "claim",	    "condition", "amount_gbp", "amount_kind", "amount_period",
	"age_min", "age_max",	      "provenance", "source",	 "seen_on",    "note",	      "basis",
};

static const char *const origins[] = {
	[CLAIM_PUBLISHED] = "published here",
	[CLAIM_MAPPING] = "found in mapping",
	[CLAIM_REPORTED] = "reported",
};

static const char *const bases[] = {
	[CLAIM_PUBLISHED] = "the council's own words",
	[CLAIM_MAPPING] = "pilot: one reader, short excerpts; a missing row means nothing",
	[CLAIM_REPORTED] = "report of its date; not checked since",
};

void csv_row_write(struct buf *b, enum csv_guard guard, const struct str *cells, size_t n)
{
	bool first = true;

	for (size_t i = 0; i < n; i++)
		if (guard == CSV_RAW)
			csv_write_cell_raw(b, cells[i], &first);
		else
			csv_write_cell(b, cells[i], &first);
	csv_write_end(b);
}

static struct str number(struct arena *mem, struct maybe_int n)
{
	return n.has ? str_print(mem, "%lld", (long long)n.n) : S("");
}

static struct str pounds(struct arena *mem, struct maybe_int pence)
{
	if (!pence.has)
		return S("");
	return str_print(mem, "%lld.%02lld", (long long)pence.n / 100, (long long)pence.n % 100);
}

void claim_csv_cells(struct arena *mem, const struct claim *claim, struct str out[CLAIM_CELLS])
{
	const struct str cells[CLAIM_CELLS] = {
		/* Nobody can refuse a right: a program must not read it as a refusal either. */
		claim->outdated_law || claim->limits_right ? S("says_otherwise") : claim_status_word(claim->status),
		claim->outdated_law   ? S("states a right wrongly")
		: claim->limits_right ? S("narrows a right")
				      : S("no"),
		claim->text,
		claim->condition,
		pounds(mem, claim->amount_pence),
		claim->amount_kind,
		claim->amount_period,
		number(mem, claim->age_min),
		number(mem, claim->age_max),
		str_of(origins[claim->origin]),
		claim->source,
		claim->seen_on,
		claim->note,
		str_of(bases[claim->origin]),
	};

	for (size_t i = 0; i < CLAIM_CELLS; i++)
		out[i] = cells[i];
}

void topic_csv(struct buf *b, enum csv_guard guard, const struct topic *topic, const struct topic_rows *rows)
{
	enum { OWN = 9 };
	static const char *const names[OWN] = { "council",  "gss_code",	    "region",	 "council_type", "counted",
						"invented", "indicator_id", "indicator", "kind" };
	struct str cells[OWN + CLAIM_CELLS];

	for (size_t i = 0; i < OWN + CLAIM_CELLS; i++)
		cells[i] = str_of(i < OWN ? names[i] : claim_csv_names[i - OWN]);
	csv_row_write(b, guard, cells, OWN + CLAIM_CELLS);
	for (size_t i = 0; i < rows->rows.len; i++) {
		const struct topic_council *c = rows->rows.at[i].council;

		cells[0] = c->cell.name;
		cells[1] = c->cell.gss;
		cells[2] = c->cell.region;
		cells[3] = c->cell.type;
		cells[4] = c->is_counted ? S("yes") : S("no");
		cells[5] = c->is_invented ? S("yes") : S("no");
		cells[6] = topic->indicator.id;
		cells[7] = topic->indicator.title;
		cells[8] = indicator_kind_word(topic->indicator.kind);
		claim_csv_cells(b->mem, rows->rows.at[i].claim, &cells[OWN]);
		csv_row_write(b, guard, cells, OWN + CLAIM_CELLS);
	}
}

void topics_csv(struct buf *b, enum csv_guard guard, const struct indicator_list *indicators,
		const struct topic_count_list *counts, int64_t councils)
{
	static const struct str names[] = {
		S("indicator_id"),
		S("slug"),
		S("area"),
		S("kind"),
		S("topic"),
		S("title"),
		S("definition"),
		S("councils_that_say_so_at_least"),
		S("councils_that_say_anything"),
		S("councils_in_england"),
		S("basis"),
		S("count_2019"),
		S("of_2019"),
		S("band_2019"),
		S("source_2019"),
	};

	csv_row_write(b, guard, names, sizeof(names) / sizeof(names[0]));
	for (size_t i = 0; i < indicators->len; i++) {
		const struct indicator *n = &indicators->at[i];
		const struct str cells[] = {
			n->id,
			n->slug,
			n->area,
			indicator_kind_word(n->kind),
			n->short_title,
			n->title,
			n->definition,
			str_print(b->mem, "%lld", (long long)counts->at[i].offers),
			str_print(b->mem, "%lld", (long long)counts->at[i].councils),
			str_print(b->mem, "%lld", (long long)councils),
			S("pilot: pages read so far; not a count, no share can be made from it"),
			number(b->mem, n->count_2019),
			number(b->mem, n->of_2019),
			n->band_2019,
			n->count_2019.has ? S("NLCBF mapping of 20 offers, November 2019") : S(""),
		};

		csv_row_write(b, guard, cells, sizeof(cells) / sizeof(cells[0]));
	}
}
