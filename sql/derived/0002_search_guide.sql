-- Pages of help, for the search index: their words stand in templates, so their gist stands here.

DROP TABLE IF EXISTS search_guide;
CREATE TABLE search_guide (
	address TEXT PRIMARY KEY,
	title TEXT NOT NULL,
	gist TEXT NOT NULL,
	words TEXT NOT NULL, -- other words that people would type for it
	position BIGINT NOT NULL
);

INSERT INTO search_guide (address, title, gist, words, position) VALUES
('/rights', 'Your rights by law', 'Everything the law, the guidance and national schemes give you, and who counts as a care leaver.',
	'what am I entitled to, entitlements, what am I owed, the law', 1),
('/rights#who', 'Who is a care leaver', 'The law’s names for care leavers, and the tests behind them. Not sure never means no.',
	'am I a care leaver, care leaver status, do I count, thirteen weeks, 13 weeks, eligible, relevant, former relevant, qualifying', 9),
('/compare', 'Compare councils', 'Put two, three or four councils side by side.',
	'comparison, difference between councils, which council is better', 2),
('/offers', 'All councils, A to Z', 'Every council in England with duties to care leavers.',
	'find my council, list of councils, local authorities, local offers, which council is mine', 3),
('/topics', 'All topics', 'Everything that councils may offer, by area.',
	'themes, list of topics, what can I get, all extras, help', 4),
('/about/safety', 'Using this site safely', 'How to leave quickly and cover your tracks.',
	'exit this page, hide my history, delete history, private browsing, incognito, somebody is watching my phone, abuse, controlling', 5),
('/about/privacy', 'Privacy', 'No account, no cookies, no tracking. What you type is not kept.',
	'personal data, information about me, cookies, tracking, stored, GDPR', 6),
('/about/data', 'Where our facts come from', 'Each source, its licence, its date and its limits.',
	'sources, data, licence, open data, download, mapping, pilot, benchmarking forum, NLCBF, how do you know, wrong, mistake, correct', 7),
('/about/accessibility', 'Accessibility', 'How this site works with screen readers, keyboards and large print, and what is not right yet.',
	'screen reader, keyboard, large print, disability, WCAG, easy read', 8);
