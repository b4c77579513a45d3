/*
 * Postcodes: look-ups a second, and the import of a file of ONSPD's size beside `sqlite3 .import` of the same.
 *
 *     postcodes [INDEX [FILE.csv]]
 *
 * Without FILE.csv one of 2,600,000 rows with NSPL's columns is made from the index: its own postcodes, and
 * as terminated ones others of the same sectors. Each import runs in a process of its own, so that its peak
 * memory is its own. Prints a line a figure: name, value, unit, separated by tabs.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "base/cleanup.h"
#include "domain/authorities/postcode_index.h"
#include "domain/ingest/postcode_import.h"

enum {
	ROWS = 2600000,
	ASKED = 1000000,
	ROUNDS = 5,
};

static const char header[] =
	"pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,oa21cd,cty26cd,ced25cd,lad26cd,wd26cd,nhser24cd,"
	"ctry26cd,rgn26cd,pcon24cd,ttwa15cd,itl25cd,npark16cd,lsoa21cd,msoa21cd,wz11cd,sicbl26cd,bua24cd,ruc21ind,"
	"oac21ind,lat,long,lep21cd1,lep21cd2,pfa23cd,imd25ind,icb26cd\n";

struct cost {
	double seconds;
	double peak_mb;
	bool good;
};

static double now_s(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void print(const char *name, double value, const char *unit)
{
	printf("%s\t%.2f\t%s\n", name, value, unit);
	fflush(stdout);
}

static uint64_t next_random(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return *seed >> 33;
}

/* The text of a unit, from its sector's key: the other way round than postcode_parse makes it. */
static void unit_text(uint32_t key, uint32_t unit, char out[9])
{
	static const char digits[] = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	char letters[2];
	char outward[5] = { 0 };
	uint32_t rest = key / 10;

	for (int i = 3; i >= 0; i--, rest /= 37)
		outward[i] = digits[rest % 37];
	postcode_unit_letters(unit, letters);
	snprintf(out, 9, "%.*s %u%c%c", (int)strcspn(outward, " "), outward, key % 10, letters[0], letters[1]);
}

/* ---- look-ups ---- */

struct asked {
	char text[9];
};

static size_t find_all(const struct postcode_index *index, const struct asked *asked, const struct postcode *parsed)
{
	size_t found = 0;
	struct postcode pc;

	for (size_t i = 0; i < ASKED; i++) {
		const struct postcode *p = parsed ? &parsed[i] : &pc;

		if (!parsed && !postcode_parse(str_of(asked[i].text), &pc))
			continue;
		found += postcode_find(index, p).status != POSTCODE_UNKNOWN;
	}
	return found;
}

static void look_up(struct arena *mem, const struct postcode_index *index)
{
	struct asked *asked = arena_take(mem, ASKED * sizeof(*asked));
	struct postcode *parsed = arena_take(mem, ASKED * sizeof(*parsed));
	uint64_t seed = 20261121;
	size_t found = 0;
	double from;

	for (size_t i = 0; i < ASKED; i++) {
		const struct postcode_sector *s = &index->sectors[next_random(&seed) % index->header->sectors];

		unit_text(s->key, (uint32_t)(next_random(&seed) % POSTCODE_UNITS), asked[i].text);
		if (!postcode_parse(str_of(asked[i].text), &parsed[i]))
			abort();
	}
	from = now_s();
	for (int i = 0; i < ROUNDS; i++)
		found += find_all(index, asked, parsed);
	print("postcode look-ups", ROUNDS * ASKED / (now_s() - from) / 1e6, "million/s");
	from = now_s();
	for (int i = 0; i < ROUNDS; i++)
		found += find_all(index, asked, NULL);
	print("postcode look-ups from typed text", ROUNDS * ASKED / (now_s() - from) / 1e6, "million/s");
	print("postcodes found", 100.0 * (double)found / (2.0 * ROUNDS * ASKED), "% of those asked");
}

/* ---- a file of ONSPD's size ---- */

static void write_row(FILE *f, const struct postcode_index *index, const struct postcode_sector *s, uint32_t unit)
{
	char text[9];
	struct postcode pc;

	unit_text(s->key, unit, text);
	if (!postcode_parse(str_of(text), &pc))
		abort();
	struct postcode_hit hit = postcode_find(index, &pc);
	const char *gss = hit.gss.at ? hit.gss.at : index->authorities[0].text;
	const char *inward = text + strlen(text) - 3;

	fprintf(f,
		"\"%-4.*s%s\",\"%-4.*s %s\",\"%s\",\"198001\",\"%s\",\"0\",\"401234\",\"0301234\",1,,\"E99999999\",,"
		"\"%s\",,,\"E92000001\",\"E12000002\",,,,,,,,,,,,%.6f,%.6f,,,,,\n",
		(int)pc.outward_len, text, inward, (int)pc.outward_len, text, inward, text,
		hit.status == POSTCODE_LIVE ? "" : "201607", gss, hit.has_position ? hit.latitude : 99.999999,
		hit.has_position ? hit.longitude : 0.0);
}

