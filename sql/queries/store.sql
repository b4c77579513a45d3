-- The store's own tables.

-- name: migration_applied :many
-- gives: id int, name text, sha256 text
SELECT id, name, sha256 FROM schema_migration ORDER BY id;

-- name: migration_record :exec
-- takes: id int, name text, sha256 text, applied_at_ms int
INSERT INTO schema_migration (id, name, sha256, applied_at_ms) VALUES (:id, :name, :sha256, :applied_at_ms);

-- name: derived_get :one
-- gives: sha256 text
SELECT sha256 FROM schema_derived;

-- name: derived_record :exec
-- takes: sha256 text
INSERT INTO schema_derived (one, sha256) VALUES (1, :sha256) ON CONFLICT (one) DO UPDATE SET sha256 = excluded.sha256;

-- name: journal_write :exec
-- takes: id text, at_ms int, actor text, action text, subject text, before text, after text
INSERT INTO journal (id, at_ms, actor, action, subject, before, after)
VALUES (:id, :at_ms, :actor, :action, :subject, :before, :after);

-- name: journal_of :many
-- takes: subject text
-- gives: id text, at_ms int, actor text, action text, before text, after text
SELECT id, at_ms, actor, action, before, after FROM journal WHERE subject = :subject ORDER BY at_ms, id;

-- name: data_version_get :one
-- gives: version int, changed_at_ms int
SELECT version, changed_at_ms FROM data_version;

-- name: data_version_raise :exec
-- takes: changed_at_ms int
UPDATE data_version SET version = version + 1, changed_at_ms = :changed_at_ms;

-- What the database itself finds wrong with its file; the one row "ok" when nothing is.
-- name: database_integrity :many @sqlite
-- gives: message text
SELECT integrity_check AS message FROM pragma_integrity_check;

-- PostgreSQL checks its pages when it reads them; what it can say of itself is whether an index is broken.
-- name: database_integrity :many @postgres
-- gives: message text
SELECT COALESCE(string_agg('index ' || c.relname || ' is not valid', '; '), 'ok') AS message
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE NOT i.indisvalid;
