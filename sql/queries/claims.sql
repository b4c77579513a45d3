-- What is known about authorities, from every origin, with today's codes.

-- name: claims_by_authority :many
-- takes: gss text
-- gives: gss text, indicator text, status text, origin text, claim text, condition text, amount_pence int?, amount_kind text, amount_period text, age_min int?, age_max int?, source text, seen_on text, note text, indicator_kind text
SELECT c.gss AS gss, f.indicator AS indicator, f.status AS status, f.provenance AS origin, f.claim AS claim,
	f.condition AS condition, f.amount_pence AS amount_pence, f.amount_kind AS amount_kind,
	f.amount_period AS amount_period, f.age_min AS age_min, f.age_max AS age_max, f.source AS source,
	f.seen_on AS seen_on, f.note AS note, i.kind AS indicator_kind
FROM finding f
JOIN authority_code c ON c.code = f.gss
JOIN indicator i ON i.id = f.indicator
WHERE c.gss = :gss
ORDER BY i.position, f.provenance, f.seen_on DESC, f.source, f.claim;

-- name: claims_by_indicator :many
-- takes: indicator text
-- gives: like claims_by_authority
SELECT c.gss AS gss, f.indicator AS indicator, f.status AS status, f.provenance AS origin, f.claim AS claim,
	f.condition AS condition, f.amount_pence AS amount_pence, f.amount_kind AS amount_kind,
	f.amount_period AS amount_period, f.age_min AS age_min, f.age_max AS age_max, f.source AS source,
	f.seen_on AS seen_on, f.note AS note, i.kind AS indicator_kind
FROM finding f
JOIN authority_code c ON c.code = f.gss
JOIN authority a ON a.gss = c.gss
JOIN indicator i ON i.id = f.indicator
WHERE f.indicator = :indicator
ORDER BY a.short_name, f.provenance, f.seen_on DESC, f.source, f.claim;

-- Items of offers written here, once for each indicator that they answer.
-- name: provision_claims_by_authority :many
-- takes: gss text
-- gives: gss text, indicator text, title text, summary text, condition text, amount_pence int?, amount_kind text, amount_period text, age_min int?, age_max int?, provider_kind text, url text, last_checked text
SELECT p.gss AS gss, n.indicator AS indicator, p.title AS title, p.summary AS summary, p.conditions AS condition,
	p.amount_pence AS amount_pence, p.amount_kind AS amount_kind, p.amount_period AS amount_period,
	p.age_min AS age_min, p.age_max AS age_max, p.provider_kind AS provider_kind, p.url AS url,
	p.last_checked AS last_checked
FROM provision p
JOIN provision_indicator n ON n.gss = p.gss AND n.key = p.key
JOIN indicator i ON i.id = n.indicator
WHERE p.gss = :gss
ORDER BY i.position, p.position;

-- name: provision_claims_by_indicator :many
-- takes: indicator text
-- gives: like provision_claims_by_authority
SELECT p.gss AS gss, n.indicator AS indicator, p.title AS title, p.summary AS summary, p.conditions AS condition,
	p.amount_pence AS amount_pence, p.amount_kind AS amount_kind, p.amount_period AS amount_period,
	p.age_min AS age_min, p.age_max AS age_max, p.provider_kind AS provider_kind, p.url AS url,
	p.last_checked AS last_checked
FROM provision_indicator n
JOIN provision p ON p.gss = n.gss AND p.key = n.key
JOIN authority a ON a.gss = p.gss
WHERE n.indicator = :indicator
ORDER BY a.short_name, p.position;
