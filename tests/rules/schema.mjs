// The JSON Schemas in docs/ against the program: facts that are right and wrong, answers as they are printed.
// Run from the repository's root: node tests/rules/schema.mjs PROGRAM. Ends with "N passed, N failed".
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

const program = process.argv[2] ?? './localoffer';
let passed = 0;
let failed = 0;

function is(what, good, why = '') {
	if (good) passed++;
	else { failed++; console.log(`WRONG ${what} ${why}`); }
}

let Ajv;
try {
	Ajv = (await import('ajv/dist/2020.js')).default.default ?? (await import('ajv/dist/2020.js')).default;
} catch {
	console.log('skipped: ajv is not installed');
	console.log('0 passed, 0 failed, 1 skipped');
	process.exit(0);
}
const ajv = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true, allErrors: true });
const factsSchema = JSON.parse(readFileSync('docs/rights-facts.schema.json', 'utf8'));
const facts = ajv.compile(factsSchema);
const answer = ajv.compile(JSON.parse(readFileSync('docs/rights-answer.schema.json', 'utf8')));

// The schema knows the same questions and the same kinds of care as the rules.
const records = (file) => readFileSync(file, 'utf8').replace(/^#.*\n/gm, '').split(/\n\n+/)
	.map((r) => Object.fromEntries([...r.matchAll(/^([a-z_0-9]+): (.*)$/gm)].map((m) => [m[1], m[2]])))
	.filter((r) => r.id);
const names = records('rules/facts.txt').map((r) => r.answer ?? r.id).sort();
is('the questions of the schema', JSON.stringify(Object.keys(factsSchema.properties.answers.properties).sort()) === JSON.stringify(names));
for (const r of records('rules/facts.txt').filter((f) => f.choices))
	is(`the choices of ${r.id}`, JSON.stringify(factsSchema.properties.answers.properties[r.id].enum) ===
		JSON.stringify([...r.choices.split(' '), 'not sure']));
const kinds = records('rules/care.txt').map((r) => r.id);
is('the kinds of care', JSON.stringify(factsSchema.properties.care.items.properties.kind.enum) === JSON.stringify([...kinds, 'not sure']));

const run = (input, ...flags) => spawnSync(program, ['rights', '-', '--on', '2026-11-21', '--json', ...flags],
	{ input: JSON.stringify(input), encoding: 'utf8' });

for (const file of readdirSync('tests/rules/facts')) {
	const value = JSON.parse(readFileSync(`tests/rules/facts/${file}`, 'utf8'));
	is(`facts ${file}`, facts(value), JSON.stringify(facts.errors));
	for (const on of ['2017-01-01', '2026-11-21', '2035-01-01']) {
		const text = execFileSync(program, ['rights', `tests/rules/facts/${file}`, '--on', on, '--json'], { encoding: 'utf8' });
		const printed = JSON.parse(text);
		is(`answer to ${file} on ${on}`, answer(printed), JSON.stringify(answer.errors?.slice(0, 2)));
		if (on === '2026-11-21' && /^s[1-8]a?\.json/.test(file)) {
			const status = file.replace('.json', '').toUpperCase().replace('A', 'a');
			is(`${file} is ${status}`, printed.status?.id === status || printed.also.includes(status));
		}
	}
}

// What the schema refuses, the program refuses, and the other way round.
const wrong = [{ bron: '2007-01-01' }, { born: 2007 }, { born: '14/05/2007' }, { age: -1 }, { age: 19.5 }, { care: {} },
	{ care: [{ kind: 'remand' }] }, { care: [{ from: '2020', kind: 'orphanage' }] },
	{ care: [{ from: '2020', kind: 'remand', council: 'kent' }] }, { answers: [] },
	{ answers: { homeless: true } }, { answers: { homeless: 'maybe' } }, { answers: { study: 'law' } },
	{ held: [{ from: '2020-01-01' }] }, { 'care-complete': 'all' }];
for (const value of wrong) {
	is(`the schema refuses ${JSON.stringify(value)}`, !facts(value));
	const out = run(value);
	is(`the program refuses ${JSON.stringify(value)}`, out.status === 65, `${out.status} ${out.stderr}`);
	is('and says where', JSON.parse(out.stderr).error.field.startsWith('$'), out.stderr);
}
const right = [{}, { born: '2007' }, { born: '2007-05' }, { age: 19 }, { care: [] },
	{ born: '2007-05-14', care: [{ from: 'not sure', to: 'not sure', kind: 'not sure' }], 'care-complete': 'no' },
	{ born: '2007-05-14', answers: { 'thirteen-weeks-since-14': 120 } }, { answers: { study: 'not sure' } }];
for (const value of right) {
	is(`the schema takes ${JSON.stringify(value)}`, facts(value), JSON.stringify(facts.errors));
	const out = run(value);
	is(`the program takes ${JSON.stringify(value)}`, out.status === 0, out.stderr);
	is('and answers by the schema', out.status === 0 && answer(JSON.parse(out.stdout)), JSON.stringify(answer.errors?.slice(0, 2)));
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
