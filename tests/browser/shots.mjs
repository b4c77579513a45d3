// Pictures of the pages listed: node tests/browser/shots.mjs BASE_URL OUTDIR [--pages=FILE] [NAME ...]
// Each page at phone and desk width, as NAME-phone.png and NAME-desktop.png, cut at 5,200 px.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { open, options } from './world.mjs';
import { visit } from './walk.mjs';

const WIDTHS = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };
const TALLEST_PX = 5200;

const given = options(process.argv.slice(2), ['pages', 'journeys']);
const [base, folder, ...names] = given.rest;
if (!folder) {
  console.error('usage: node tests/browser/shots.mjs BASE_URL OUTDIR [--pages=FILE] [NAME ...]');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const world = await open(base, given);
try {
  for (const row of world.pages.filter((each) => names.length === 0 || names.includes(each.name))) {
    for (const [kind, viewport] of Object.entries(WIDTHS)) {
      try {
        const page = await visit(world, row, { viewport });
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.screenshot({ path: join(folder, `${row.name}-${kind}.png`), fullPage: true,
          clip: { x: 0, y: 0, width: viewport.width, height: Math.min(height, TALLEST_PX) } });
        await page.context().close();
      } catch (error) {
        console.error(`${row.name} ${kind}: ${error.message.split('\n')[0]}`);
        process.exitCode = 1;
      }
    }
  }
} finally {
  await world.browser.close();
}
