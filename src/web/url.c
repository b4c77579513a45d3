#include "web/url.h"

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* The byte that a triple at s[i] stands for, or -1 when there is none. */
static int triple_at(struct str s, size_t i)
{
	if (s.at[i] != '%' || s.len - i < 3)
		return -1;
	int high = hex_digit(s.at[i + 1]);
	int low = hex_digit(s.at[i + 2]);

	return high < 0 || low < 0 ? -1 : high * 16 + low;
}

struct str url_decode(struct arena *mem, struct str s, enum url_form form)
{
	char *text = arena_take(mem, s.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < s.len; i++) {
		int byte = triple_at(s, i);

		if (byte >= 0) {
			text[len++] = (char)byte;
			i += 2;
		} else {
			text[len++] = form == URL_FORM && s.at[i] == '+' ? ' ' : s.at[i];
		}
	}
	return (struct str){ text, len };
}

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
	       c == '_' || c == '~';
}

struct str url_encode(struct arena *mem, struct str s)
{
	static const char digits[] = "0123456789ABCDEF";
	char *text = arena_take(mem, s.len * 3 + 1);
	size_t len = 0;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char byte = (unsigned char)s.at[i];

		if (is_plain(s.at[i])) {
			text[len++] = s.at[i];
			continue;
		}
		text[len++] = '%';
		text[len++] = digits[byte >> 4];
		text[len++] = digits[byte & 15];
	}
	return (struct str){ text, len };
}

bool url_encoding_ok(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] == '%' && triple_at(s, i) < 0)
			return false;
	return true;
}

/* Length of the UTF-8 sequence at s[i], or 0 when it is not one. */
static size_t sequence_at(struct str s, size_t i)
{
	const unsigned char *at = (const unsigned char *)s.at + i;
	size_t left = s.len - i;
	unsigned char low = 0x80; /* bounds of the second byte */
	unsigned char high = 0xbf;
	size_t len;

	if (at[0] < 0x80)
		return 1;
	if (at[0] >= 0xc2 && at[0] <= 0xdf)
		len = 2;
	else if (at[0] >= 0xe0 && at[0] <= 0xef)
		len = 3;
	else if (at[0] >= 0xf0 && at[0] <= 0xf4)
		len = 4;
	else
		return 0;
	if (at[0] == 0xe0)
		low = 0xa0;
	if (at[0] == 0xed)
		high = 0x9f;
	if (at[0] == 0xf0)
		low = 0x90;
	if (at[0] == 0xf4)
		high = 0x8f;
	if (left < len || at[1] < low || at[1] > high)
		return 0;
	for (size_t k = 2; k < len; k++)
		if ((at[k] & 0xc0) != 0x80)
			return 0;
	return len;
}

bool utf8_ok(struct str s)
{
	for (size_t i = 0; i < s.len;) {
		size_t len = sequence_at(s, i);

		if (len == 0)
			return false;
		i += len;
	}
	return true;
}
