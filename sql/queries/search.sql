-- Search: what goes into the index, and what is asked of it.

-- What can be found.

-- name: search_rights :many
-- takes: on_day text
-- gives: slug text, title text, short_title text, in_short text, summary text, more text, who text, ask text, kind text, myth text, source text, source_url text, checked_on text, status text, status_line text, area text
SELECT e.slug AS slug, e.title AS title, e.short_title AS short_title, e.in_short AS in_short, e.summary AS summary,
	e.more AS more, e.who AS who, e.ask AS ask, e.kind AS kind, e.myth AS myth, e.source AS source,
	e.source_url AS source_url, e.checked_on AS checked_on, e.status AS status, e.status_line AS status_line,
	a.title AS area
FROM entitlement e
JOIN area a ON a.id = e.area
WHERE (e.effective_to IS NULL OR e.effective_to = '' OR e.effective_to >= :on_day)
	AND (e.kind = 'coming' OR e.effective_from IS NULL OR e.effective_from = '' OR e.effective_from <= :on_day)
ORDER BY a.position, e.position, e.id;

-- name: search_topics :many
-- gives: slug text, title text, short_title text, definition text, usually text, kind text, area text, blurb text
SELECT i.slug AS slug, i.title AS title, i.short_title AS short_title, i.definition AS definition,
	i.usually AS usually, i.kind AS kind, a.title AS area, a.blurb AS blurb
FROM indicator i
JOIN area a ON a.id = i.area
WHERE i.codebook = (SELECT MAX(codebook) FROM indicator)
ORDER BY i.position;

-- name: search_guides :many
-- gives: address text, title text, gist text, words text
SELECT address, title, gist, words FROM search_guide ORDER BY position;

-- name: search_councils :many
-- gives: gss text, slug text, short_name text, official_name text, alt_names text, region text, is_invented int
SELECT gss, slug, short_name, official_name, alt_names, region, is_invented
FROM authority WHERE has_childrens_services = 1
ORDER BY is_invented, slug;

-- name: search_claims :many
-- gives: gss text, body text, condition text, status text, origin text, source text, url text, dated text, note text, basis text, topic text, short_topic text, area text
SELECT c.gss AS gss, f.claim AS body, f.condition AS condition, f.status AS status, f.provenance AS origin,
	f.source AS source, '' AS url, f.seen_on AS dated, f.note AS note, i.kind AS basis,
	i.title AS topic, i.short_title AS short_topic, i.area AS area
FROM finding f
JOIN authority_code c ON c.code = f.gss
JOIN indicator i ON i.id = f.indicator AND i.codebook = (SELECT MAX(codebook) FROM indicator)
ORDER BY c.gss, i.position, f.provenance, f.seen_on DESC, f.source, f.claim;

-- name: search_provisions :many
-- gives: gss text, title text, summary text, details text, conditions text, basis text, provider_kind text, url text, last_checked text, area text
SELECT gss, title, summary, details, conditions, basis, provider_kind, url, last_checked, area
FROM provision ORDER BY gss, position, key;

-- name: search_place_names :many
-- gives: name text
SELECT short_name AS name FROM authority
UNION SELECT official_name FROM authority
UNION SELECT alt_names FROM authority WHERE alt_names IS NOT NULL
UNION SELECT name FROM former_authority
UNION SELECT short_name FROM former_authority
UNION SELECT name FROM planned_authority
UNION SELECT name FROM area_name
UNION SELECT region FROM authority
UNION SELECT nation FROM authority;

-- name: search_synonym_rows :many
-- gives: term text, means text, say text
SELECT term, means, say FROM synonym ORDER BY term;

-- Filling it.

-- name: search_document_clear :exec
DELETE FROM search_document;

-- name: search_word_clear :exec
DELETE FROM search_word;

-- name: search_trigram_clear :exec
DELETE FROM search_trigram;

-- name: search_synonym_clear :exec
DELETE FROM search_synonym;

-- name: search_index_clear :exec @sqlite
INSERT INTO search_index (search_index) VALUES ('delete-all');

-- name: search_index_clear :exec @postgres
DELETE FROM search_index;

-- name: search_document_add :exec
-- takes: id int, kind int, owner int, is_invented int, title_words int, region text, stems text, gss text, address text, title text, place text, body text, condition text, tag text, basis text, origin text, source text, url text, dated text, state text, claims int
INSERT INTO search_document (id, kind, owner, is_invented, title_words, region, stems, gss, address, title, place, body, condition, tag, basis, origin, source, url, dated, state, claims)
VALUES (:id, :kind, :owner, :is_invented, :title_words, :region, :stems, :gss, :address, :title, :place, :body, :condition, :tag, :basis, :origin, :source, :url, :dated, :state, :claims);

-- All documents at once, each stem with its place in the text.
-- name: search_index_fill :exec @sqlite
INSERT INTO search_index (rowid, stems) SELECT id, stems FROM search_document ORDER BY id;

