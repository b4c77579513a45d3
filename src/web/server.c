/*
 * Step 1 of a request: socket to request, and at the end the answer back. The only file that knows the
 * HTTP library. Next: gate.c.
 *
 * The library reads and parses; its threads call `handle` with a request's head, then with the pieces of
 * its body. Each connection has one `struct conn`, with the arena of the request it is working on.
 */
#include "web/server.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include "base/buf.h"
#include "base/log.h"
#include "store/pool.h"
#include "web/cache.h"
#include "web/dispatch.h"
#include "web/listen.h"

enum { REQUEST_MAX_BYTES = 256 * 1024 * 1024, TICK_SECONDS = 1 };

struct conn {
	struct conn *next; /* of the free ones */
	struct arena mem;  /* of the request; its first block stays for the next one */
	struct arena_mark start;
	struct str target; /* where the library read it in; it writes over it later */
	struct str target_copy;
	struct gate_pass pass;
	struct buf body;
	struct cache_entry *entry; /* held until the answer is sent */
	bool begun;		   /* the head has been seen */
	_Atomic bool sending;
	_Atomic int64_t since_ms; /* of receiving or sending; read by the watch */
	int fd;			  /* -1: not open. Guarded by server.lock, like the chain of free ones. */
};

struct server {
	struct app *app;
	struct MHD_Daemon *daemon;
	struct conn *conns;
	size_t conns_len;
	struct conn *free;
	pthread_mutex_t lock;
	_Atomic size_t under_way;
};

static int64_t clock_us(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void conn_phase(struct conn *conn, bool sending)
{
	atomic_store_explicit(&conn->sending, sending, memory_order_relaxed);
	atomic_store_explicit(&conn->since_ms, clock_us(CLOCK_MONOTONIC_COARSE) / 1000, memory_order_relaxed);
}

static struct conn *conn_take(struct server *server, int fd)
{
	pthread_mutex_lock(&server->lock);
	struct conn *conn = server->free;

	if (conn) {
		server->free = conn->next;
		conn->fd = fd;
	}
	pthread_mutex_unlock(&server->lock);
	if (!conn)
		return NULL;
	arena_init(&conn->mem, REQUEST_MAX_BYTES);
	(void)arena_take(&conn->mem, 1);
	conn->start = arena_mark(&conn->mem);
	conn_phase(conn, false);
	return conn;
}

static void conn_give(struct server *server, struct conn *conn)
{
	arena_done(&conn->mem);
	pthread_mutex_lock(&server->lock);
	conn->fd = -1;
	conn->next = server->free;
	server->free = conn;
	pthread_mutex_unlock(&server->lock);
}

/* A connection came or went. The library closes its socket after this. */
static void on_connection(void *cls, struct MHD_Connection *connection, void **slot,
			  enum MHD_ConnectionNotificationCode what)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);

	if (what == MHD_CONNECTION_NOTIFY_STARTED)
		*slot = conn_take(cls, info->connect_fd);
	else if (*slot)
		conn_give(cls, *slot);
}

/* A request line came: keeps the target as it was sent, and gives the request its connection's struct. */
static void *on_target(void *cls, const char *target, struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
	struct conn *conn = info->socket_context;

	(void)cls;
	if (conn) {
		conn->target = str_of(target);
		conn->target_copy = str_copy(&conn->mem, conn->target);
	}
	return conn;
}

/* The answer is sent, or the connection broke. */
static void on_completed(void *cls, struct MHD_Connection *connection, void **slot, enum MHD_RequestTerminationCode why)
{
	struct server *server = cls;
	struct conn *conn = *slot;

	(void)connection;
	(void)why;
	if (!conn)
		return;
	if (conn->entry)
		cache_give(conn->entry);
	if (conn->begun)
		atomic_fetch_sub(&server->under_way, 1);
	conn->entry = NULL;
	conn->begun = false;
	conn->target = (struct str){ 0 };
	arena_reset(&conn->mem, conn->start);
	conn_phase(conn, false);
}

