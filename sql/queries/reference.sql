-- Reference data in: one pair a table, used by the loader's table of data sets.

-- name: authority_clear :exec
-- takes: is_invented text
DELETE FROM authority WHERE is_invented = CASE WHEN :is_invented = 'invented' THEN 1 ELSE 0 END;

-- name: authority_add :exec
-- takes: gss text, slug text, official_name text, short_name text, type text, nation text, region text, has_childrens_services int, parent_gss text, website text, dfe_code text, dfe_name text, former_codes text, alt_names text, provider text, starts_on text, ends_on text, planned_successors text, letter_code text, population int?, latitude real, longitude real, is_invented int
INSERT INTO authority (gss, slug, official_name, short_name, type, nation, region, has_childrens_services, parent_gss, website, dfe_code, dfe_name, former_codes, alt_names, provider, starts_on, ends_on, planned_successors, letter_code, population, latitude, longitude, is_invented)
VALUES (:gss, :slug, :official_name, :short_name, :type, :nation, :region, :has_childrens_services, :parent_gss, :website, :dfe_code, :dfe_name, :former_codes, :alt_names, :provider, :starts_on, :ends_on, :planned_successors, :letter_code, :population, :latitude, :longitude, :is_invented);

-- name: former_authority_clear :exec
DELETE FROM former_authority;

-- name: former_authority_add :exec
-- takes: gss text, name text, short_name text, type text, nation text, county_gss text, had_childrens_services int, ended_on text, first_successor_gss text, successor_gss text, successor_name text, change text, source text
INSERT INTO former_authority (gss, name, short_name, type, nation, county_gss, had_childrens_services, ended_on, first_successor_gss, successor_gss, successor_name, change, source)
VALUES (:gss, :name, :short_name, :type, :nation, :county_gss, :had_childrens_services, :ended_on, :first_successor_gss, :successor_gss, :successor_name, :change, :source);

-- name: planned_authority_clear :exec
DELETE FROM planned_authority;

-- name: planned_authority_add :exec
-- takes: name text, starts_on text, predecessor_gss text, predecessor_name text, extent text, status text
INSERT INTO planned_authority (name, starts_on, predecessor_gss, predecessor_name, extent, status)
VALUES (:name, :starts_on, :predecessor_gss, :predecessor_name, :extent, :status);

-- name: area_name_clear :exec
DELETE FROM area_name;

-- name: area_name_add :exec
-- takes: name text, kind text, gss text
INSERT INTO area_name (name, kind, gss)
VALUES (:name, :kind, :gss);

-- name: neighbour_clear :exec
DELETE FROM neighbour;

-- name: neighbour_add :exec
-- takes: gss text, rank int, neighbour_gss text, closeness text
INSERT INTO neighbour (gss, rank, neighbour_gss, closeness)
VALUES (:gss, :rank, :neighbour_gss, :closeness);

-- name: care_leaver_figure_clear :exec
DELETE FROM care_leaver_figure;

-- name: care_leaver_figure_add :exec
-- takes: gss text, name text, level text, year int, age_group text, accommodation_total text, accommodation_suitable text, accommodation_suitable_pct text, accommodation_unsuitable text, accommodation_unsuitable_pct text, accommodation_not_known text, accommodation_not_known_pct text, activity_total text, eet text, eet_pct text, neet text, neet_pct text, activity_not_known text, activity_not_known_pct text, higher_education text, higher_education_pct text, other_education text, other_education_pct text, apprenticeship text, apprenticeship_pct text, training_or_work text, training_or_work_pct text
INSERT INTO care_leaver_figure (gss, name, level, year, age_group, accommodation_total, accommodation_suitable, accommodation_suitable_pct, accommodation_unsuitable, accommodation_unsuitable_pct, accommodation_not_known, accommodation_not_known_pct, activity_total, eet, eet_pct, neet, neet_pct, activity_not_known, activity_not_known_pct, higher_education, higher_education_pct, other_education, other_education_pct, apprenticeship, apprenticeship_pct, training_or_work, training_or_work_pct)
VALUES (:gss, :name, :level, :year, :age_group, :accommodation_total, :accommodation_suitable, :accommodation_suitable_pct, :accommodation_unsuitable, :accommodation_unsuitable_pct, :accommodation_not_known, :accommodation_not_known_pct, :activity_total, :eet, :eet_pct, :neet, :neet_pct, :activity_not_known, :activity_not_known_pct, :higher_education, :higher_education_pct, :other_education, :other_education_pct, :apprenticeship, :apprenticeship_pct, :training_or_work, :training_or_work_pct);

