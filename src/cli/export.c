#include "base/buf.h"
#include "cli/commands.h"
#include "cli/print.h"
#include "domain/authorities/authority.h"
#include "domain/framework/entitlement.h"
#include "domain/framework/indicator.h"
#include "domain/offers/claim.h"
#include "format/csv.h"

enum { ROW_MAX_BYTES = 256 * 1024, MAX_COLUMNS = 16 };

/* Where rows go: CSV or JSON on standard output, one after the other. */
struct sheet {
	struct ctx *cx;
	const char *const *columns;
	bool json;
	bool raw; /* CSV without the guard against formulas */
	size_t rows;
};

struct export_row {
	const char *name;
	const char *about;
	const char *columns[MAX_COLUMNS + 1];
	bool (*write)(struct ctx *cx, struct sheet *sheet);
};

static void write_csv(struct sheet *sheet, const struct str *cells, size_t len)
{
	struct arena_mark before = arena_mark(sheet->cx->mem);
	struct buf b;
	bool first = true;

	buf_init(&b, sheet->cx->mem, ROW_MAX_BYTES);
	for (size_t i = 0; i < len; i++)
		(sheet->raw ? csv_write_cell_raw : csv_write_cell)(&b, cells[i], &first);
	csv_write_end(&b);
	fwrite(b.at, 1, b.len, stdout);
	arena_reset(sheet->cx->mem, before);
}

static void write_json(struct sheet *sheet, const struct str *cells)
{
	json_t *row = json_object();

	for (size_t i = 0; sheet->columns[i]; i++)
		json_object_set_new(row, sheet->columns[i], str_empty(cells[i]) ? json_null() : json_of(cells[i]));
	fputs(sheet->rows ? ",\n" : "[\n", stdout);
	json_dumpf(row, stdout, JSON_COMPACT);
	json_decref(row);
}

/* A row: as many cells as the export has columns. */
static void sheet_row(struct sheet *sheet, const struct str *cells)
{
	size_t len = 0;

	while (sheet->columns[len])
		len++;
	if (sheet->json)
		write_json(sheet, cells);
	else
		write_csv(sheet, cells, len);
	sheet->rows++;
}

static void sheet_begin(struct sheet *sheet)
{
	struct str names[MAX_COLUMNS];
	size_t len = 0;

	for (; sheet->columns[len]; len++)
		names[len] = str_of(sheet->columns[len]);
	if (!sheet->json)
		write_csv(sheet, names, len);
}

static void sheet_end(struct sheet *sheet)
{
	if (sheet->json)
		fputs(sheet->rows ? "\n]\n" : "[]\n", stdout);
}

static struct str of_maybe(struct ctx *cx, struct maybe_int n)
{
	return n.has ? str_print(cx->mem, "%lld", (long long)n.n) : S("");
}

static struct str of_pence(struct ctx *cx, struct maybe_int pence)
{
	if (!pence.has)
		return S("");
	return str_print(cx->mem, "%lld.%02lld", (long long)(pence.n / 100), (long long)(pence.n % 100));
}

static bool write_authorities(struct ctx *cx, struct sheet *sheet)
{
	struct authority_list all;

	if (!authority_list(cx, &all))
		return false;
	for (size_t i = 0; i < all.len; i++) {
		const struct authority *a = &all.at[i];
		const struct str cells[] = {
			a->gss,	       a->slug,	      a->official_name,
			a->short_name, a->type,	      a->region,
			a->nation,     a->parent_gss, a->has_childrens_services ? S("yes") : S("no"),
			a->website
		};

		if (!a->is_invented)
			sheet_row(sheet, cells);
	}
	return true;
}

static const char *origin_word(enum claim_origin origin)
{
	static const char *const words[] = {
		[CLAIM_PUBLISHED] = "published",
		[CLAIM_MAPPING] = "mapping",
		[CLAIM_REPORTED] = "reported",
	};

	return words[origin];
}

static void write_claim(struct ctx *cx, struct sheet *sheet, const struct authority *a, const struct claim *c)
{
	const struct str cells[] = {
		a->gss,
		a->slug,
		c->indicator,
		claim_status_word(c->status),
		c->text,
		c->condition,
		of_pence(cx, c->amount_pence),
		c->amount_kind,
		c->amount_period,
		of_maybe(cx, c->age_min),
		of_maybe(cx, c->age_max),
		str_of(origin_word(c->origin)),
		c->source,
		c->seen_on,
		c->outdated_law ? S("yes") : S("no"),
	};

	sheet_row(sheet, cells);
}

