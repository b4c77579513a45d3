/*
 * The rights engine on one core: decisions (every test, status and right on one day), whole answers (with dates
 * of change, reasons and questions), and how long the rules take to read.
 *
 *     rights [RULES]
 *
 * Prints a line a figure: name, value, unit, separated by tabs.
 */
#include "domain/entitlement/answer.h"
#include "domain/entitlement/sample.h"

enum { PEOPLE = 2000, ROUNDS = 100, ANSWERS = 4000, TODAY = 20778 };

static double now_s(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void print(const char *name, double value, const char *unit)
{
	printf("%s\t%.2f\t%s\n", name, value, unit);
}

static size_t make_people(struct ctx *cx, const struct ruleset *rules, struct person *out)
{
	size_t n = 0;

	for (uint64_t seed = 0; n < PEOPLE; seed++) {
		person_sample(cx, rules, seed, TODAY, &out[n]);
		if (person_prepare(cx, &out[n]))
			n++;
		else
			err_clear(cx);
	}
	return n;
}

static void bench_decisions(const struct person *people, size_t n)
{
	struct situation s;
	struct decision d;
	size_t rights = 0;
	double from = now_s();

	for (int round = 0; round < ROUNDS; round++)
		for (size_t i = 0; i < n; i++) {
			decide(&people[i], TODAY, &s, &d);
			rights += d.rights[round % 8] == OUTCOME_MUST;
		}
	double seconds = now_s() - from;

	print("rights decisions", ROUNDS * (double)n / seconds, "a second");
	print("rights decision", seconds * 1e6 / (ROUNDS * (double)n), "microseconds");
	print("duties among them, as a check", (double)rights / ROUNDS, "a round");
}

static void bench_answers(struct ctx *cx, const struct person *people, size_t n)
{
	struct arena_mark mark = arena_mark(cx->mem);
	struct answer *a = arena_new(cx->mem, struct answer);
	double from = now_s();

	for (size_t i = 0; i < ANSWERS; i++) {
		struct arena_mark each = arena_mark(cx->mem);

		answer_make(cx, &people[i % n], a);
		arena_reset(cx->mem, each);
	}
	print("rights answers with dates and reasons", ANSWERS / (now_s() - from), "a second");
	arena_reset(cx->mem, mark);
}

int main(int argc, char **argv)
{
	struct arena mem;
	struct ctx cx = { .mem = &mem };
	const struct ruleset *rules;
	double from = now_s();

	arena_init(&mem, 512 * 1024 * 1024);
	if (!ruleset_read(&cx, argc > 1 ? argv[1] : "rules", &rules)) {
		fprintf(stderr, "%.*s\n", STR_ARG(cx.err.said));
		return 1;
	}
	print("rules, reading them", (now_s() - from) * 1000, "ms");
	struct person *people = arena_take(&mem, PEOPLE * sizeof(*people));
	size_t n = make_people(&cx, rules, people);

	bench_decisions(people, n);
	bench_answers(&cx, people, n);
	arena_done(&mem);
	return 0;
}
