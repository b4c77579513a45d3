-- One council's offer: items written here, texts, known pages, DfE's figures. Councils themselves: authorities.sql.

-- name: provisions_of :many
-- takes: gss text
-- gives: key text, title text, summary text, details text, area text, basis text, who text, groups text, age_min int?, age_max int?, amount_pence int?, amount_kind text, amount_period text, conditions text, how_to_ask text, provider_kind text, provider text, contact text, url text, where_holds text, indicators text, last_checked text
SELECT key, title, summary, details, area, basis, who, groups, age_min, age_max, amount_pence, amount_kind,
	amount_period, conditions, how_to_ask, provider_kind, provider, contact, url, where_holds, indicators, last_checked
FROM provision
WHERE gss = :gss
ORDER BY position;

-- name: offer_texts_of :many
-- takes: gss text
-- gives: key text, body text
SELECT key, body FROM offer_text WHERE gss = :gss ORDER BY position;

-- name: offer_links_of :many
-- takes: gss text
-- gives: url text, kind text, seen_on text
SELECT l.url AS url, l.kind AS kind, l.seen_on AS seen_on
FROM offer_link l
JOIN authority_code c ON c.code = l.gss
WHERE c.gss = :gss
ORDER BY l.kind, l.url;

-- name: documents_of :many
-- takes: gss text
-- gives: url text, title text, kind text, is_excerpt int, seen_on text, findings int
SELECT d.url AS url, d.title AS title, d.kind AS kind, d.is_excerpt AS is_excerpt, d.seen_on AS seen_on,
	d.findings AS findings
FROM document d
JOIN authority_code c ON c.code = d.gss
WHERE c.gss = :gss
ORDER BY d.seen_on DESC, d.kind, d.url;

-- The council's own years, under whatever code, beside its region's and England's.
-- name: figures_all :many
-- gives: gss text, level text, name text, year int, age_group text, accommodation_total text, accommodation_suitable_pct text, accommodation_unsuitable_pct text, accommodation_not_known_pct text, activity_total text, eet_pct text, neet_pct text, activity_not_known_pct text, higher_education_pct text, apprenticeship_pct text
SELECT COALESCE(c.gss, f.gss) AS gss, f.level AS level, f.name AS name, f.year AS year, f.age_group AS age_group,
	f.accommodation_total AS accommodation_total, f.accommodation_suitable_pct AS accommodation_suitable_pct,
	f.accommodation_unsuitable_pct AS accommodation_unsuitable_pct,
	f.accommodation_not_known_pct AS accommodation_not_known_pct, f.activity_total AS activity_total,
	f.eet_pct AS eet_pct, f.neet_pct AS neet_pct, f.activity_not_known_pct AS activity_not_known_pct,
	f.higher_education_pct AS higher_education_pct, f.apprenticeship_pct AS apprenticeship_pct
FROM care_leaver_figure f
LEFT JOIN authority_code c ON c.code = f.gss
ORDER BY f.year, f.age_group, f.level, f.gss;

-- When the facts on offer pages were last loaded.
-- name: offer_data_loaded :one
-- gives: loaded_at_ms int?
SELECT MAX(loaded_at_ms) AS loaded_at_ms FROM loaded_file;
