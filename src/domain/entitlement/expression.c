/* Reads `when:` lines: a recursive descent over words. */
#include "domain/entitlement/expression.h"

#include "domain/entitlement/day.h"
#include "domain/entitlement/ruleset.h"

struct parser {
	struct ctx *cx;
	const struct ruleset *rules;
	const struct rule_place *at;
	struct str rest;
	struct str word; /* the one that is looked at; at == NULL at the end */
	struct node nodes[EXPRESSION_MAX_NODES];
	size_t len;
	int depth;
};

bool rule_refuse(struct ctx *cx, const struct rule_place *at, const char *what, struct str which)
{
	return fail_field(cx, ERR_INPUT, at->file, "%.*s, line %zu, %.*s: %s “%.*s”.", STR_ARG(at->file), at->line,
			  STR_ARG(at->key), what, STR_ARG(str_sub(which, 0, 60)));
}

/* ---- words ---- */

static bool ends_word(char c)
{
	return c == ' ' || c == '(' || c == ')';
}

static void next(struct parser *p)
{
	size_t len = 0;

	p->rest = str_trim(p->rest);
	if (str_empty(p->rest)) {
		p->word = (struct str){ 0 };
		return;
	}
	while (len < p->rest.len && !ends_word(p->rest.at[len]))
		len++;
	if (len == 0)
		len = 1;
	p->word = str_sub(p->rest, 0, len);
	p->rest = str_sub(p->rest, len, p->rest.len);
}

static bool is(const struct parser *p, const char *word)
{
	return p->word.at && str_eq(p->word, str_of(word));
}

static bool refuse(struct parser *p, const char *what)
{
	return rule_refuse(p->cx, p->at, what, p->word.at ? p->word : S("the end of the line"));
}

static bool take(struct parser *p, const char *word)
{
	if (!is(p, word))
		return rule_refuse(p->cx, p->at, str_print(p->cx->mem, "expected “%s”, not", word).at,
				   p->word.at ? p->word : S("the end of the line"));
	next(p);
	return true;
}

static bool take_number(struct parser *p, int64_t max, int32_t *out)
{
	int64_t n;

	if (!p->word.at || !str_to_int(p->word, &n) || n < 0 || n > max)
		return refuse(p, str_print(p->cx->mem, "expected a number up to %lld, not", (long long)max).at);
	*out = (int32_t)n;
	next(p);
	return true;
}

/* ---- nodes ---- */

static bool add(struct parser *p, struct node n, uint8_t *out)
{
	if (p->len == EXPRESSION_MAX_NODES)
		return refuse(p, "this line is too long from");
	p->nodes[p->len] = n;
	*out = (uint8_t)p->len++;
	return true;
}

static bool read_or(struct parser *p, uint8_t *out);

/* aged 16 to 17 | aged 21 or over | aged under 25, and then perhaps: on 31 August */
static bool read_aged(struct parser *p, uint8_t *out)
{
	struct node n = { .kind = NODE_AGED, .n2 = AGE_END };

	next(p);
	if (is(p, "under")) {
		next(p);
		if (!take_number(p, AGE_MAX, &n.n2))
			return false;
	} else {
		if (!take_number(p, AGE_MAX, &n.n1))
			return false;
		if (is(p, "or")) {
			next(p);
			if (!take(p, "over"))
				return false;
		} else {
			if (!take(p, "to") || !take_number(p, AGE_MAX - 1, &n.n2))
				return false;
			n.n2++;
		}
	}
	if (n.n2 <= n.n1)
		return refuse(p, "nobody has such an age, before");
	if (is(p, "on")) {
		next(p);
		if (!take(p, "31") || !take(p, "August"))
			return false;
		n.kind = NODE_AUGUST;
	}
	return add(p, n, out);
}

/* within 28 days of turning 18 */
static bool read_within(struct parser *p, uint8_t *out)
{
	struct node n = { .kind = NODE_WITHIN };

	next(p);
	return take_number(p, 366, &n.n1) && take(p, "days") && take(p, "of") && take(p, "turning") &&
	       take_number(p, AGE_MAX, &n.n2) && add(p, n, out);
}

/* since 2018-04-01: a date of the law, not of a person */
static bool read_since(struct parser *p, uint8_t *out)
{
	struct day_range day;

	next(p);
	if (!p->word.at || p->word.len != 10 || !day_read(p->word, &day))
		return refuse(p, "expected a date like 2018-04-01, not");
	next(p);
	return add(p, (struct node){ .kind = NODE_SINCE, .n1 = day.lo }, out);
}

