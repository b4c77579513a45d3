/* Built-in files: chosen by name, packed at build time, cached for a year by their hash. */
#include "web/static.h"

#include "web/asset.h"
#include "web/respond.h"

static const struct asset *asset_find(struct str name)
{
	for (const struct asset *asset = assets; asset->name; asset++)
		if (str_eq(name, str_of(asset->name)))
			return asset;
	return NULL;
}

/* "site.css" as "site" and ".css". */
static void split_name(struct str name, struct str *stem, struct str *ending)
{
	size_t dot = name.len;

	for (size_t i = 0; i < name.len; i++)
		if (name.at[i] == '.')
			dot = i;
	*stem = str_sub(name, 0, dot);
	*ending = str_sub(name, dot, name.len);
}

struct str asset_address(struct arena *mem, struct str name)
{
	const struct asset *asset = asset_find(name);
	struct str stem;
	struct str ending;

	if (!asset)
		return str_print(mem, "/assets/%.*s", STR_ARG(name));
	split_name(name, &stem, &ending);
	return str_print(mem, "/assets/%.*s-%s%.*s", STR_ARG(stem), asset->hash, STR_ARG(ending));
}

struct str asset_text(struct str name)
{
	const struct asset *asset = asset_find(name);

	return asset ? asset->plain : (struct str){ 0 };
}

/* The file behind "site-1a2b3c4d.css" or "site.css". *exact: the hash is that of our file. */
static const struct asset *asset_at(struct ctx *cx, struct str file, bool *exact)
{
	enum { HASH_LEN = 8 };
	struct str stem;
	struct str ending;

	*exact = false;
	split_name(file, &stem, &ending);
	if (stem.len <= HASH_LEN + 1 || stem.at[stem.len - HASH_LEN - 1] != '-')
		return asset_find(file);
	struct str hash = str_sub(stem, stem.len - HASH_LEN, stem.len);
	const struct asset *asset = asset_find(str_join(cx->mem, str_sub(stem, 0, stem.len - HASH_LEN - 1), ending));

	if (!asset)
		return asset_find(file);
	*exact = str_eq(hash, str_of(asset->hash));
	return asset;
}

bool page_asset(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct str file = path_arg(rq, "file");
	bool exact;

	if (!file.at)
		file = str_sub(rq->path, 1, rq->path.len);
	const struct asset *asset = asset_at(cx, file, &exact);

	if (!asset)
		return fail(cx, ERR_NOT_FOUND, "There is no such file.");
	enum encoding e = encoding_accepted(rq->accept_encoding);
	const struct str bodies[ENCODING__MAX] = { asset->plain, asset->gzip, asset->brotli };
	struct str body = bodies[e].at ? bodies[e] : asset->plain;

	*out = (struct response){ .type = str_of(asset->type), .body = body };
	if (e != ENCODING_NONE && bodies[e].at)
		out->encoding = encoding_name(e);
	/* A page from before an update may still ask for the old sheet; it gets the new one, for now. */
	out->cache = exact ? CACHE_ASSET_YEAR : CACHE_SHORT;
	return true;
}