/* Left as it is: the gate decodes. */
static size_t on_unescape(void *cls, struct MHD_Connection *connection, char *text)
{
	(void)cls;
	(void)connection;
	return strlen(text);
}

/* The headers, as the library found them. */
struct head {
	struct raw_header at[GATE_MAX_HEADERS + 1]; /* one more, so that the gate sees too many */
	size_t len;
};

static enum MHD_Result on_header(void *cls, enum MHD_ValueKind kind, const char *name, size_t name_len,
				 const char *value, size_t value_len)
{
	struct head *head = cls;

	(void)kind;
	if (head->len > GATE_MAX_HEADERS)
		return MHD_NO;
	head->at[head->len++] = (struct raw_header){ { name, name_len }, { value, value_len } };
	return MHD_YES;
}

/* The library's own form of an answer; the body is not copied. */
static struct MHD_Response *prepare(const struct reply *reply)
{
	struct MHD_Response *response =
		MHD_create_response_from_buffer(reply->body.len, (void *)reply->body.at, MHD_RESPMEM_PERSISTENT);

	for (size_t i = 0; response && i < reply->headers_len; i++)
		MHD_add_response_header(response, reply->headers[i].name, reply->headers[i].value);
	if (response && reply->close)
		MHD_add_response_header(response, "Connection", "close");
	return response;
}

static void unprepare(void *prepared)
{
	MHD_destroy_response(prepared);
}

/* One response for all who are sent the same page; it lives as long as the entry. */
static struct MHD_Response *prepared_once(struct cache_entry *entry)
{
	void *before = atomic_load(&entry->prepared);

	if (before)
		return before;
	struct MHD_Response *made = prepare(&entry->reply);

	entry->unprepare = unprepare;
	if (!made || atomic_compare_exchange_strong(&entry->prepared, &before, made))
		return made;
	unprepare(made);
	return before;
}

static enum MHD_Result send_reply(struct server *server, struct conn *conn, struct MHD_Connection *connection,
				  struct reply *reply)
{
	struct cache_entry *entry = reply->entry;

	conn->entry = entry;
	conn_phase(conn, true);
	if (atomic_load(&server->app->state->stopping))
		reply->close = true;
	if (entry && !reply->close && reply->status == entry->reply.status) {
		struct MHD_Response *shared = prepared_once(entry);

		return shared ? MHD_queue_response(connection, (unsigned)reply->status, shared) : MHD_NO;
	}
	struct MHD_Response *response = prepare(reply);

	if (!response)
		return MHD_NO;
	enum MHD_Result queued = MHD_queue_response(connection, (unsigned)reply->status, response);

	MHD_destroy_response(response);
	return queued;
}

static void log_request(const struct gate_pass *pass, const struct reply *reply, const struct dispatch_note *note,
			int64_t us)
{
	const struct err *err = &note->err;

	if (reply->status >= 500)
		LOG(LOG_ERROR, "failed", log_text("route", str_of(note->route)),
		    log_text("kind", str_of(err_row(err->kind)->name)), log_text("detail", err->detail));
	LOG(LOG_INFO, "request", log_text("method", str_of(method_name(pass->method))),
	    log_text("route", str_of(note->route)), log_int("status", reply->status), log_int("us", us),
	    log_int("bytes", (int64_t)reply->body.len), log_text("cache", str_of(note->cache)));
}

/* Steps 2 to 9: the request is whole. */
static enum MHD_Result answer(struct server *server, struct conn *conn, struct MHD_Connection *connection)
{
	struct ctx cx = { .mem = &conn->mem };
	struct dispatch_note note;
	struct reply reply;
	int64_t began = clock_us(CLOCK_MONOTONIC);

	dispatch(&cx, server->app, &conn->pass, buf_str(&conn->body), &reply, &note);
	log_request(&conn->pass, &reply, &note, clock_us(CLOCK_MONOTONIC) - began);
	return send_reply(server, conn, connection, &reply);
}

