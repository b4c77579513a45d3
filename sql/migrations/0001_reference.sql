-- Reference data: replaced whole by `localoffer load`, never edited by hand in the database.
-- Codes of authorities are kept as the source has them; authority_code joins old ones to the authority now.

CREATE TABLE authority (
	gss TEXT PRIMARY KEY,
	slug TEXT NOT NULL UNIQUE,
	official_name TEXT NOT NULL,
	short_name TEXT NOT NULL,
	type TEXT NOT NULL,
	nation TEXT NOT NULL,
	region TEXT NOT NULL,
	has_childrens_services BIGINT NOT NULL CHECK (has_childrens_services IN (0, 1)),
	parent_gss TEXT,
	website TEXT,
	dfe_code TEXT,
	dfe_name TEXT,
	former_codes TEXT,
	alt_names TEXT,
	provider TEXT,
	starts_on TEXT,
	ends_on TEXT,
	planned_successors TEXT,
	letter_code TEXT,
	population BIGINT,
	latitude DOUBLE PRECISION,
	longitude DOUBLE PRECISION,
	is_invented BIGINT NOT NULL DEFAULT 0 CHECK (is_invented IN (0, 1))
);

CREATE INDEX authority_by_parent ON authority (parent_gss);

CREATE TABLE former_authority (
	gss TEXT,
	name TEXT NOT NULL,
	short_name TEXT NOT NULL,
	type TEXT NOT NULL,
	nation TEXT NOT NULL,
	county_gss TEXT,
	had_childrens_services BIGINT NOT NULL CHECK (had_childrens_services IN (0, 1)),
	ended_on TEXT,
	first_successor_gss TEXT,
	successor_gss TEXT NOT NULL,
	successor_name TEXT NOT NULL,
	change TEXT NOT NULL,
	source TEXT NOT NULL
);

CREATE TABLE planned_authority (
	name TEXT NOT NULL,
	starts_on TEXT NOT NULL,
	predecessor_gss TEXT NOT NULL,
	predecessor_name TEXT NOT NULL,
	extent TEXT NOT NULL,
	status TEXT NOT NULL,
	PRIMARY KEY (name, predecessor_gss)
);

CREATE TABLE area_name (
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	gss TEXT NOT NULL,
	PRIMARY KEY (name, gss)
);

CREATE TABLE neighbour (
	gss TEXT NOT NULL,
	rank BIGINT NOT NULL,
	neighbour_gss TEXT NOT NULL,
	closeness TEXT NOT NULL,
	PRIMARY KEY (gss, rank)
);

-- As DfE prints them: c suppressed, z not applicable, k low. Never a number made from these.
CREATE TABLE care_leaver_figure (
	gss TEXT NOT NULL,
	name TEXT NOT NULL,
	level TEXT NOT NULL,
	year BIGINT NOT NULL,
	age_group TEXT NOT NULL,
	accommodation_total TEXT NOT NULL,
	accommodation_suitable TEXT NOT NULL,
	accommodation_suitable_pct TEXT NOT NULL,
	accommodation_unsuitable TEXT NOT NULL,
	accommodation_unsuitable_pct TEXT NOT NULL,
	accommodation_not_known TEXT NOT NULL,
	accommodation_not_known_pct TEXT NOT NULL,
	activity_total TEXT NOT NULL,
	eet TEXT NOT NULL,
	eet_pct TEXT NOT NULL,
	neet TEXT NOT NULL,
	neet_pct TEXT NOT NULL,
	activity_not_known TEXT NOT NULL,
	activity_not_known_pct TEXT NOT NULL,
	higher_education TEXT NOT NULL,
	higher_education_pct TEXT NOT NULL,
	other_education TEXT NOT NULL,
	other_education_pct TEXT NOT NULL,
	apprenticeship TEXT NOT NULL,
	apprenticeship_pct TEXT NOT NULL,
	training_or_work TEXT NOT NULL,
	training_or_work_pct TEXT NOT NULL,
	PRIMARY KEY (gss, year, age_group)
);
CREATE INDEX care_leaver_figure_by_level ON care_leaver_figure (level, name);

CREATE TABLE hex_cell (
	gss TEXT PRIMARY KEY,
	q BIGINT NOT NULL,
	r BIGINT NOT NULL
);

