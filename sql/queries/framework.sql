-- The frame of every offer: areas, indicators of the newest codebook, entitlements.

-- name: areas_all :many
-- gives: id text, title text, blurb text, icon text, statutory_heading text, effective_from text
SELECT id, title, blurb, icon, statutory_heading, effective_from FROM area ORDER BY position, id;

-- name: indicators_all :many
-- gives: id text, slug text, area text, kind text, value_type text, title text, short_title text, definition text, usually text, notes text, legal text, count_2019 int?, of_2019 int?, band_2019 text
SELECT id, slug, area, kind, value_type, title, short_title, definition, usually, notes, legal, count_2019, of_2019, band_2019
FROM indicator
WHERE codebook = (SELECT MAX(codebook) FROM indicator)
ORDER BY position;

-- name: entitlements_all :many
-- gives: id text, slug text, title text, short_title text, area text, kind text, figure text, figure_note text, in_short text, summary text, who text, until text, ask text, owed_by text, force text, amount_gbp text, amount_period text, age_from int?, age_before int?, categories text, categories_may text, categories_on_asking text, indicators text, source text, source_url text, source_url_2 text, source_note text, status text, status_note text, status_line text, checked_on text, effective_from text, effective_to text, myth text, if_no text, out_of_area text, more text, since text, begins text, how_long text, who_decides text, effective_note text, cell_title text, cell_responsible text, cell_living text, facts text, often_missed int, often_missed_text text, often_missed_position int?, sheet_amount text, sheet_until text, sheet_ask text, shown text
SELECT e.id AS id, e.slug AS slug, e.title AS title, e.short_title AS short_title, e.area AS area, e.kind AS kind,
	e.figure AS figure, e.figure_note AS figure_note, e.in_short AS in_short, e.summary AS summary, e.who AS who,
	e.until AS until, e.ask AS ask, e.owed_by AS owed_by, e.force AS force, e.amount_gbp AS amount_gbp,
	e.amount_period AS amount_period, e.age_from AS age_from, e.age_before AS age_before,
	e.categories AS categories, e.categories_may AS categories_may,
	e.categories_on_asking AS categories_on_asking, e.indicators AS indicators, e.source AS source,
	e.source_url AS source_url, e.source_url_2 AS source_url_2, e.source_note AS source_note,
	e.status AS status, e.status_note AS status_note, e.status_line AS status_line, e.checked_on AS checked_on,
	e.effective_from AS effective_from, e.effective_to AS effective_to, e.myth AS myth, e.if_no AS if_no,
	e.out_of_area AS out_of_area, e.more AS more, e.since AS since, e.begins AS begins, e.how_long AS how_long,
	e.who_decides AS who_decides, e.effective_note AS effective_note, e.cell_title AS cell_title,
	e.cell_responsible AS cell_responsible, e.cell_living AS cell_living, e.facts AS facts,
	e.often_missed AS often_missed, e.often_missed_text AS often_missed_text,
	e.often_missed_position AS often_missed_position, e.sheet_amount AS sheet_amount,
	e.sheet_until AS sheet_until, e.sheet_ask AS sheet_ask, e.shown AS shown
FROM entitlement e
LEFT JOIN area a ON a.id = e.area
ORDER BY a.position, e.position, e.id;