static enum MHD_Result refuse(struct server *server, struct conn *conn, struct MHD_Connection *connection,
			      const struct gate_refusal *no)
{
	struct ctx cx = { .mem = &conn->mem };
	struct reply reply;

	LOG(LOG_INFO, "refused", log_int("status", no->status), log_text("reason", str_of(no->reason)));
	dispatch_refused(&cx, server->app, no, &reply);
	return send_reply(server, conn, connection, &reply);
}

/* A request's head came: the gate. An answer now would make the library close the connection, so it waits. */
static enum MHD_Result begin(struct server *server, struct conn *conn, struct MHD_Connection *connection,
			     const char *method, const char *version)
{
	struct head head = { .len = 0 };
	struct gate_refusal no;

	MHD_get_connection_values_n(connection, MHD_HEADER_KIND, on_header, &head);
	struct raw_request raw = {
		.method = str_of(method),
		.target = conn->target,
		.version = str_of(version),
		.headers = head.at,
		.headers_len = head.len,
		.head_bytes = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE)->header_size,
	};

	raw.whole = head.len > GATE_MAX_HEADERS || head_is_whole(&raw);
	raw.target = conn->target_copy;
	conn->begun = true;
	atomic_fetch_add(&server->under_way, 1);
	if (!gate_check(&conn->mem, &raw, &server->app->limits, &conn->pass, &no))
		return refuse(server, conn, connection, &no);
	buf_init(&conn->body, &conn->mem, server->app->limits.max_body_bytes);
	return MHD_YES;
}

/* Called with a request's head, with each piece of its body, and once more when it is whole. */
static enum MHD_Result handle(void *cls, struct MHD_Connection *connection, const char *url, const char *method,
			      const char *version, const char *piece, size_t *piece_len, void **slot)
{
	struct conn *conn = *slot;

	(void)url;
	if (!conn)
		return MHD_NO;
	if (!conn->begun)
		return begin(cls, conn, connection, method, version);
	if (*piece_len == 0)
		return answer(cls, conn, connection);
	buf_add(&conn->body, (struct str){ piece, *piece_len });
	*piece_len = 0;
	return MHD_YES;
}

static struct MHD_Daemon *start(struct server *server, int listener)
{
	const struct settings *settings = server->app->settings;
	intptr_t connections = (intptr_t)setting_int(settings, SETTING_CONNECTIONS);
	intptr_t threads = (intptr_t)setting_int(settings, SETTING_THREADS);
	/* A connection's memory holds the request's head and the answer's headers. */
	intptr_t memory = (intptr_t)setting_int(settings, SETTING_MAX_HEAD_BYTES) + 8 * 1024;
	struct MHD_OptionItem options[] = {
		{ MHD_OPTION_LISTEN_SOCKET, listener, NULL },
		{ MHD_OPTION_THREAD_POOL_SIZE, threads < connections ? threads : connections, NULL },
		{ MHD_OPTION_CONNECTION_LIMIT, connections, NULL },
		{ MHD_OPTION_PER_IP_CONNECTION_LIMIT, setting_int(settings, SETTING_CONNECTIONS_PER_CLIENT), NULL },
		{ MHD_OPTION_CONNECTION_TIMEOUT, setting_int(settings, SETTING_IDLE_SECONDS), NULL },
		{ MHD_OPTION_CONNECTION_MEMORY_LIMIT, memory, NULL },
		/* Strictness before 1.0 refuses no more than our gate does, and sends the head of its 400 twice. */
		{ MHD_OPTION_STRICT_FOR_CLIENT, MHD_VERSION >= 0x01000000, NULL },
		{ MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)on_connection, server },
		{ MHD_OPTION_URI_LOG_CALLBACK, (intptr_t)on_target, server },
		{ MHD_OPTION_UNESCAPE_CALLBACK, (intptr_t)on_unescape, server },
		{ MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)on_completed, server },
		{ MHD_OPTION_END, 0, NULL },
	};

	return MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC, 0, NULL, NULL, handle, server,
				MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

/*
 * The library's time-out begins anew with every byte. This one does not: whoever takes too long over a
 * request or an answer as a whole is cut off, and the library finds the connection closed.
 */
