/*
 * Decision tables. Kinds of care leaver: a row for each test or fact, a column for each status. Rights: a row for
 * each right, a column for each category.
 */
#include "cli/rules_draw.h"

#include <stdio.h>

static const char *const category_words[CATEGORIES] = { "E", "R", "F18", "F21", "Q", "any" };

struct str draw_categories(struct ctx *cx, int categories)
{
	struct str out = { 0 };

	for (int i = 0; i < CATEGORIES; i++)
		if (categories & 1 << i)
			out = str_print(cx->mem, "%.*s%s%s", STR_ARG(out), out.len ? " " : "", category_words[i]);
	return out;
}

/* ---- what stands in a cell ---- */

/*
 * What a status asks of a name: "yes" or "no" when it is joined by "and" down from the top; "or" when it is part
 * of a choice, so that the table alone does not say.
 */
static const char *demand_of(const struct expression *e, size_t i, bool is_not, bool in_choice, const struct node *name)
{
	const struct node *n = &e->nodes[i];

	if (n->kind == NODE_NOT)
		return demand_of(e, n->left, !is_not, in_choice, name);
	if (n->kind == NODE_AND || n->kind == NODE_OR) {
		/* "not (a or b)" asks for neither: the "or" is an "and" of denials. */
		bool choice = in_choice || (n->kind == NODE_OR) != is_not;
		const char *left = demand_of(e, n->left, is_not, choice, name);

		return left ? left : demand_of(e, n->right, is_not, choice, name);
	}
	if (n->kind != name->kind || n->n1 != name->n1 || (n->kind == NODE_IS && n->n2 != name->n2))
		return NULL;
	return in_choice ? "or" : is_not ? "no" : "yes";
}

static const char *right_cell(const struct rule *r, int category)
{
	if (r->categories_on_asking & category)
		return "ask";
	if (r->categories & category)
		return rule_force_word(r->force);
	return r->categories_may & category ? "may" : "-";
}

/* ---- the rows of the table of statuses: every name that a status uses ---- */

enum { ROWS_MAX = 64 };

struct names {
	const struct ruleset *rules;
	struct node at[ROWS_MAX];
	size_t len;
};

static bool is_name(const struct node *n)
{
	return n->kind == NODE_TEST || n->kind == NODE_FACT || n->kind == NODE_AT_LEAST || n->kind == NODE_IS;
}

static void add_name(struct names *names, const struct node *n)
{
	for (size_t i = 0; i < names->len; i++)
		if (names->at[i].kind == n->kind && names->at[i].n1 == n->n1 && names->at[i].n2 == n->n2)
			return;
	if (names->len < ROWS_MAX)
		names->at[names->len++] = *n;
}

static void collect_names(const struct ruleset *rules, struct names *out)
{
	*out = (struct names){ .rules = rules };
	for (size_t i = 0; i < rules->tests.len; i++)
		for (size_t k = 0; rules->tests.at[i].kind == RULE_STATUS && k < rules->tests.at[i].when.len; k++)
			if (is_name(&rules->tests.at[i].when.nodes[k]))
				add_name(out, &rules->tests.at[i].when.nodes[k]);
}

static struct str name_words(struct ctx *cx, const struct ruleset *rules, const struct node *n)
{
	if (n->kind == NODE_TEST)
		return rules->tests.at[n->n1].name;
	const struct fact *fact = &rules->facts.at[n->n1];

	if (n->kind == NODE_AT_LEAST)
		return str_print(cx->mem, "%.*s, %d days", STR_ARG(fact->id), n->n2);
	if (n->kind == NODE_IS)
		return str_print(cx->mem, "%.*s is %.*s", STR_ARG(fact->id), STR_ARG(fact->choices.at[n->n2]));
	return fact->id;
}

static struct str status_ages(struct ctx *cx, const struct rule *r)
{
	if (r->age_before == AGE_END)
		return r->age_from ? str_print(cx->mem, "%d+", r->age_from) : S("any");
	return r->age_from ? str_print(cx->mem, "%d-%d", r->age_from, r->age_before - 1)
			   : str_print(cx->mem, "<%d", r->age_before);
}

/* ---- both tables as rows of cells ---- */

struct sheet {
	struct ctx *cx;
	void (*cell)(struct sheet *s, size_t column, struct str text, bool is_heading);
	void (*end_row)(struct sheet *s);
	int x, y;
	const int *widths;
};