static bool write_file(const struct postcode_index *index, const char *path)
{
	FILE *f cleanup(cleanup_file) = fopen(path, "w");
	uint64_t seed = 1;
	uint32_t others = ROWS - index->header->units;
	uint64_t free_units = (uint64_t)index->header->sectors * POSTCODE_UNITS - index->header->units;

	if (!f)
		return false;
	fputs(header, f);
	for (uint32_t i = 0; i < index->header->sectors * (uint32_t)POSTCODE_UNITS; i++) {
		const struct postcode_sector *s = &index->sectors[i / POSTCODE_UNITS];
		bool is_there = postcode_bit(s->present, i % POSTCODE_UNITS);
		bool is_chosen = !is_there && next_random(&seed) % free_units < others;

		free_units -= !is_there;
		others -= is_chosen;
		if (is_there || is_chosen)
			write_row(f, index, s, i % POSTCODE_UNITS);
	}
	return fflush(f) == 0;
}

/* ---- imports ---- */

static int run_import(const char *file, const char *out)
{
	struct arena mem cleanup(arena_done) = { 0 };
	struct ctx cx = { .mem = &mem };
	struct postcode_import_report report;

	arena_init(&mem, 64 * 1024 * 1024);
	if (postcode_import(&cx, &file, 1, out, &report))
		return 0;
	fprintf(stderr, "%.*s\n", STR_ARG(cx.err.said));
	return 1;
}

static int run_sqlite(const char *file, const char *out)
{
	char command[512];

	snprintf(command, sizeof(command), ".import '%s' postcodes", file);
	execlp("sqlite3", "sqlite3", out, ".mode csv", command, (char *)NULL);
	return 127;
}

static struct cost measure(int (*run)(const char *file, const char *out), const char *file, const char *out)
{
	double from = now_s();
	struct rusage usage = { 0 };
	int status = 1;
	pid_t child = fork();

	if (child == 0)
		_exit(run(file, out));
	bool ended = child > 0 && wait4(child, &status, 0, &usage) == child;

	unlink(out);
	return (struct cost){ now_s() - from, (double)usage.ru_maxrss / 1024, ended && status == 0 };
}

static void compare(const char *file, const char *folder)
{
	char out[300];

	snprintf(out, sizeof(out), "%s/out", folder);
	struct cost ours = measure(run_import, file, out);
	struct cost theirs = measure(run_sqlite, file, out);

	if (!ours.good) {
		print("postcode import", 0, "failed");
		return;
	}
	print("postcode import", ours.seconds, "s");
	print("postcode import, peak memory", ours.peak_mb, "MB");
	if (!theirs.good)
		return;
	print("sqlite3 .import of the same file", theirs.seconds, "s");
	print("postcode import against sqlite3 .import", theirs.seconds / ours.seconds, "times as fast");
}

int main(int argc, char **argv)
{
	struct arena mem cleanup(arena_done) = { 0 };
	struct ctx cx = { .mem = &mem };
	struct postcode_index index cleanup(postcode_index_close) = { 0 };
	char folder[200];
	char file[300];
	double from = now_s();
	const char *temporary = getenv("TMPDIR");

	arena_init(&mem, 256 * 1024 * 1024);
	if (!postcode_index_open(&cx, argc > 1 ? argv[1] : "data/postcodes.idx", &index)) {
		fprintf(stderr, "%.*s\n", STR_ARG(cx.err.said));
		return 1;
	}
	print("postcode index, opening and checking", (now_s() - from) * 1000, "ms");
	print("postcode index", (double)index.header->file_bytes / 1e6, "MB");
	look_up(&mem, &index);
	snprintf(folder, sizeof(folder), "%s/postcodes.XXXXXX", temporary ? temporary : "/tmp");
	if (!mkdtemp(folder))
		return 1;
	snprintf(file, sizeof(file), "%s/onspd.csv", folder);
	if (argc <= 2 && !write_file(&index, file))
		return 1;
	arena_done(&mem);
	compare(argc > 2 ? argv[2] : file, folder);
	unlink(file);
	rmdir(folder);
	return 0;
}
