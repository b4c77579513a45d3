/*
 * Reference data as a table of data sets: which file fills which table, column by column.
 *
 * A data set's columns stand in the order of its `add` query's parameters, so that one loop loads them
 * all. What a cell may hold is said by its kind; a cell that does not fit is ERR_INPUT with file, line
 * and column.
 */
#ifndef INGEST_DATASET_H
#define INGEST_DATASET_H

#include "base/ctx.h"
#include "store/db.h"

enum dataset_form {
	FORM_CSV,
	FORM_TSV,
	FORM_RECORDS, /* a record a row */
	FORM_PAIRS,   /* a `key: value` a row: two columns are called key and value */
};

enum cell_kind {
	CELL_END,
	CELL_TEXT, /* empty becomes NULL */
	CELL_NEED, /* text that may not be empty */
	CELL_INT,  /* empty becomes NULL */
	CELL_REAL,
	CELL_PENCE,	/* pounds with up to two decimals, as pence; empty becomes NULL */
	CELL_YES,	/* yes or no, as 1 or 0; empty is no */
	CELL_DATE,	/* 2026, 2026-11 or 2026-11-21; empty becomes NULL */
	CELL_GSS,	/* the form of an ONS code; empty becomes NULL */
	CELL_CHOICE,	/* one of `choices`, separated by | */
	CELL_FIXED,	/* not in the file: always `choices` */
	CELL_NULL,	/* not in the file: always NULL */
	CELL_ROW,	/* not in the file: the row's number from 1 */
	CELL_ELSEWHERE, /* in the file, but not for the table: other parts of the program read it */
};

struct dataset_column {
	enum cell_kind kind;
	const char *name;
	const char *choices;
};

struct dataset {
	const char *file; /* relative to the data folder */
	const char *what; /* for the progress line: "statistical neighbours" */
	enum dataset_form form;
	const struct query *clear;
	const char *clear_which; /* the clear query's text parameter; NULL when it has none */
	const struct query *add;
	const struct dataset_column *columns; /* ended by CELL_END */
};

/* Every data set, in the order in which they are loaded; ended by a NULL file. */
extern const struct dataset datasets[];

/* Replaces the table's rows by those of the text; inside the caller's transaction. */
bool dataset_load(struct ctx *cx, const struct dataset *d, struct str text, int64_t *rows) must_check;

#endif