static void draw_statuses(struct sheet *s, const struct ruleset *rules)
{
	struct names *names = arena_new(s->cx->mem, struct names);
	size_t column = 0;

	collect_names(rules, names);
	s->cell(s, column++, S("Kinds of care leaver"), true);
	for (size_t i = 0; i < rules->tests.len; i++)
		if (rules->tests.at[i].kind == RULE_STATUS)
			s->cell(s, column++, rules->tests.at[i].id, true);
	s->end_row(s);
	s->cell(s, column = 0, S("age"), true);
	for (size_t i = 0; i < rules->tests.len; i++)
		if (rules->tests.at[i].kind == RULE_STATUS)
			s->cell(s, ++column, status_ages(s->cx, &rules->tests.at[i]), false);
	s->end_row(s);
	for (size_t k = 0; k < names->len; k++) {
		s->cell(s, column = 0, name_words(s->cx, rules, &names->at[k]), true);
		for (size_t i = 0; i < rules->tests.len; i++) {
			const struct rule *t = &rules->tests.at[i];
			const char *demand = t->kind != RULE_STATUS ? NULL
								    : demand_of(&t->when, t->when.len - 1, false, false,
										&names->at[k]);

			if (t->kind == RULE_STATUS)
				s->cell(s, ++column, demand ? str_of(demand) : S("-"), false);
		}
		s->end_row(s);
	}
}

static void draw_rights(struct sheet *s, const struct ruleset *rules)
{
	s->cell(s, 0, S("Rights"), true);
	for (int c = 0; c < CATEGORIES; c++)
		s->cell(s, (size_t)c + 1, str_of(category_words[c]), true);
	s->cell(s, CATEGORIES + 1, S("ages"), true);
	s->end_row(s);
	for (size_t i = 0; i < rules->rights.len; i++) {
		const struct rule *r = &rules->rights.at[i];

		s->cell(s, 0, str_print(s->cx->mem, "%.*s %.*s", STR_ARG(r->id), STR_ARG(r->title)), true);
		for (int c = 0; c < CATEGORIES; c++)
			s->cell(s, (size_t)c + 1, str_of(right_cell(r, 1 << c)), false);
		s->cell(s, CATEGORIES + 1, status_ages(s->cx, r), false);
		s->end_row(s);
	}
}

/* ---- as text ---- */

enum { FIRST_COLUMN = 56, OTHER_COLUMN = 7 };

/* How many characters, so that columns stand under each other although ’ takes three bytes. */
static int characters(struct str text)
{
	int n = 0;

	for (size_t i = 0; i < text.len; i++)
		n += (text.at[i] & 0xc0) != 0x80;
	return n;
}

static void text_cell(struct sheet *s, size_t column, struct str text, bool is_heading)
{
	int width = column ? OTHER_COLUMN : FIRST_COLUMN;
	int pad = width - characters(text);

	(void)s;
	(void)is_heading;
	printf("%.*s%*s", STR_ARG(text), pad > 0 ? pad : 1, "");
}

static void text_end(struct sheet *s)
{
	(void)s;
	printf("\n");
}

void draw_text(struct ctx *cx, const struct ruleset *rules)
{
	struct sheet s = { .cx = cx, .cell = text_cell, .end_row = text_end };

	draw_statuses(&s, rules);
	printf("\nyes, no: all of these must hold. or: one part of a choice; see localoffer rules explain ID.\n\n");
	draw_rights(&s, rules);
	printf("\nask: must, when the person asks. may: the council can choose to. -: no.\n");
}

/* ---- as a picture ---- */

enum { ROW_HEIGHT = 22, SVG_FIRST = 430, SVG_OTHER = 62, MARGIN = 12 };

static void svg_text(struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		if (c == '<' || c == '>' || c == '&')
			printf("&#%d;", c);
		else
			putchar(c);
	}
}

static void svg_cell(struct sheet *s, size_t column, struct str text, bool is_heading)
{
	int x = MARGIN + (column ? SVG_FIRST + ((int)column - 1) * SVG_OTHER : 0);
	bool is_plain = is_heading || str_eq(text, S("-")) || column == 0;
	const char *fill = str_eq(text, S("must")) || str_eq(text, S("yes")) ? "#d5ece0"
			   : str_eq(text, S("no"))			     ? "#f7dcd6"
									     : "#f3ead2";

	if (!is_plain)
		printf("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>\n", x - 4, s->y - 16,
		       SVG_OTHER - 4, ROW_HEIGHT - 2, fill);
	printf("<text x=\"%d\" y=\"%d\"%s>", x, s->y, is_heading ? " font-weight=\"bold\"" : "");
	svg_text(text);
	printf("</text>\n");
}

static void svg_end(struct sheet *s)
{
	s->y += ROW_HEIGHT;
}

void draw_svg(struct ctx *cx, const struct ruleset *rules)
{
	struct sheet s = { .cx = cx, .cell = svg_cell, .end_row = svg_end, .y = MARGIN + ROW_HEIGHT };
	struct names *names = arena_new(cx->mem, struct names);

	collect_names(rules, names);
	int height = ((int)names->len + (int)rules->rights.len + 5) * ROW_HEIGHT + 2 * MARGIN;
	int width = SVG_FIRST + 16 * SVG_OTHER + 2 * MARGIN;

	printf("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" "
	       "font-size=\"13\" "
	       "role=\"img\">\n<title>Decision table of the rules for care leavers in England</title>\n"
	       "<rect width=\"%d\" height=\"%d\" fill=\"#fffdf8\"/>\n",
	       width, height, width, height);
	draw_statuses(&s, rules);
	s.y += ROW_HEIGHT;
	draw_rights(&s, rules);
	printf("</svg>\n");
}