static bool read_choice(struct parser *p, int fact, uint8_t *out)
{
	const struct str_list *choices = &p->rules->facts.at[fact].choices;
	struct node n = { .kind = NODE_IS, .n1 = fact };

	next(p);
	while ((size_t)n.n2 < choices->len && !(p->word.at && str_eq(choices->at[n.n2], p->word)))
		n.n2++;
	if ((size_t)n.n2 == choices->len)
		return refuse(p, "this fact has no choice");
	next(p);
	return add(p, n, out);
}

static bool read_fact(struct parser *p, int fact, uint8_t *out)
{
	enum fact_kind kind = p->rules->facts.at[fact].kind;
	struct node n = { .kind = NODE_FACT, .n1 = fact };

	next(p);
	if (kind == FACT_CHOICE) {
		if (!is(p, "is"))
			return refuse(p, "a fact with choices is followed by “is”, not");
		return read_choice(p, fact, out);
	}
	if (kind == FACT_DAYS) {
		n.kind = NODE_AT_LEAST;
		if (!take(p, "at") || !take(p, "least") || !take_number(p, 10000, &n.n2) || !take(p, "days"))
			return false;
	}
	return add(p, n, out);
}

static bool read_name(struct parser *p, uint8_t *out)
{
	int fact = ruleset_fact(p->rules, p->word);
	int test = ruleset_test(p->rules, p->word);

	if (fact >= 0)
		return read_fact(p, fact, out);
	if (test < 0)
		return refuse(p, "no fact or test further up is called");
	next(p);
	return add(p, (struct node){ .kind = NODE_TEST, .n1 = test }, out);
}

static bool read_literal(struct parser *p, enum truth truth, uint8_t *out)
{
	next(p);
	return add(p, (struct node){ .kind = NODE_LITERAL, .n1 = (int32_t)truth }, out);
}

static bool read_primary(struct parser *p, uint8_t *out)
{
	if (is(p, "(")) {
		next(p);
		return read_or(p, out) && take(p, ")");
	}
	if (is(p, "aged"))
		return read_aged(p, out);
	if (is(p, "within"))
		return read_within(p, out);
	if (is(p, "since"))
		return read_since(p, out);
	if (is(p, "yes"))
		return read_literal(p, TRUTH_YES, out);
	if (is(p, "no"))
		return read_literal(p, TRUTH_NO, out);
	if (is(p, "adviser-decides"))
		return read_literal(p, TRUTH_UNKNOWN, out);
	if (!p->word.at || is(p, ")") || is(p, "and") || is(p, "or"))
		return refuse(p, "expected a fact, a test or an age, not");
	return read_name(p, out);
}

static bool read_not(struct parser *p, uint8_t *out)
{
	uint8_t of;
	int nots = 0;

	for (; is(p, "not"); next(p))
		nots++;
	if (++p->depth > EXPRESSION_MAX_DEPTH)
		return refuse(p, "this goes too deep at");
	if (!read_primary(p, &of))
		return false;
	p->depth--;
	*out = of;
	return nots % 2 == 0 || add(p, (struct node){ .kind = NODE_NOT, .left = of }, out);
}

/* A chain of parts joined by one word: "and" binds its parts more closely than "or". */
static bool read_chain(struct parser *p, enum node_kind kind, uint8_t *out)
{
	const char *word = kind == NODE_AND ? "and" : "or";
	uint8_t left;
	uint8_t right;

	if (!(kind == NODE_AND ? read_not(p, &left) : read_chain(p, NODE_AND, &left)))
		return false;
	while (is(p, word)) {
		next(p);
		if (!(kind == NODE_AND ? read_not(p, &right) : read_chain(p, NODE_AND, &right)) ||
		    !add(p, (struct node){ .kind = (uint8_t)kind, .left = left, .right = right }, &left))
			return false;
	}
	*out = left;
	return true;
}

static bool read_or(struct parser *p, uint8_t *out)
{
	return read_chain(p, NODE_OR, out);
}

bool expression_read(struct ctx *cx, const struct ruleset *rules, const struct rule_place *at, struct str text,
		     struct expression *out)
{
	struct parser *p = arena_new(cx->mem, struct parser);
	uint8_t last;

	*p = (struct parser){ .cx = cx, .rules = rules, .at = at, .rest = text };
	next(p);
	if (!read_or(p, &last))
		return false;
	if (p->word.at)
		return refuse(p, "nothing was expected any more at");
	struct node *nodes = arena_take(cx->mem, p->len * sizeof(*nodes));

	memcpy(nodes, p->nodes, p->len * sizeof(*nodes));
	*out = (struct expression){ nodes, p->len, text };
	return true;
}