static void watch(struct server *server)
{
	const struct settings *settings = server->app->settings;
	int64_t now_ms = clock_us(CLOCK_MONOTONIC_COARSE) / 1000;
	int64_t receive_ms = 1000 * setting_int(settings, SETTING_RECEIVE_SECONDS);
	int64_t send_ms = 1000 * setting_int(settings, SETTING_SEND_SECONDS);

	pthread_mutex_lock(&server->lock);
	for (size_t i = 0; i < server->conns_len; i++) {
		struct conn *conn = &server->conns[i];
		int64_t for_ms = now_ms - atomic_load(&conn->since_ms);

		if (conn->fd >= 0 && for_ms > (atomic_load(&conn->sending) ? send_ms : receive_ms))
			shutdown(conn->fd, SHUT_RDWR);
	}
	pthread_mutex_unlock(&server->lock);
}

/* Has another process published something? */
static void refresh(struct ctx *cx, struct app *app)
{
	struct arena_mark before = arena_mark(cx->mem);

	if (!app->pool)
		return;
	cx->db = db_pool_take(app->pool);
	if (!app_refresh(cx, app))
		LOG(LOG_WARNING, "no data version", log_text("detail", cx->err.detail));
	db_pool_give(app->pool, cx->db);
	cx->db = NULL;
	err_clear(cx);
	arena_reset(cx->mem, before);
}

static void drain(struct server *server)
{
	int64_t until_us =
		clock_us(CLOCK_MONOTONIC) + 1000000 * setting_int(server->app->settings, SETTING_DRAIN_SECONDS);
	struct timespec pause = { .tv_nsec = 10 * 1000 * 1000 };
	size_t left;

	atomic_store(&server->app->state->stopping, true);
	int listener = MHD_quiesce_daemon(server->daemon);

	if (listener >= 0)
		close(listener);
	while ((left = atomic_load(&server->under_way)) > 0 && clock_us(CLOCK_MONOTONIC) < until_us)
		nanosleep(&pause, NULL);
	MHD_stop_daemon(server->daemon);
	LOG(LOG_INFO, "stopped", log_int("unfinished", (int64_t)left));
}

static void make_conns(struct ctx *cx, struct server *server)
{
	struct rlimit files;

	/* The library spreads the limit over its threads; a few more never hurt. */
	server->conns_len = (size_t)setting_int(server->app->settings, SETTING_CONNECTIONS) + 256;
	server->conns = arena_take(cx->mem, server->conns_len * sizeof(struct conn));
	for (size_t i = 0; i < server->conns_len; i++) {
		server->conns[i].fd = -1;
		server->conns[i].next = server->free;
		server->free = &server->conns[i];
	}
	if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
		files.rlim_cur = files.rlim_max;
		(void)setrlimit(RLIMIT_NOFILE, &files);
	}
}

bool server_run(struct ctx *cx, struct app *app)
{
	const struct settings *settings = app->settings;
	struct str address = setting_text(settings, SETTING_ADDRESS);
	struct server server = { .app = app };
	struct timespec tick = { .tv_sec = TICK_SECONDS };
	sigset_t stop;
	int listener;

	sigemptyset(&stop);
	sigaddset(&stop, SIGTERM);
	sigaddset(&stop, SIGINT);
	pthread_sigmask(SIG_BLOCK, &stop, NULL);
	signal(SIGPIPE, SIG_IGN);
	if (!listen_open(cx, address, setting_int(settings, SETTING_PORT), &listener))
		return false;
	pthread_mutex_init(&server.lock, NULL);
	make_conns(cx, &server);
	refresh(cx, app);
	server.daemon = start(&server, listener);
	if (!server.daemon) {
		close(listener);
		return fail(cx, ERR_SYSTEM, "The server could not start its threads.");
	}
	printf("Local Offer is ready: http://%.*s:%lld\n", STR_ARG(address),
	       (long long)setting_int(settings, SETTING_PORT));
	fflush(stdout);
	while (sigtimedwait(&stop, NULL, &tick) < 0) {
		watch(&server);
		refresh(cx, app);
	}
	drain(&server);
	pthread_mutex_destroy(&server.lock);
	return true;
}