-- name: search_index_fill :exec @postgres
INSERT INTO search_index (document, stems)
SELECT d.id, (SELECT CAST(COALESCE(string_agg(quote_literal(w.stem) || ':' || w.place, ' '), '') AS TSVECTOR)
	FROM unnest(string_to_array(trim(d.stems), ' ')) WITH ORDINALITY AS w (stem, place))
FROM search_document d;

-- name: search_word_add :exec
-- takes: word text, stem text, documents int, is_place int
INSERT INTO search_word (word, stem, documents, is_place) VALUES (:word, :stem, :documents, :is_place);

-- name: search_trigram_add :exec
-- takes: trigram text, words text
INSERT INTO search_trigram (trigram, words) VALUES (:trigram, :words);

-- name: search_synonym_add :exec
-- takes: stems text, first_stem text, term text, means text, means_stems text, say text
INSERT INTO search_synonym (stems, first_stem, term, means, means_stems, say)
VALUES (:stems, :first_stem, :term, :means, :means_stems, :say)
ON CONFLICT (stems) DO NOTHING;

-- PostgreSQL knows nothing about the new rows without it and reads whole tables. SQLite must not be given
-- ANALYZE: it would plan every run of a query anew, by the values that it is given.
-- name: search_tidy :exec @sqlite
INSERT INTO search_index (search_index) VALUES ('optimize');

-- name: search_tidy :exec @postgres
ANALYZE search_document, search_index, search_word, search_trigram, search_synonym;

-- Asking it. Words that are fewer than the parameters are repeated.

-- name: search_words_of_stems :many
-- takes: a text, b text, c text, d text, e text, f text, g text, h text
-- gives: stem text, documents int
SELECT stem, MIN(documents) AS documents FROM search_word
WHERE stem IN (:a, :b, :c, :d, :e, :f, :g, :h)
GROUP BY stem;

-- name: search_words_place :many
-- takes: a text, b text, c text, d text, e text, f text, g text, h text
-- gives: word text, is_place int
SELECT word, is_place FROM search_word WHERE word IN (:a, :b, :c, :d, :e, :f, :g, :h);

-- name: search_synonyms_of :many
-- takes: a text, b text, c text, d text, e text, f text, g text, h text
-- gives: stems text, term text, means text, means_stems text, say text
SELECT stems, term, means, means_stems, say FROM search_synonym
WHERE first_stem IN (:a, :b, :c, :d, :e, :f, :g, :h)
ORDER BY stems;

-- Words that begin with what was typed: from `word` up to, not including, `after`.
-- name: search_words_from :many
-- takes: word text, after text, most int
-- gives: word text, stem text, documents int
SELECT word, stem, documents FROM search_word
WHERE word >= :word AND word < :after
ORDER BY documents DESC, word LIMIT :most;

-- name: search_trigrams_of :many
-- takes: a text, b text, c text, d text, e text, f text, g text, h text, i text, j text, k text, l text
-- gives: words text
SELECT words FROM search_trigram WHERE trigram IN (:a, :b, :c, :d, :e, :f, :g, :h, :i, :j, :k, :l);

-- PostgreSQL would rather walk through all documents in their order; the CTE and the sum make it use the index.
-- name: search_candidates :many @sqlite
-- takes: query text, most int
-- gives: id int, kind int, owner int, is_invented int, title_words int, region text, stems text
SELECT d.id AS id, d.kind AS kind, d.owner AS owner, d.is_invented AS is_invented, d.title_words AS title_words,
	d.region AS region, d.stems AS stems
FROM search_index
JOIN search_document d ON d.id = search_index.rowid
WHERE search_index MATCH :query
ORDER BY search_index.rowid LIMIT :most;

-- name: search_candidates :many @postgres
-- takes: query text, most int
-- gives: id int, kind int, owner int, is_invented int, title_words int, region text, stems text
WITH found AS MATERIALIZED (
	SELECT document FROM search_index WHERE stems @@ CAST(CAST(:query AS TEXT) AS TSQUERY)
)
SELECT d.id AS id, d.kind AS kind, d.owner AS owner, d.is_invented AS is_invented, d.title_words AS title_words,
	d.region AS region, d.stems AS stems
FROM found
JOIN search_document d ON d.id = found.document
ORDER BY d.id + 0 LIMIT :most;

-- name: search_candidates_of :many
-- takes: a text, b text, c text, d text
-- gives: like search_candidates
SELECT id, kind, owner, is_invented, title_words, region, stems FROM search_document
WHERE gss IN (:a, :b, :c, :d) AND id = owner
ORDER BY id;

-- name: search_shown :many
-- takes: a int, b int, c int, d int, e int, f int, g int, h int, i int, j int
-- gives: id int, kind int, is_invented int, address text, title text, place text, body text, condition text, tag text, basis text, origin text, source text, url text, dated text, state text, claims int
SELECT id, kind, is_invented, address, title, place, body, condition, tag, basis, origin, source, url, dated, state, claims
FROM search_document WHERE id IN (:a, :b, :c, :d, :e, :f, :g, :h, :i, :j);
