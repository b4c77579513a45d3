#include "source.h"

#include <stdarg.h>
#include <stdio.h>

size_t source_line(const struct source *src, size_t at)
{
	size_t line = 1;

	for (size_t i = 0; i < at && i < src->text.len; i++)
		line += src->text.at[i] == '\n';
	return line;
}

size_t source_column(const struct source *src, size_t at)
{
	size_t column = 1;

	for (size_t i = 0; i < at && i < src->text.len; i++) {
		bool continues_character = (src->text.at[i] & 0xc0) == 0x80;

		column += !continues_character;
		if (src->text.at[i] == '\n')
			column = 1;
	}
	return column;
}

size_t source_at(const struct source *src, struct str slice)
{
	return (size_t)(slice.at - src->text.at);
}

bool complain(struct ctx *cx, const struct source *src, size_t at, const char *format, ...)
{
	char message[512];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	return fail(cx, ERR_INPUT, "%.*s:%zu:%zu: %s", STR_ARG(src->path), source_line(src, at), source_column(src, at),
		    message);
}
