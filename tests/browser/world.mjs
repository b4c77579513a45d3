// What every check is given: the address under test, the pages and journeys to walk, the browser, the report.
import { readFileSync } from 'node:fs';
import { launch } from './browser.mjs';
import { Report } from './report.mjs';

const beside = (name) => new URL(name, import.meta.url);

/** Reads the command line: BASE_URL, then the options that `known` names, then `rest`. */
export function options(argv, known) {
  const given = { rest: [] };
  for (const word of argv) {
    const [, name, value] = /^--([a-z]+)(?:=(.*))?$/.exec(word) ?? [];
    if (!name) given.rest.push(word);
    else if (known.includes(name)) given[name] = value ?? true;
    else throw new Error(`unknown option --${name}; known: ${known.map((each) => `--${each}`).join(', ')}`);
  }
  return given;
}

/** The rows of a JSON file: the one named, else ours. */
export function rows(file, ours) {
  return JSON.parse(readFileSync(file ?? beside(ours), 'utf8'));
}

export async function open(base, { quick = false, pages, journeys, report = new Report() } = {}) {
  return {
    base: new URL(base).origin,
    quick,
    pages: rows(pages, 'pages.json'),
    journeys: rows(journeys, 'journeys.json'),
    report,
    browser: await launch(),
  };
}

/** Runs `work` on each item, at most `width` at a time. Items may be added while it runs. */
export async function pool(items, width, work) {
  let next = 0;
  let busy = 0;
  await new Promise((resolve, reject) => {
    const step = () => {
      if (next >= items.length && busy === 0) resolve();
      while (busy < width && next < items.length) {
        busy++;
        Promise.resolve(work(items[next++])).then(() => { busy--; step(); }, reject);
      }
    };
    step();
  });
}
