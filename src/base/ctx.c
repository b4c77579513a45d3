#include "base/ctx.h"

#include <stdarg.h>
#include <stdio.h>

static struct str vprint(struct arena *mem, const char *format, va_list args)
{
	char text[2048];
	int len = vsnprintf(text, sizeof(text), format, args);

	if (len < 0)
		len = 0;
	if ((size_t)len >= sizeof(text))
		len = (int)sizeof(text) - 1;
	return str_copy(mem, (struct str){ text, (size_t)len });
}

bool fail(struct ctx *cx, enum err_kind kind, const char *said, ...)
{
	va_list args;

	if (cx->err.kind != ERR_NONE)
		return false;
	cx->err.kind = kind;
	va_start(args, said);
	cx->err.said = vprint(cx->mem, said, args);
	va_end(args);
	return false;
}

bool fail_field(struct ctx *cx, enum err_kind kind, struct str field, const char *said, ...)
{
	va_list args;

	if (cx->err.kind != ERR_NONE)
		return false;
	cx->err.kind = kind;
	cx->err.field = str_copy(cx->mem, field);
	va_start(args, said);
	cx->err.said = vprint(cx->mem, said, args);
	va_end(args);
	return false;
}

bool fail_detail(struct ctx *cx, const char *detail, ...)
{
	va_list args;

	if (cx->err.detail.at)
		return false;
	va_start(args, detail);
	cx->err.detail = vprint(cx->mem, detail, args);
	va_end(args);
	return false;
}

void err_clear(struct ctx *cx)
{
	cx->err = (struct err){ 0 };
}
