#include "web/params.h"

#include <assert.h>

#include "web/url.h"

enum { MAX_PAIRS = 500, DEFAULT_MAX_BYTES = 200 };

/* A name=value as it came, still encoded. */
struct pair {
	struct str name;
	struct str value;
};

LIST(pair, struct pair);

static const char *label_of(const struct param *declared)
{
	return declared->label ? declared->label : declared->name;
}

static bool bad(struct ctx *cx, const struct param *declared, const char *before, const char *after)
{
	return fail_field(cx, ERR_INPUT, str_of(declared->name), "%s %s%s", before, label_of(declared), after);
}

static bool split_pairs(struct ctx *cx, struct str encoded, struct pair_list *out)
{
	while (encoded.at) {
		struct pair pair = { 0 };

		pair.value = str_cut(&encoded, '&');
		pair.name = str_cut(&pair.value, '=');
		if (str_empty(pair.value))
			continue;
		if (out->len == MAX_PAIRS)
			return fail(cx, ERR_TOO_LARGE, "That form has too many parts.");
		pair.name = url_decode(cx->mem, pair.name, URL_FORM);
		*list_push(cx->mem, out) = pair;
	}
	return true;
}

static bool is_slug(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-')
			return false;
	}
	return s.len > 0;
}

static bool check_text(struct ctx *cx, const struct param *declared, struct str value)
{
	bool lines = declared->type == PARAM_LINES;

	if (!utf8_ok(value))
		return bad(cx, declared, "We could not read the letters in", ".");
	for (size_t i = 0; i < value.len; i++) {
		unsigned char c = (unsigned char)value.at[i];

		if ((c < 0x20 || c == 0x7f) && !(lines && (c == '\n' || c == '\r' || c == '\t')))
			return bad(cx, declared, "There is a character that cannot be used in", ".");
	}
	return true;
}

static bool check_int(struct ctx *cx, const struct param *declared, struct str value)
{
	int64_t n;

	if (!str_to_int(value, &n))
		return bad(cx, declared, "Give", " as a whole number.");
	if ((declared->min || declared->max) && (n < declared->min || n > declared->max))
		return fail_field(cx, ERR_INPUT, str_of(declared->name), "Give %s from %lld to %lld.",
				  label_of(declared), (long long)declared->min, (long long)declared->max);
	return true;
}

static bool check_choice(struct ctx *cx, const struct param *declared, struct str value)
{
	struct str rest = str_of(declared->choices);

	while (rest.at)
		if (str_eq(str_cut(&rest, '|'), value))
			return true;
	return bad(cx, declared, "Choose one of the answers for", ".");
}

static bool check_value(struct ctx *cx, const struct param *declared, struct str value)
{
	switch (declared->type) {
	case PARAM_INT:
		return check_int(cx, declared, value);
	case PARAM_CHOICE:
		return check_choice(cx, declared, value);
	case PARAM_SLUG:
	case PARAM_LIST:
		return is_slug(value) || fail(cx, ERR_NOT_FOUND, "There is nothing here under that name.");
	case PARAM_TEXT:
	case PARAM_LINES:
	case PARAM__MAX:
		break;
	}
	return check_text(cx, declared, value);
}

static bool keep(struct ctx *cx, const struct param *declared, struct str value, struct param_list *out)
{
	bool slug = declared->type == PARAM_SLUG || declared->type == PARAM_LIST;

	if (slug)
		value = str_lower(cx->mem, value);
	if (!check_value(cx, declared, value))
		return false;
	*list_push(cx->mem, out) = (struct param_value){ declared->name, value };
	return true;
}

/* All values of one declared parameter. */
static bool read_one(struct ctx *cx, const struct param *declared, const struct pair_list *pairs,
		     struct param_list *out)
{
	size_t max_bytes = declared->max_bytes ? declared->max_bytes : DEFAULT_MAX_BYTES;
	size_t before = out->len;
	size_t bytes = 0;

	for (size_t i = 0; i < pairs->len; i++) {
		if (!str_eq(pairs->at[i].name, str_of(declared->name)))
			continue;
		struct str value = url_decode(cx->mem, pairs->at[i].value, URL_FORM);

		bytes += value.len;
		if (bytes > max_bytes)
			return bad(cx, declared, "Give something shorter for", ".");
		while (declared->type == PARAM_LIST && value.at) {
			struct str item = str_cut(&value, ',');

			if (!str_empty(item) && !keep(cx, declared, item, out))
				return false;
		}
		if (declared->type != PARAM_LIST && !keep(cx, declared, value, out))
			return false;
	}
	if (declared->need == PARAM_REQUIRED && out->len == before)
		return bad(cx, declared, "Fill in", ".");
	return true;
}

bool params_read(struct ctx *cx, const struct param *takes, struct str encoded, struct param_list *out)
{
	struct pair_list pairs = { 0 };
	struct param_list values = { 0 };

	if (!takes)
		return true;
	if (!split_pairs(cx, encoded, &pairs))
		return false;
	for (const struct param *declared = takes; declared->name; declared++)
		if (!read_one(cx, declared, &pairs, &values))
			return false;
	*out = values;
	return true;
}

static bool declares(const struct request *rq, const char *name)
{
	const struct param *declared = rq->route->takes;

	while (declared && declared->name) {
		if (strcmp(declared->name, name) == 0)
			return true;
		declared++;
	}
	return false;
}

struct str param_at(const struct request *rq, const char *name, size_t i)
{
	assert(declares(rq, name));
	for (size_t k = 0; k < rq->params.len; k++)
		if (strcmp(rq->params.at[k].name, name) == 0 && i-- == 0)
			return rq->params.at[k].value;
	return (struct str){ 0 };
}

struct str param(const struct request *rq, const char *name)
{
	return param_at(rq, name, 0);
}

int64_t param_int(const struct request *rq, const char *name, int64_t otherwise)
{
	int64_t n = otherwise;

	(void)str_to_int(param(rq, name), &n);
	return n;
}

struct str path_arg(const struct request *rq, const char *name)
{
	for (size_t i = 0; i < rq->args.len; i++)
		if (strcmp(rq->args.at[i].name, name) == 0)
			return rq->args.at[i].value;
	return (struct str){ 0 };
}
