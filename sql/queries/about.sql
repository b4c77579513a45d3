-- Where the facts come from, and how many of them there are.

-- name: source_all :many
-- gives: id text, title text, publisher text, licence text, licence_url text, dated text, url text, used_for text, limits text
SELECT id, title, publisher, licence, licence_url, dated, url, used_for, limits FROM source ORDER BY id;

-- Invented councils are left out of every number.
-- name: holdings_count :one
-- gives: councils int, offering int, former int, topics int, rights int, right_checks int, pilot_lines int, pilot_pages int, pilot_councils int, reported int, links int, link_councils int, figures int, published int
SELECT (SELECT COUNT(*) FROM authority WHERE is_invented = 0) AS councils,
	(SELECT COUNT(*) FROM authority WHERE is_invented = 0 AND has_childrens_services = 1) AS offering,
	(SELECT COUNT(DISTINCT name) FROM former_authority WHERE change NOT LIKE 'code change%') AS former,
	(SELECT COUNT(*) FROM indicator WHERE codebook = (SELECT MAX(codebook) FROM indicator)) AS topics,
	(SELECT COUNT(*) FROM entitlement) AS rights,
	(SELECT COUNT(*) FROM entitlement WHERE status = 'confirmed') AS right_checks,
	(SELECT COUNT(*) FROM finding WHERE provenance = 'mapping') AS pilot_lines,
	(SELECT COUNT(DISTINCT url) FROM document) AS pilot_pages,
	(SELECT COUNT(DISTINCT gss) FROM document) AS pilot_councils,
	(SELECT COUNT(*) FROM finding WHERE provenance = 'reported') AS reported,
	(SELECT COUNT(*) FROM offer_link) AS links,
	(SELECT COUNT(DISTINCT gss) FROM offer_link) AS link_councils,
	(SELECT COUNT(*) FROM care_leaver_figure) AS figures,
	(SELECT COUNT(*) FROM provision p JOIN authority a ON a.gss = p.gss WHERE a.is_invented = 0) AS published;