-- name: hex_cell_clear :exec
DELETE FROM hex_cell;

-- name: hex_cell_add :exec
-- takes: gss text, q int, r int
INSERT INTO hex_cell (gss, q, r)
VALUES (:gss, :q, :r);

-- name: offer_link_clear :exec
DELETE FROM offer_link;

-- name: offer_link_add :exec
-- takes: gss text, url text, kind text, seen_on text
INSERT INTO offer_link (gss, url, kind, seen_on)
VALUES (:gss, :url, :kind, :seen_on);

-- name: source_clear :exec
DELETE FROM source;

-- name: source_add :exec
-- takes: id text, title text, publisher text, licence text, licence_url text, dated text, url text, used_for text, limits text
INSERT INTO source (id, title, publisher, licence, licence_url, dated, url, used_for, limits)
VALUES (:id, :title, :publisher, :licence, :licence_url, :dated, :url, :used_for, :limits);

-- name: area_clear :exec
DELETE FROM area;

-- name: area_add :exec
-- takes: id text, title text, blurb text, icon text, statutory_heading text, effective_from text, position int
INSERT INTO area (id, title, blurb, icon, statutory_heading, effective_from, position)
VALUES (:id, :title, :blurb, :icon, :statutory_heading, :effective_from, :position);

-- name: indicator_clear :exec
DELETE FROM indicator;

-- name: indicator_add :exec
-- takes: codebook text, id text, slug text, area text, kind text, value_type text, title text, short_title text, definition text, usually text, notes text, legal text, count_2019 int?, of_2019 int?, band_2019 text, position int
INSERT INTO indicator (codebook, id, slug, area, kind, value_type, title, short_title, definition, usually, notes, legal, count_2019, of_2019, band_2019, position)
VALUES (:codebook, :id, :slug, :area, :kind, :value_type, :title, :short_title, :definition, :usually, :notes, :legal, :count_2019, :of_2019, :band_2019, :position);

-- name: entitlement_clear :exec
DELETE FROM entitlement;

-- name: entitlement_add :exec
-- takes: id text, slug text, title text, short_title text, area text, kind text, figure text, figure_note text, in_short text, summary text, who text, until text, ask text, owed_by text, force text, amount_gbp text, amount_period text, age_from int?, age_before int?, categories text, categories_may text, categories_on_asking text, indicators text, source text, source_url text, source_url_2 text, source_note text, status text, status_note text, status_line text, checked_on text, effective_from text, effective_to text, myth text, if_no text, out_of_area text, more text, since text, begins text, how_long text, who_decides text, effective_note text, cell_title text, cell_responsible text, cell_living text, facts text, often_missed int, often_missed_text text, often_missed_position int?, sheet_amount text, sheet_until text, sheet_ask text, shown text, position int
INSERT INTO entitlement (id, slug, title, short_title, area, kind, figure, figure_note, in_short, summary, who, until, ask, owed_by, force, amount_gbp, amount_period, age_from, age_before, categories, categories_may, categories_on_asking, indicators, source, source_url, source_url_2, source_note, status, status_note, status_line, checked_on, effective_from, effective_to, myth, if_no, out_of_area, more, since, begins, how_long, who_decides, effective_note, cell_title, cell_responsible, cell_living, facts, often_missed, often_missed_text, often_missed_position, sheet_amount, sheet_until, sheet_ask, shown, position)
VALUES (:id, :slug, :title, :short_title, :area, :kind, :figure, :figure_note, :in_short, :summary, :who, :until, :ask, :owed_by, :force, :amount_gbp, :amount_period, :age_from, :age_before, :categories, :categories_may, :categories_on_asking, :indicators, :source, :source_url, :source_url_2, :source_note, :status, :status_note, :status_line, :checked_on, :effective_from, :effective_to, :myth, :if_no, :out_of_area, :more, :since, :begins, :how_long, :who_decides, :effective_note, :cell_title, :cell_responsible, :cell_living, :facts, :often_missed, :often_missed_text, :often_missed_position, :sheet_amount, :sheet_until, :sheet_ask, :shown, :position);

