/* Names brought to one form. */
#include "domain/authorities/names.h"

#include "base/buf.h"
#include "base/text.h"

/* Words of the same meaning; the counties' as on an envelope. */
static const struct str same[][2] = {
	{ S("saint"), S("st") },
	{ S("upon"), S("on") },
	{ S("beds"), S("bedfordshire") },
	{ S("berks"), S("berkshire") },
	{ S("bucks"), S("buckinghamshire") },
	{ S("cambs"), S("cambridgeshire") },
	{ S("derbys"), S("derbyshire") },
	{ S("glos"), S("gloucestershire") },
	{ S("hants"), S("hampshire") },
	{ S("herts"), S("hertfordshire") },
	{ S("lancs"), S("lancashire") },
	{ S("leics"), S("leicestershire") },
	{ S("lincs"), S("lincolnshire") },
	{ S("middx"), S("middlesex") },
	{ S("northants"), S("northamptonshire") },
	{ S("notts"), S("nottinghamshire") },
	{ S("oxon"), S("oxfordshire") },
	{ S("salop"), S("shropshire") },
	{ S("staffs"), S("staffordshire") },
	{ S("warks"), S("warwickshire") },
	{ S("wilts"), S("wiltshire") },
	{ S("worcs"), S("worcestershire") },
	{ S("yorks"), S("yorkshire") },
};

/* The same only as the first of several: "N Yorks". */
static const struct str points[][2] = {
	{ S("n"), S("north") },	      { S("s"), S("south") },	    { S("e"), S("east") },    { S("w"), S("west") },
	{ S("ne"), S("north east") }, { S("nw"), S("north west") }, { S("nth"), S("north") }, { S("sth"), S("south") },
};

/* What stands round a name, in front of it and behind. */
static const struct str round_words[] = {
	S("and"),	  S("authority"), S("bc"),	 S("borough"),	 S("care"),	S("careleaver"),
	S("careleavers"), S("cbc"),	  S("cc"),	 S("childrens"), S("children"), S("city"),
	S("corporation"), S("council"),	  S("councils"), S("county"),	 S("dc"),	S("department"),
	S("dept"),	  S("district"),  S("lb"),	 S("lbc"),	 S("leaver"),	S("leavers"),
	S("leaving"),	  S("local"),	  S("mb"),	 S("mbc"),	 S("mdc"),	S("metropolitan"),
	S("of"),	  S("offer"),	  S("rb"),	 S("royal"),	 S("service"),	S("services"),
	S("social"),	  S("team"),	  S("the"),	 S("unitary"),
};
static const struct str front_words[] = { S("for"), S("from"), S("in"), S("london"), S("my") };
static const struct str behind_words[] = { S("england"), S("uk") };

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static bool is_among(struct str word, const struct str *list, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (word.len == list[i].len && str_eq(word, list[i]))
			return true;
	return false;
}

/* The bytes of an apostrophe, or of what people type for one, at the head of the text; 0 when there is none. */
static size_t silent_at(struct str rest)
{
	static const struct str signs[] = { S("\u2019"), S("\u2018"), S("\u02bc") };

	if (rest.at[0] == '\'' || rest.at[0] == '`')
		return 1;
	for (size_t i = 0; (unsigned char)rest.at[0] >= 0x80 && i < LEN(signs); i++)
		if (str_starts(rest, signs[i]))
			return signs[i].len;
	return 0;
}

/* "&" is a word, and an apostrophe is nothing: "King's Lynn" is "Kings Lynn" here. */
static struct str letters(struct arena *mem, struct str typed)
{
	struct buf b;

	buf_init(&b, mem, 8 * NAME_MAX_BYTES);
	for (size_t i = 0; i < typed.len;) {
		size_t silent = silent_at(str_sub(typed, i, typed.len));

		if (typed.at[i] == '&' || typed.at[i] == '+')
			buf_add(&b, S(" and "));
		else if (!silent)
			buf_char(&b, typed.at[i]);
		i += silent ? silent : 1;
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
		if (word.len == same[i][0].len && str_eq(word, same[i][0]))
			word = same[i][1];
	for (size_t i = 0; is_first && !is_last && i < LEN(points); i++)
		if (word.len == points[i][0].len && str_eq(word, points[i][0]))
			word = points[i][1];
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

/* Without spaces, and so that "kingstonuponthames" is the same as well. */
static struct str squeeze(struct arena *mem, struct str words)
{
	char *out = arena_take(mem, words.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < words.len; i++) {
		struct str rest = str_sub(words, i, words.len);

		if (rest.at[0] == 'u' && str_starts(rest, S("upon"))) {
			memcpy(out + len, "on", 2);
			len += 2;
			i += 3;
		} else if (rest.at[0] == 's' && str_starts(rest, S("saint"))) {
			memcpy(out + len, "st", 2);
			len += 2;
			i += 4;
		} else if (words.at[i] != ' ') {
			out[len++] = words.at[i];
		}
	}
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

static size_t words_in(struct str words)
{
	size_t n = words.len > 0;

	for (size_t i = 0; i < words.len; i++)
		n += words.at[i] == ' ';
	return n;
}

bool name_same_words(struct str a, struct str b)
{
	struct str rest = a;

	if (words_in(a) != words_in(b))
		return false;
	while (rest.at)
		if (!name_has_words(b, str_cut(&rest, ' ')))
			return false;
	return true;
}

bool name_has_word(struct str words, const char *word)
{
	return name_has_words(words, str_of(word));
}

/* Spellings that sound alike, longest first. */
static const struct str sounds[][2] = {
	{ S("eices"), S("es") },    { S("ouces"), S("os") },   { S("orces"), S("us") },	  { S("cester"), S("ster") },
	{ S("shier"), S("sher") },  { S("shire"), S("sher") }, { S("sheer"), S("sher") }, { S("borough"), S("bra") },
	{ S("bourne"), S("burn") }, { S("orough"), S("ra") },  { S("wich"), S("ich") },	  { S("wick"), S("ic") },
	{ S("ough"), S("uf") },	    { S("tch"), S("ch") },     { S("ham"), S("am") },	  { S("ph"), S("f") },
	{ S("ck"), S("c") },	    { S("ei"), S("e") },       { S("ea"), S("e") },	  { S("ee"), S("e") },
	{ S("ie"), S("i") },	    { S("ou"), S("u") },       { S("oo"), S("u") },	  { S("ow"), S("o") },
	{ S("ay"), S("a") },	    { S("ai"), S("a") },       { S("wh"), S("w") },	  { S("kn"), S("n") },
	{ S("k"), S("c") },	    { S("y"), S("i") },	       { S("z"), S("s") },
};

/* The row of `sounds` that the text begins with; LEN(sounds) when there is none. */
static size_t sound_at(struct str rest)
{
	size_t i = 0;

	while (i < LEN(sounds) && !(rest.at[0] == sounds[i][0].at[0] && str_starts(rest, sounds[i][0])))
		i++;
	return i;
}

struct str name_sound(struct arena *mem, struct str key)
{
	char *out = arena_take(mem, key.len + 1); /* no sound is longer than its spelling */
	size_t len = 0;

	for (size_t i = 0; i < key.len;) {
		size_t s = sound_at(str_sub(key, i, key.len));

		if (s < LEN(sounds)) {
			memcpy(out + len, sounds[s][1].at, sounds[s][1].len);
			len += sounds[s][1].len;
			i += sounds[s][0].len;
			continue;
		}
		if (!len || out[len - 1] != key.at[i])
			out[len++] = key.at[i];
		i++;
	}
	return (struct str){ out, len };
}
