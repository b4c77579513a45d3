-- Councils: what a page needs of one, and lists of them. Old codes lead to today's through authority_code.

-- Every council of the United Kingdom, and the invented one.
-- name: authority_all :many
-- gives: gss text, slug text, official_name text, short_name text, type text, nation text, region text, has_childrens_services int, is_invented int, parent_gss text, website text, dfe_code text, provider text, starts_on text, ends_on text, planned_successors text, letter_code text, population int?, alt_names text
SELECT gss, slug, official_name, short_name, type, nation, region, has_childrens_services, is_invented, parent_gss,
	website, dfe_code, provider, starts_on, ends_on, planned_successors, letter_code, population, alt_names
FROM authority;

-- name: authority_by_code :one
-- takes: code text
-- gives: like authority_all
SELECT a.gss AS gss, a.slug AS slug, a.official_name AS official_name, a.short_name AS short_name, a.type AS type,
	a.nation AS nation, a.region AS region, a.has_childrens_services AS has_childrens_services,
	a.is_invented AS is_invented, a.parent_gss AS parent_gss, a.website AS website, a.dfe_code AS dfe_code,
	a.provider AS provider, a.starts_on AS starts_on, a.ends_on AS ends_on,
	a.planned_successors AS planned_successors, a.letter_code AS letter_code, a.population AS population,
	a.alt_names AS alt_names
FROM authority_code c
JOIN authority a ON a.gss = c.gss
WHERE c.code = :code;

-- The councils with the leaving-care duties, without the invented one.
-- name: authority_offering :many
-- gives: like authority_all
SELECT gss, slug, official_name, short_name, type, nation, region, has_childrens_services, is_invented, parent_gss,
	website, dfe_code, provider, starts_on, ends_on, planned_successors, letter_code, population, alt_names
FROM authority WHERE has_childrens_services = 1 AND is_invented = 0;

-- DfE's ten, the nearest first.
-- name: authority_neighbours :many
-- takes: gss text
-- gives: rank int, closeness text, gss text, slug text, short_name text
SELECT n.rank AS rank, n.closeness AS closeness, a.gss AS gss, a.slug AS slug, a.short_name AS short_name
FROM neighbour n
JOIN authority_code c ON c.code = n.neighbour_gss
JOIN authority a ON a.gss = c.gss
WHERE n.gss IN (SELECT code FROM authority_code WHERE gss = :gss)
ORDER BY n.rank;

-- What is planned to take a council's place.
-- name: authority_planned :many
-- takes: gss text
-- gives: name text, starts_on text, predecessor_gss text, extent text, status text
SELECT name, starts_on, predecessor_gss, extent, status
FROM planned_authority WHERE predecessor_gss = :gss ORDER BY starts_on, name;

-- name: planned_all :many
-- gives: like authority_planned
SELECT name, starts_on, predecessor_gss, extent, status
FROM planned_authority ORDER BY starts_on, name, predecessor_gss;

-- The councils that came before this one; rows that only say that its code changed are left out.
-- name: authority_former :many
-- takes: gss text
-- gives: gss text, name text, short_name text, type text, nation text, had_childrens_services int, ended_on text, successor_gss text, change text
SELECT gss, name, short_name, type, nation, had_childrens_services, ended_on, successor_gss, change
FROM former_authority
WHERE successor_gss = :gss AND change NOT LIKE 'code change%'
ORDER BY had_childrens_services DESC, ended_on DESC, short_name;

-- name: former_all :many
-- gives: like authority_former
SELECT gss, name, short_name, type, nation, had_childrens_services, ended_on, successor_gss, change
FROM former_authority ORDER BY short_name, successor_gss;

-- name: area_name_all :many
-- gives: name text, kind text, gss text
SELECT n.name AS name, n.kind AS kind, a.gss AS gss
FROM area_name n
JOIN authority_code c ON c.code = n.gss
JOIN authority a ON a.gss = c.gss
ORDER BY n.name, a.short_name;