-- name: document_clear :exec
DELETE FROM document;

-- name: document_add :exec
-- takes: url text, gss text, title text, kind text, is_excerpt int, coder text, seen_on text, findings int
INSERT INTO document (url, gss, title, kind, is_excerpt, coder, seen_on, findings)
VALUES (:url, :gss, :title, :kind, :is_excerpt, :coder, :seen_on, :findings);

-- name: finding_clear :exec
-- takes: provenance text
DELETE FROM finding WHERE provenance = :provenance;

-- name: finding_add :exec
-- takes: provenance text, gss text, indicator text, status text, amount_pence int?, amount_kind text, amount_period text, age_min int?, age_max int?, condition text, claim text, source text, page_kind text, seen_on text, note text
INSERT INTO finding (provenance, gss, indicator, status, amount_pence, amount_kind, amount_period, age_min, age_max, condition, claim, source, page_kind, seen_on, note)
VALUES (:provenance, :gss, :indicator, :status, :amount_pence, :amount_kind, :amount_period, :age_min, :age_max, :condition, :claim, :source, :page_kind, :seen_on, :note);

-- name: synonym_clear :exec
DELETE FROM synonym;

-- name: synonym_add :exec
-- takes: term text, means text, say text
INSERT INTO synonym (term, means, say)
VALUES (:term, :means, :say);

-- name: provision_clear :exec
DELETE FROM provision WHERE gss IN (SELECT gss FROM authority WHERE is_invented = 1);

-- name: provision_add :exec
-- takes: gss text, key text, title text, summary text, details text, area text, basis text, who text, groups text, age_min int?, age_max int?, amount_pence int?, amount_kind text, amount_period text, conditions text, how_to_ask text, provider_kind text, provider text, contact text, url text, where_holds text, indicators text, last_checked text, position int
INSERT INTO provision (gss, key, title, summary, details, area, basis, who, groups, age_min, age_max, amount_pence, amount_kind, amount_period, conditions, how_to_ask, provider_kind, provider, contact, url, where_holds, indicators, last_checked, position)
VALUES (:gss, :key, :title, :summary, :details, :area, :basis, :who, :groups, :age_min, :age_max, :amount_pence, :amount_kind, :amount_period, :conditions, :how_to_ask, :provider_kind, :provider, :contact, :url, :where_holds, :indicators, :last_checked, :position);

-- name: offer_text_clear :exec
DELETE FROM offer_text WHERE gss IN (SELECT gss FROM authority WHERE is_invented = 1);

-- name: offer_text_add :exec
-- takes: gss text, key text, body text, position int
INSERT INTO offer_text (gss, key, body, position)
VALUES (:gss, :key, :body, :position);

-- name: authority_code_clear :exec
DELETE FROM authority_code;

-- name: authority_code_add :exec
-- takes: code text, gss text
INSERT INTO authority_code (code, gss)
VALUES (:code, :gss)
ON CONFLICT (code) DO NOTHING;

-- name: entitlement_indicator_clear :exec
DELETE FROM entitlement_indicator;

-- name: entitlement_indicator_add :exec
-- takes: entitlement text, indicator text
INSERT INTO entitlement_indicator (entitlement, indicator)
VALUES (:entitlement, :indicator);

-- name: provision_indicator_clear :exec
DELETE FROM provision_indicator WHERE gss IN (SELECT gss FROM authority WHERE is_invented = 1);

-- name: provision_indicator_add :exec
-- takes: gss text, key text, indicator text
INSERT INTO provision_indicator (gss, key, indicator)
VALUES (:gss, :key, :indicator);

-- name: loaded_file_all :many
-- gives: name text, sha256 text, row_count int
SELECT name, sha256, row_count FROM loaded_file ORDER BY name;

-- name: loaded_file_put :exec
-- takes: name text, sha256 text, row_count int, loaded_at_ms int
INSERT INTO loaded_file (name, sha256, row_count, loaded_at_ms) VALUES (:name, :sha256, :row_count, :loaded_at_ms)
ON CONFLICT (name) DO UPDATE SET sha256 = excluded.sha256, row_count = excluded.row_count,
	loaded_at_ms = excluded.loaded_at_ms;

