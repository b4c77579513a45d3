/* Names brought to one form. */
#include "domain/authorities/names.h"

#include "base/buf.h"
#include "base/text.h"

/* Words of the same meaning; the counties' as on an envelope. */
static const char *const same[][2] = {
	{ "saint", "st" }, { "upon", "on" }, { "beds", "bedfordshire" }, { "berks", "berkshire" },
	{ "bucks", "buckinghamshire" }, { "cambs", "cambridgeshire" }, { "derbys", "derbyshire" },
	{ "glos", "gloucestershire" }, { "hants", "hampshire" }, { "herts", "hertfordshire" },
	{ "lancs", "lancashire" }, { "leics", "leicestershire" }, { "lincs", "lincolnshire" },
	{ "middx", "middlesex" }, { "northants", "northamptonshire" }, { "notts", "nottinghamshire" },
	{ "oxon", "oxfordshire" }, { "salop", "shropshire" }, { "staffs", "staffordshire" },
	{ "warks", "warwickshire" }, { "wilts", "wiltshire" }, { "worcs", "worcestershire" },
	{ "yorks", "yorkshire" },
};

/* The same only as the first of several: "N Yorks". */
static const char *const points[][2] = {
	{ "n", "north" }, { "s", "south" }, { "e", "east" }, { "w", "west" }, { "ne", "north east" },
	{ "nw", "north west" }, { "nth", "north" }, { "sth", "south" },
};

/* What stands round a name, in front of it and behind. */
static const char *const round_words[] = {
	"and", "authority", "bc", "borough", "care", "careleaver", "careleavers", "cbc", "cc", "childrens",
	"children", "city", "corporation", "council", "councils", "county", "dc", "department", "dept",
	"district", "lb", "lbc", "leaver", "leavers", "leaving", "local", "mb", "mbc", "mdc", "metropolitan",
	"of", "offer", "rb", "royal", "service", "services", "social", "team", "the", "unitary",
};
static const char *const front_words[] = { "for", "from", "in", "london", "my" };
static const char *const behind_words[] = { "england", "uk" };

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static bool is_among(struct str word, const char *const *list, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (str_eq(word, str_of(list[i])))
			return true;
	return false;
}

/* "&" is a word, and an apostrophe is nothing: "King's Lynn" is "Kings Lynn" here. */
static struct str letters(struct arena *mem, struct str typed)
{
	static const char *const silent[] = { "'", "`", "\u2019", "\u2018", "\u02bc" };
	struct buf b;

	buf_init(&b, mem, 8 * NAME_MAX_BYTES);
	for (size_t i = 0; i < typed.len;) {
		struct str rest = str_sub(typed, i, typed.len);
		size_t skip = 0;

		for (size_t k = 0; k < LEN(silent); k++)
			if (str_starts(rest, str_of(silent[k])))
				skip = strlen(silent[k]);
		if (typed.at[i] == '&' || typed.at[i] == '+')
			buf_add(&b, S(" and "));
		else if (!skip)
			buf_char(&b, typed.at[i]);
		i += skip ? skip : 1;
	}
	return text_fold(mem, buf_str(&b));
}

/* The next word; at == NULL behind the last. */
static struct str take_word(struct str *rest)
{
	while (rest->len && rest->at[0] == ' ')
		*rest = str_sub(*rest, 1, rest->len);
	if (!rest->len)
		return (struct str){ 0 };
	struct str after = *rest;
	struct str word = str_cut(&after, ' ');

	*rest = after.at ? after : S("");
	return word;
}

static void add_word(struct buf *b, struct str word, bool is_first, bool is_last)
{
	struct str council = S("council");

	if (word.len > council.len && str_ends(word, council)) {
		add_word(b, str_sub(word, 0, word.len - council.len), is_first, false);
		word = council;
	}
	for (size_t i = 0; i < LEN(same); i++)
		if (str_eq(word, str_of(same[i][0])))
			word = str_of(same[i][1]);
	for (size_t i = 0; is_first && !is_last && i < LEN(points); i++)
		if (str_eq(word, str_of(points[i][0])))
			word = str_of(points[i][1]);
	if (b->len)
		buf_char(b, ' ');
	buf_add(b, word);
}

static struct str spell_out(struct arena *mem, struct str typed)
{
	struct buf b;
	struct str rest = typed;
	struct str word = take_word(&rest);

	buf_init(&b, mem, 16 * NAME_MAX_BYTES);
	while (word.at) {
		struct str next = take_word(&rest);

		add_word(&b, word, b.len == 0, !next.at);
		word = next;
	}
	return buf_str(&b);
}