CREATE TABLE offer_link (
	gss TEXT NOT NULL,
	url TEXT NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('offer', 'part', 'policy')),
	seen_on TEXT NOT NULL,
	PRIMARY KEY (gss, url)
);

CREATE TABLE source (
	id TEXT PRIMARY KEY,
	title TEXT NOT NULL,
	publisher TEXT NOT NULL,
	licence TEXT NOT NULL,
	licence_url TEXT,
	dated TEXT NOT NULL,
	url TEXT,
	used_for TEXT NOT NULL,
	limits TEXT NOT NULL
);

CREATE TABLE area (
	id TEXT PRIMARY KEY,
	title TEXT NOT NULL,
	blurb TEXT NOT NULL,
	icon TEXT NOT NULL,
	statutory_heading TEXT NOT NULL CHECK (statutory_heading IN ('yes', 'no', 'coming')),
	effective_from TEXT,
	position BIGINT NOT NULL
);

CREATE TABLE indicator (
	codebook TEXT NOT NULL,
	id TEXT NOT NULL,
	slug TEXT NOT NULL,
	area TEXT NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('statutory', 'guidance', 'national', 'discretionary')),
	value_type TEXT NOT NULL,
	title TEXT NOT NULL,
	short_title TEXT NOT NULL,
	definition TEXT NOT NULL,
	usually TEXT NOT NULL,
	notes TEXT,
	legal TEXT,
	count_2019 BIGINT,
	of_2019 BIGINT,
	band_2019 TEXT,
	position BIGINT NOT NULL,
	PRIMARY KEY (codebook, id)
);
CREATE INDEX indicator_by_id ON indicator (id);
CREATE INDEX indicator_in_order ON indicator (codebook, position);

-- The law, guidance and national schemes as the public sees them; from rules/rights.txt.
CREATE TABLE entitlement (
	id TEXT PRIMARY KEY,
	slug TEXT NOT NULL, -- shared by the versions of one right that follow each other
	title TEXT NOT NULL,
	short_title TEXT,
	area TEXT NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('legal right', 'guidance', 'national scheme', 'coming', 'extra')),
	figure TEXT,
	figure_note TEXT,
	in_short TEXT,
	summary TEXT NOT NULL,
	who TEXT,
	until TEXT,
	ask TEXT,
	owed_by TEXT NOT NULL,
	force TEXT NOT NULL CHECK (force IN ('must', 'should', 'may', 'coming')),
	amount_gbp TEXT,
	amount_period TEXT,
	age_from BIGINT,
	age_before BIGINT,
	categories TEXT,
	categories_may TEXT,
	categories_on_asking TEXT,
	indicators TEXT,
	source TEXT NOT NULL,
	source_url TEXT,
	source_url_2 TEXT,
	source_note TEXT,
	status TEXT NOT NULL CHECK (status IN ('confirmed', 'partly', 'unconfirmed', 'not in force yet')),
	status_note TEXT,
	status_line TEXT,
	checked_on TEXT NOT NULL,
	effective_from TEXT,
	effective_to TEXT,
	myth TEXT,
	if_no TEXT,
	out_of_area TEXT,
	more TEXT,
	since TEXT,
	begins TEXT,
	how_long TEXT,
	who_decides TEXT,
	effective_note TEXT,
	cell_title TEXT,
	cell_responsible TEXT,
	cell_living TEXT,
	facts TEXT,
	often_missed BIGINT NOT NULL CHECK (often_missed IN (0, 1)),
	often_missed_text TEXT,
	often_missed_position BIGINT,
	sheet_amount TEXT,
	sheet_until TEXT,
	sheet_ask TEXT,
	shown TEXT NOT NULL,
	position BIGINT NOT NULL
);

-- Documents that were read for a mapping.
CREATE TABLE document (
	url TEXT NOT NULL,
	gss TEXT NOT NULL,
	title TEXT NOT NULL,
	kind TEXT NOT NULL,
	is_excerpt BIGINT NOT NULL,
	coder TEXT NOT NULL,
	seen_on TEXT NOT NULL,
	findings BIGINT NOT NULL,
	PRIMARY KEY (url, gss)
);