-- name: authority_code_lists :many
-- gives: gss text, codes text
SELECT gss, former_codes AS codes FROM authority;

-- name: former_code_successors :many
-- gives: code text, gss text
SELECT gss AS code, MIN(successor_gss) AS gss FROM former_authority
WHERE gss IS NOT NULL GROUP BY gss HAVING COUNT(DISTINCT successor_gss) = 1;

-- name: entitlement_indicator_lists :many
-- gives: id text, indicators text
SELECT id, indicators FROM entitlement WHERE indicators IS NOT NULL;

-- name: provision_indicator_lists :many
-- gives: gss text, key text, indicators text
SELECT gss, key, indicators FROM provision WHERE indicators IS NOT NULL;

-- name: provision_indicator_clear_all :exec
DELETE FROM provision_indicator;

-- Rows that name something that is not there; `what` is for people.
-- name: broken_references :many
-- gives: place text, what text, rows int
SELECT 'findings' AS place, 'the authority code ' || f.gss AS what, COUNT(*) AS rows
FROM finding f LEFT JOIN authority_code c ON c.code = f.gss WHERE c.gss IS NULL GROUP BY f.gss
UNION ALL
SELECT 'findings', 'the indicator ' || f.indicator, COUNT(*)
FROM finding f LEFT JOIN indicator i ON i.id = f.indicator WHERE i.id IS NULL GROUP BY f.indicator
UNION ALL
SELECT 'documents', 'the authority code ' || d.gss, COUNT(*)
FROM document d LEFT JOIN authority_code c ON c.code = d.gss WHERE c.gss IS NULL GROUP BY d.gss
UNION ALL
SELECT 'neighbours', 'the authority code ' || n.neighbour_gss, COUNT(*)
FROM neighbour n LEFT JOIN authority_code c ON c.code = n.neighbour_gss WHERE c.gss IS NULL GROUP BY n.neighbour_gss
UNION ALL
SELECT 'offer links', 'the authority code ' || l.gss, COUNT(*)
FROM offer_link l LEFT JOIN authority_code c ON c.code = l.gss WHERE c.gss IS NULL GROUP BY l.gss
UNION ALL
SELECT 'hexagons', 'the authority code ' || h.gss, COUNT(*)
FROM hex_cell h LEFT JOIN authority_code c ON c.code = h.gss WHERE c.gss IS NULL GROUP BY h.gss
UNION ALL
SELECT 'area names', 'the authority code ' || a.gss, COUNT(*)
FROM area_name a LEFT JOIN authority_code c ON c.code = a.gss WHERE c.gss IS NULL GROUP BY a.gss
UNION ALL
SELECT 'indicators', 'the area ' || i.area, COUNT(*)
FROM indicator i LEFT JOIN area a ON a.id = i.area WHERE a.id IS NULL GROUP BY i.area
UNION ALL
SELECT 'rights', 'the indicator ' || e.indicator, COUNT(*)
FROM entitlement_indicator e LEFT JOIN indicator i ON i.id = e.indicator WHERE i.id IS NULL GROUP BY e.indicator
UNION ALL
SELECT 'model offer', 'the indicator ' || p.indicator, COUNT(*)
FROM provision_indicator p LEFT JOIN indicator i ON i.id = p.indicator WHERE i.id IS NULL GROUP BY p.indicator
UNION ALL
SELECT 'districts', 'the county ' || a.parent_gss, COUNT(*)
FROM authority a LEFT JOIN authority p ON p.gss = a.parent_gss
WHERE a.parent_gss IS NOT NULL AND p.gss IS NULL GROUP BY a.parent_gss
ORDER BY 1, 2;

-- name: reference_counts :one
-- gives: authorities int, childrens_services int, indicators int, entitlements int, findings int, neighbours int, figures int
SELECT (SELECT COUNT(*) FROM authority WHERE is_invented = 0) AS authorities,
	(SELECT COUNT(*) FROM authority WHERE is_invented = 0 AND has_childrens_services = 1) AS childrens_services,
	(SELECT COUNT(*) FROM indicator) AS indicators,
	(SELECT COUNT(*) FROM entitlement) AS entitlements,
	(SELECT COUNT(*) FROM finding) AS findings,
	(SELECT COUNT(*) FROM neighbour) AS neighbours,
	(SELECT COUNT(*) FROM care_leaver_figure) AS figures;