static struct str squeeze(struct arena *mem, struct str words)
{
	char *out = arena_take(mem, words.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < words.len; i++)
		if (words.at[i] != ' ')
			out[len++] = words.at[i];
	return (struct str){ out, len };
}

static bool goes_in_front(struct str word)
{
	return is_among(word, round_words, LEN(round_words)) || is_among(word, front_words, LEN(front_words));
}

static bool goes_behind(struct str word)
{
	return is_among(word, round_words, LEN(round_words)) || is_among(word, behind_words, LEN(behind_words));
}

/* Without the words behind the name; empty when there are no others. */
static struct str cut_behind(struct str words)
{
	while (words.len) {
		size_t at = words.len;

		while (at && words.at[at - 1] != ' ')
			at--;
		if (!goes_behind(str_sub(words, at, words.len)))
			return words;
		words = str_sub(words, 0, at ? at - 1 : 0);
	}
	return words;
}

static struct str cut_in_front(struct str words)
{
	struct str rest = words;

	while (rest.len) {
		struct str after = rest;

		if (!goes_in_front(take_word(&after)))
			return rest;
		rest = str_trim(after);
	}
	return rest;
}

/* Scratch is given back: thousands of names are folded for one look-up. */
static struct str words_of(struct arena *mem, struct str typed)
{
	char kept[2 * NAME_MAX_BYTES];
	struct arena_mark mark = arena_mark(mem);
	struct str words = spell_out(mem, letters(mem, typed));
	size_t len = words.len < sizeof(kept) ? words.len : 0;

	memcpy(kept, words.at, len);
	arena_reset(mem, mark);
	return str_copy(mem, (struct str){ kept, len });
}

struct name name_fold(struct arena *mem, struct str typed)
{
	struct name n = { .words = words_of(mem, typed.len > NAME_MAX_BYTES ? S("") : typed) };
	struct str ahead = cut_behind(n.words);
	struct str core = cut_in_front(ahead);

	/* "City of London" would lose its name; it is all that is left of "London Borough". */
	n.is_bare = core.len == 0 && !name_has_word(ahead, "london");
	if (str_starts(ahead, S("the ")))
		ahead = str_sub(ahead, 4, ahead.len);
	n.core = core.len ? core : n.is_bare ? n.words : ahead;
	n.full_key = squeeze(mem, n.words);
	n.core_key = squeeze(mem, n.core);
	return n;
}

bool name_has_words(struct str words, struct str part)
{
	for (size_t i = 0; part.len && i + part.len <= words.len; i++) {
		bool begins = i == 0 || words.at[i - 1] == ' ';
		size_t end = i + part.len;

		if (begins && (end == words.len || words.at[end] == ' ') &&
		    memcmp(words.at + i, part.at, part.len) == 0)
			return true;
	}
	return false;
}

bool name_has_word(struct str words, const char *word)
{
	return name_has_words(words, str_of(word));
}

/* Spellings that sound alike, longest first. */
static const char *const sounds[][2] = {
	{ "eices", "es" }, { "ouces", "os" }, { "orces", "us" }, { "cester", "ster" }, { "shier", "sher" },
	{ "shire", "sher" }, { "sheer", "sher" }, { "borough", "bra" }, { "bourne", "burn" }, { "orough", "ra" },
	{ "wich", "ich" }, { "wick", "ic" }, { "ough", "uf" }, { "tch", "ch" }, { "ham", "am" }, { "ph", "f" },
	{ "ck", "c" }, { "ei", "e" }, { "ea", "e" }, { "ee", "e" }, { "ie", "i" }, { "ou", "u" }, { "oo", "u" },
	{ "ow", "o" }, { "ay", "a" }, { "ai", "a" }, { "wh", "w" }, { "kn", "n" }, { "k", "c" }, { "y", "i" },
	{ "z", "s" }, { "x", "cs" },
};

struct str name_sound(struct arena *mem, struct str key)
{
	struct buf b;

	buf_init(&b, mem, 4 * NAME_MAX_BYTES);
	for (size_t i = 0; i < key.len;) {
		struct str rest = str_sub(key, i, key.len);
		size_t s = 0;

		while (s < LEN(sounds) && !str_starts(rest, str_of(sounds[s][0])))
			s++;
		if (s < LEN(sounds)) {
			buf_add(&b, str_of(sounds[s][1]));
			i += strlen(sounds[s][0]);
			continue;
		}
		if (!b.len || b.at[b.len - 1] != key.at[i])
			buf_char(&b, key.at[i]);
		i++;
	}
	return buf_str(&b);
}