static bool write_claims(struct ctx *cx, struct sheet *sheet)
{
	struct authority_list offering;

	if (!authority_list_offering(cx, &offering))
		return false;
	for (size_t i = 0; i < offering.len; i++) {
		struct arena_mark before = arena_mark(cx->mem);
		struct claim_list claims;

		if (!claims_of_authority(cx, offering.at[i].gss, &claims))
			return false;
		for (size_t k = 0; k < claims.len; k++)
			write_claim(cx, sheet, &offering.at[i], &claims.at[k]);
		arena_reset(cx->mem, before);
	}
	return true;
}

static bool write_rights(struct ctx *cx, struct sheet *sheet)
{
	struct entitlement_list all;

	if (!entitlements_all(cx, &all))
		return false;
	for (size_t i = 0; i < all.len; i++) {
		const struct entitlement *e = &all.at[i];
		const struct str cells[] = {
			e->id,	       e->slug,		 e->title, e->area,   entitlement_kind_word(e->kind),
			e->summary,    e->who,		 e->until, e->source, e->source_url,
			e->checked_on, e->effective_from
		};

		sheet_row(sheet, cells);
	}
	return true;
}

static bool write_topics(struct ctx *cx, struct sheet *sheet)
{
	struct indicator_list all;

	if (!indicators_all(cx, &all))
		return false;
	for (size_t i = 0; i < all.len; i++) {
		const struct indicator *n = &all.at[i];
		const struct str cells[] = { n->id,
					     n->slug,
					     n->area,
					     indicator_kind_word(n->kind),
					     n->title,
					     n->definition,
					     of_maybe(cx, n->count_2019),
					     of_maybe(cx, n->of_2019) };

		sheet_row(sheet, cells);
	}
	return true;
}

static const struct export_row exports[] = {
	{ "authorities",
	  "every council of the United Kingdom",
	  { "gss", "slug", "official_name", "short_name", "type", "region", "nation", "parent_gss", "has_offer",
	    "website" },
	  write_authorities },
	{ "claims",
	  "what is known about each of the councils with an offer, with its source and date",
	  { "gss", "slug", "indicator", "status", "text", "condition", "amount_gbp", "amount_kind", "amount_period",
	    "age_min", "age_max", "origin", "source", "seen_on", "says_otherwise_than_the_law" },
	  write_claims },
	{ "rights",
	  "legal rights, guidance and national schemes that hold today",
	  { "id", "slug", "title", "area", "kind", "summary", "who", "until", "source", "source_url", "checked_on",
	    "effective_from" },
	  write_rights },
	{ "topics",
	  "the codebook",
	  { "id", "slug", "area", "kind", "title", "definition", "count_2019", "of_2019" },
	  write_topics },
};

static bool export(struct ctx *cx, const struct call *call)
{
	const struct export_row *found = NULL;

	for (size_t i = 0; i < sizeof(exports) / sizeof(exports[0]); i++) {
		if (call->words.len == 0)
			printf("%-12s %s\n", exports[i].name, exports[i].about);
		else if (str_eq(call->words.at[0], str_of(exports[i].name)))
			found = &exports[i];
	}
	if (call->words.len == 0)
		return print_flush(cx);
	if (!found)
		return fail(cx, ERR_USAGE, "There is no export of that name; localoffer export lists them.");
	struct sheet sheet = { .cx = cx, .columns = found->columns, .json = call->json, .raw = call_has(call, "raw") };

	if (!call_open(cx, call))
		return false;
	sheet_begin(&sheet);
	if (!found->write(cx, &sheet))
		return false;
	sheet_end(&sheet);
	return print_flush(cx);
}

const struct command command_export = {
	.name = "export",
	.run = export,
	.usage = "[NAME] [--raw] [--json]",
	.about = "Prints data as CSV or JSON; without a name, lists what there is.",
	.example = "localoffer export claims > claims.csv",
	.flags = { { "raw", NULL, "CSV for programs: no apostrophe before cells that look like formulas" } },
	.max_words = 1,
	.prints_data = true,
};
