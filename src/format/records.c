#include "format/records.h"

struct reader {
	struct ctx *cx;
	struct str name;
	struct record_list records;
	size_t line;
	bool in_record;
};

const struct record_field *record_get(const struct record *r, struct str key)
{
	for (size_t i = 0; i < r->fields.len; i++)
		if (str_eq(r->fields.at[i].key, key))
			return &r->fields.at[i];
	return NULL;
}

static bool failed(struct reader *r, const char *why, struct str what)
{
	return fail_field(r->cx, ERR_INPUT, r->name, "%.*s, line %zu: %s “%.*s”.", STR_ARG(r->name), r->line, why,
			  STR_ARG(str_sub(what, 0, 60)));
}

static bool is_key(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];

		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'))
			return false;
	}
	return s.len > 0;
}

static bool continue_field(struct reader *r, struct str text)
{
	struct record *record = r->in_record ? &r->records.at[r->records.len - 1] : NULL;

	if (!record)
		return failed(r, "a continuation line stands before any key:", text);
	struct record_field *last = &record->fields.at[record->fields.len - 1];
	const char *gap = str_empty(last->value) ? "" : " ";

	last->value = str_print(r->cx->mem, "%.*s%s%.*s", STR_ARG(last->value), gap, STR_ARG(text));
	return true;
}

static bool add_field(struct reader *r, struct str text)
{
	struct str value = text;
	struct str key = str_cut(&value, ':');

	if (!value.at || !is_key(key))
		return failed(r, "this is not “key: value”:", text);
	if (!r->in_record)
		*list_push(r->cx->mem, &r->records) = (struct record){ .line = r->line };
	r->in_record = true;
	struct record *record = &r->records.at[r->records.len - 1];

	if (record_get(record, key))
		return failed(r, "this key stands twice in one record:", key);
	*list_push(r->cx->mem, &record->fields) = (struct record_field){ key, str_trim(value), r->line };
	return true;
}

bool records_read(struct ctx *cx, struct str name, struct str text, struct record_list *out)
{
	struct reader r = { .cx = cx, .name = name };

	while (text.at) {
		struct str line = str_cut(&text, '\n');
		struct str words = str_trim(line);
		bool good = true;

		r.line++;
		if (str_empty(words))
			r.in_record = false;
		else if (str_starts(line, S("  ")))
			good = continue_field(&r, words);
		else if (words.at[0] != '#')
			good = add_field(&r, words);
		if (!good)
			return false;
	}
	*out = r.records;
	return true;
}
