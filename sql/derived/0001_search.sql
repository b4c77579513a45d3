-- The search index: dropped and made here, filled by search_rebuild (src/domain/search/index.c).
-- Stems are made in the program, so that both databases and the ranking see the same words.

DROP TABLE IF EXISTS search_document;
DROP TABLE IF EXISTS search_index;
DROP TABLE IF EXISTS search_word;
DROP TABLE IF EXISTS search_trigram;
DROP TABLE IF EXISTS search_synonym;

-- What can be found, in the order in which it is met: rights, topics, guides, councils, claims.
CREATE TABLE search_document (
	id BIGINT PRIMARY KEY,
	kind BIGINT NOT NULL,
	owner BIGINT NOT NULL, -- the council's own document; a document of another kind owns itself
	is_invented BIGINT NOT NULL,
	title_words BIGINT NOT NULL, -- how many words of the title carry meaning
	region TEXT NOT NULL,
	stems TEXT NOT NULL, -- " title . other names . body "
	gss TEXT NOT NULL,
	address TEXT NOT NULL,
	title TEXT NOT NULL,
	place TEXT NOT NULL, -- title of the area, or the region
	body TEXT NOT NULL, -- the sentence that is shown
	condition TEXT NOT NULL,
	tag TEXT NOT NULL, -- words that tag_of takes: what it is, or what we know
	basis TEXT NOT NULL, -- of a claim: the kind of its indicator
	origin TEXT NOT NULL, -- law, published, mapping, reported; empty where nothing is claimed
	source TEXT NOT NULL,
	url TEXT NOT NULL,
	dated TEXT NOT NULL,
	state TEXT NOT NULL, -- of a law: how far it has been checked; of a claim under a right: outdated, limits, or empty
	claims BIGINT NOT NULL -- how many things are known about that council
);
CREATE INDEX search_document_by_owner ON search_document (owner);
CREATE INDEX search_document_by_gss ON search_document (gss, kind);

-- @sqlite
CREATE VIRTUAL TABLE search_index USING fts5(
	stems, content='', columnsize=0, tokenize="unicode61 remove_diacritics 0"
);
CREATE TABLE search_word (
	word TEXT PRIMARY KEY, stem TEXT NOT NULL, documents BIGINT NOT NULL, is_place BIGINT NOT NULL
) WITHOUT ROWID;
CREATE TABLE search_trigram (trigram TEXT PRIMARY KEY, words TEXT NOT NULL) WITHOUT ROWID;
-- @end
-- @postgres
CREATE TABLE search_index (document BIGINT PRIMARY KEY, stems TSVECTOR NOT NULL);
CREATE INDEX search_index_stems ON search_index USING GIN (stems) WITH (fastupdate = off);
CREATE TABLE search_word (
	word TEXT COLLATE "C" PRIMARY KEY, stem TEXT NOT NULL, documents BIGINT NOT NULL, is_place BIGINT NOT NULL
);
CREATE TABLE search_trigram (trigram TEXT PRIMARY KEY, words TEXT NOT NULL);
-- @end
CREATE INDEX search_word_by_stem ON search_word (stem);

CREATE TABLE search_synonym (
	stems TEXT PRIMARY KEY,
	first_stem TEXT NOT NULL,
	term TEXT NOT NULL,
	means TEXT NOT NULL, -- alternatives, separated by |
	means_stems TEXT NOT NULL,
	say TEXT NOT NULL
);
CREATE INDEX search_synonym_by_first ON search_synonym (first_stem);
