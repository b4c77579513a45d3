#include "views/error_view.h"

#include "base/date.h"

enum { MINUTE_MS = 60 * 1000, DAY_MINUTES = 24 * 60 };

void error_page_view(struct ctx *cx, int status, struct str retry, struct error_page *out)
{
	long long minute = cx->now_ms / MINUTE_MS % DAY_MINUTES;

	*out = (struct error_page){
		.title = str_of(err_row(cx->err.kind)->title),
		.said = cx->err.said,
		.retry = retry,
		.status = status,
		.date = date_words(cx->mem, date_of_ms(cx->mem, cx->now_ms)),
		.time = str_print(cx->mem, "%02lld:%02lld", minute / 60, minute % 60),
		.is_lost = status == 404 || status == 410,
		.is_ours = status == 500,
		.is_busy = status == 429 || status == 503,
	};
}
