// Looks at a running server as its visitors do: node tests/browser/run.mjs BASE_URL [options]
//
//   --quick           one width, few pages
//   --only=NAME,...   only these: axe keyboard nojs print crawl
//   --pages=FILE      another list of pages than pages.json
//   --journeys=FILE   another list of journeys than journeys.json
//
// One line for each check that failed, then "N passed, N failed". Exit code 1 if any failed.
import * as axe from './axe.mjs';
import * as crawl from './crawl.mjs';
import { get } from './http.mjs';
import * as keyboard from './keyboard.mjs';
import * as nojs from './nojs.mjs';
import * as print from './print.mjs';
import { open, options, pool } from './world.mjs';

const CHECKS = { axe, keyboard, nojs, print, crawl };

async function main(argv) {
  const given = options(argv, ['quick', 'only', 'pages', 'journeys']);
  const names = given.only ? given.only.split(',') : Object.keys(CHECKS);
  const unknown = names.filter((name) => !CHECKS[name]);
  if (given.rest.length !== 1 || unknown.length) {
    console.error('usage: node tests/browser/run.mjs BASE_URL [--quick] [--only=axe,keyboard,nojs,print,crawl] ' +
      '[--pages=FILE] [--journeys=FILE]');
    return 2;
  }
  const [base] = given.rest;
  try {
    await get(base);
  } catch {
    console.error(`nothing answers at ${base}`);
    return 1;
  }
  const world = await open(base, given);
  try {
    await pool(names, 2, async (name) => {
      try {
        await CHECKS[name].run(world);
      } catch (error) {
        world.report.check(name, [`broke off: ${error.stack}`]);
      }
    });
  } finally {
    await world.browser.close();
  }
  world.report.close();
  return world.report.failed ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
