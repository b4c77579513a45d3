-- Counting, mapping and comparing over many authorities. The invented council is in none of the counts.

-- One cell for each council with the leaving-care duties.
-- name: map_cells :many
-- gives: gss text, slug text, short_name text, region text, type text, letter_code text, q int, r int
SELECT a.gss AS gss, a.slug AS slug, a.short_name AS short_name, a.region AS region, a.type AS type,
	a.letter_code AS letter_code, h.q AS q, h.r AS r
FROM hex_cell h
JOIN authority_code c ON c.code = h.gss
JOIN authority a ON a.gss = c.gss
WHERE a.is_invented = 0;

-- Pages of each authority that a mapping read, at least in part.
-- name: pages_read :many
-- gives: gss text, pages int
SELECT c.gss AS gss, COUNT(*) AS pages
FROM document d
JOIN authority_code c ON c.code = d.gss
GROUP BY c.gss;

-- name: offer_addresses :many
-- gives: gss text, addresses int
SELECT c.gss AS gss, COUNT(*) AS addresses
FROM offer_link l
JOIN authority_code c ON c.code = l.gss
WHERE l.kind IN ('offer', 'part')
GROUP BY c.gss;

-- What is said under one indicator by who is not on the map: districts, and the invented council.
-- name: topic_others :many
-- takes: indicator text
-- gives: gss text, slug text, short_name text, region text, type text, parent_name text, is_invented int
SELECT a.gss AS gss, a.slug AS slug, a.short_name AS short_name, a.region AS region, a.type AS type,
	p.short_name AS parent_name, a.is_invented AS is_invented
FROM authority a
LEFT JOIN authority p ON p.gss = a.parent_gss
WHERE (a.has_childrens_services = 0 OR a.is_invented = 1)
	AND (a.gss IN (SELECT c.gss FROM finding f JOIN authority_code c ON c.code = f.gss WHERE f.indicator = :indicator)
		OR a.gss IN (SELECT n.gss FROM provision_indicator n WHERE n.indicator = :indicator));

-- The law, guidance or schemes behind an indicator, on a day.
-- name: topic_rights :many
-- takes: indicator text, on_day text
-- gives: indicator text, slug text, title text, kind text, figure text, in_short text, source text, source_url text, status text, status_line text, checked_on text
SELECT n.indicator AS indicator, e.slug AS slug, e.title AS title, e.kind AS kind, e.figure AS figure,
	e.in_short AS in_short, e.source AS source, e.source_url AS source_url, e.status AS status,
	e.status_line AS status_line, e.checked_on AS checked_on
FROM entitlement_indicator n
JOIN entitlement e ON e.id = n.entitlement
WHERE n.indicator = :indicator
	AND (e.effective_to IS NULL OR e.effective_to = '' OR e.effective_to >= :on_day)
	AND (e.kind = 'coming' OR e.effective_from IS NULL OR e.effective_from = '' OR e.effective_from <= :on_day)
ORDER BY e.position, e.id;

-- How many councils with the leaving-care duties say that they do it, and how many say anything.
-- name: topic_counts :many
-- gives: indicator text, offers int, councils int
SELECT x.indicator AS indicator, COUNT(DISTINCT CASE WHEN x.is_offer = 1 THEN x.gss END) AS offers,
	COUNT(DISTINCT x.gss) AS councils
FROM (
	SELECT f.indicator AS indicator, c.gss AS gss, CASE WHEN f.status = 'offers'
		AND (i.kind = 'discretionary' OR f.note IS NULL OR f.note NOT LIKE '%outdated%') THEN 1 ELSE 0 END AS is_offer
	FROM finding f
	JOIN authority_code c ON c.code = f.gss
	JOIN indicator i ON i.id = f.indicator
	UNION ALL
	SELECT n.indicator, p.gss, CASE WHEN p.provider_kind = 'signpost' THEN 0 ELSE 1 END
	FROM provision_indicator n
	JOIN provision p ON p.gss = n.gss AND p.key = n.key
) x
JOIN authority a ON a.gss = x.gss
WHERE a.has_childrens_services = 1 AND a.is_invented = 0
GROUP BY x.indicator;

-- DfE's newest figures of up to four councils, as printed: c, z and k are kept.
-- name: compare_figures :many
-- takes: one text, two text, three text, four text
-- gives: gss text, year int, age_group text, eet_pct text, accommodation_suitable_pct text
SELECT c.gss AS gss, f.year AS year, f.age_group AS age_group, f.eet_pct AS eet_pct,
	f.accommodation_suitable_pct AS accommodation_suitable_pct
FROM care_leaver_figure f
JOIN authority_code c ON c.code = f.gss
WHERE c.gss IN (:one, :two, :three, :four) AND f.year = (SELECT MAX(year) FROM care_leaver_figure)
ORDER BY f.age_group, c.gss;

-- The law behind every indicator, for pages that show many of them.
-- name: compare_rights :many
-- takes: on_day text
-- gives: like topic_rights
SELECT n.indicator AS indicator, e.slug AS slug, e.title AS title, e.kind AS kind, e.figure AS figure,
	e.in_short AS in_short, e.source AS source, e.source_url AS source_url, e.status AS status,
	e.status_line AS status_line, e.checked_on AS checked_on
FROM entitlement_indicator n
JOIN entitlement e ON e.id = n.entitlement
WHERE (e.effective_to IS NULL OR e.effective_to = '' OR e.effective_to >= :on_day)
	AND (e.kind = 'coming' OR e.effective_from IS NULL OR e.effective_from = '' OR e.effective_from <= :on_day)
ORDER BY n.indicator, e.position, e.id;
