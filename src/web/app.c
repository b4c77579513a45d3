#include "web/app.h"

#include "base/log.h"
#include "domain/authorities/postcode_index.h"
#include "store/data_version.h"

enum { MAX_HEADERS = GATE_MAX_HEADERS, HOUR_MS = 3600 * 1000 };

/* Names of this machine for itself; they cannot be made to mean another one. */
static const struct str loopback[] = { S("localhost"), S("127.0.0.1"), S("[::1]") };

static void add_hosts(struct ctx *cx, const struct settings *settings, struct str base_url, struct str_list *out)
{
	for (size_t i = 0; i < sizeof(loopback) / sizeof(loopback[0]); i++)
		*list_push(cx->mem, out) = loopback[i];
	for (struct str rest = setting_text(settings, SETTING_HOSTS); rest.at;) {
		struct str host = str_trim(str_cut(&rest, ','));

		if (!str_empty(host))
			*list_push(cx->mem, out) = host;
	}
	ptrdiff_t scheme = str_find(base_url, S("://"));

	*list_push(cx->mem, out) = str_sub(base_url, (size_t)scheme + 3, base_url.len);
}

static bool read_base_url(struct ctx *cx, const struct settings *settings, struct str *out)
{
	struct str url = setting_text(settings, SETTING_BASE_URL);
	struct str address = setting_text(settings, SETTING_ADDRESS);

	if (str_empty(url)) {
		*out = str_print(cx->mem, str_has(address, S(":")) ? "http://[%.*s]:%lld" : "http://%.*s:%lld",
				 STR_ARG(address), (long long)setting_int(settings, SETTING_PORT));
		return true;
	}
	while (str_ends(url, S("/")))
		url.len--;
	if (!str_starts(url, S("http://")) && !str_starts(url, S("https://")))
		return fail_field(cx, ERR_USAGE, S("base_url"), "base_url must begin with http:// or https://.");
	*out = str_copy(cx->mem, url);
	return true;
}

bool app_init(struct ctx *cx, const struct settings *settings, struct app *out)
{
	struct app app = { .settings = settings, .role = ROLE_PUBLIC };

	if (!read_base_url(cx, settings, &app.base_url))
		return false;
	add_hosts(cx, settings, app.base_url, &app.limits.hosts);
	app.limits.max_headers = MAX_HEADERS;
	app.limits.max_head_bytes = (size_t)setting_int(settings, SETTING_MAX_HEAD_BYTES);
	app.limits.max_target_bytes = app.limits.max_head_bytes / 2;
	app.limits.max_body_bytes = (size_t)setting_int(settings, SETTING_MAX_BODY_BYTES);
	app.state = arena_new(cx->mem, struct app_state);
	*out = app;
	return true;
}

void app_open_postcodes(struct ctx *cx, struct app *app, struct postcode_index *index)
{
	struct str folder = setting_text(app->settings, SETTING_DATA_DIR);
	struct str path = str_print(cx->mem, "%.*s/postcodes.idx", STR_ARG(folder));

	app->postcodes = index;
	if (postcode_index_open(cx, path.at, index))
		return;
	LOG(LOG_WARNING, "no-postcodes", log_text("why", cx->err.said));
	err_clear(cx);
}

int64_t app_now_ms(const struct app *app)
{
	struct timespec now;

	if (app->fixed_now_ms)
		return app->fixed_now_ms;
	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool app_refresh(struct ctx *cx, const struct app *app)
{
	struct app_state *state = app->state;
	int64_t version;

	if (!data_version_read(cx, &version))
		return false;
	int64_t hour = app_now_ms(app) / HOUR_MS;

	if (atomic_exchange(&state->data_version, version) != version || atomic_exchange(&state->hour, hour) != hour)
		atomic_fetch_add(&state->generation, 1);
	return true;
}