CREATE INDEX document_by_gss ON document (gss);

-- What a page said (provenance 'mapping') or a named source reported (provenance 'reported').
CREATE TABLE finding (
	provenance TEXT NOT NULL CHECK (provenance IN ('mapping', 'reported')),
	gss TEXT NOT NULL,
	indicator TEXT NOT NULL,
	status TEXT NOT NULL CHECK (status IN ('offers', 'may_offer', 'signposts', 'says_no', 'young_person_pays')),
	amount_pence BIGINT,
	amount_kind TEXT,
	amount_period TEXT,
	age_min BIGINT,
	age_max BIGINT,
	condition TEXT,
	claim TEXT NOT NULL,
	source TEXT NOT NULL,
	page_kind TEXT,
	seen_on TEXT NOT NULL,
	note TEXT
);
CREATE INDEX finding_by_gss ON finding (gss);
CREATE INDEX finding_by_indicator ON finding (indicator);

CREATE TABLE synonym (
	term TEXT PRIMARY KEY,
	means TEXT NOT NULL,
	say TEXT
);

-- Items of an offer written here. Councils' own come later; `load` replaces only invented councils' items.
CREATE TABLE provision (
	gss TEXT NOT NULL,
	key TEXT NOT NULL,
	title TEXT NOT NULL,
	summary TEXT NOT NULL,
	details TEXT,
	area TEXT NOT NULL,
	basis TEXT NOT NULL CHECK (basis IN ('legal right', 'extra')),
	who TEXT,
	groups TEXT,
	age_min BIGINT,
	age_max BIGINT,
	amount_pence BIGINT,
	amount_kind TEXT,
	amount_period TEXT,
	conditions TEXT,
	how_to_ask TEXT,
	provider_kind TEXT NOT NULL CHECK (provider_kind IN ('department', 'district', 'partner', 'national', 'signpost')),
	provider TEXT,
	contact TEXT,
	url TEXT,
	where_holds TEXT,
	indicators TEXT,
	last_checked TEXT NOT NULL,
	position BIGINT NOT NULL,
	PRIMARY KEY (gss, key)
);

-- The rest of an offer: foreword, contacts, how it was made; one text a key.
CREATE TABLE offer_text (
	gss TEXT NOT NULL,
	key TEXT NOT NULL,
	body TEXT NOT NULL,
	position BIGINT NOT NULL,
	PRIMARY KEY (gss, key)
);

-- Which files were loaded, so that an unchanged one is not read again.
CREATE TABLE loaded_file (
	name TEXT PRIMARY KEY,
	sha256 TEXT NOT NULL,
	row_count BIGINT NOT NULL,
	loaded_at_ms BIGINT NOT NULL
);

-- One row; raised by whatever changes a public page. The page cache asks for it.
CREATE TABLE data_version (
	one BIGINT PRIMARY KEY CHECK (one = 1),
	version BIGINT NOT NULL,
	changed_at_ms BIGINT NOT NULL
);
INSERT INTO data_version (one, version, changed_at_ms) VALUES (1, 1, 0);

-- Who changed what: append-only.
CREATE TABLE journal (
	id TEXT PRIMARY KEY,
	at_ms BIGINT NOT NULL,
	actor TEXT NOT NULL,
	action TEXT NOT NULL,
	subject TEXT NOT NULL,
	before TEXT,
	after TEXT
);
CREATE INDEX journal_by_subject ON journal (subject, at_ms);

-- Derived from the lists in the tables above (`former_codes`, `alt_names`, `indicators`) by each load.
CREATE TABLE authority_code (
	code TEXT PRIMARY KEY,
	gss TEXT NOT NULL
);
CREATE INDEX authority_code_by_gss ON authority_code (gss);
CREATE TABLE entitlement_indicator (
	entitlement TEXT NOT NULL,
	indicator TEXT NOT NULL,
	PRIMARY KEY (entitlement, indicator)
);
CREATE TABLE provision_indicator (
	gss TEXT NOT NULL,
	key TEXT NOT NULL,
	indicator TEXT NOT NULL,
	PRIMARY KEY (gss, key, indicator)
);
CREATE INDEX provision_indicator_by_indicator ON provision_indicator (indicator);
