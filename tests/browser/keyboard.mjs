// The keyboard alone: skip link first, the search box and the main menu in reach, Enter submits, no trap.
import { withPage } from './walk.mjs';

const STOPS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
const MENU = 'header nav a[href], .bar nav a[href]';
const DESK = { viewport: { width: 1280, height: 900 } };

/** What has the focus: null at the end of the page. */
const focused = (page) => page.evaluate(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  globalThis.seenByTab ??= new Map();
  if (!seenByTab.has(at)) seenByTab.set(at, seenByTab.size);
  return {
    id: seenByTab.get(at),
    skips: at.matches('a[href="#main"]'),
    text: (at.textContent || at.getAttribute('aria-label') || at.name || at.tagName).trim().slice(0, 60),
    menu: Boolean(at.closest('header nav, .bar nav')),
    field: at.matches('form input:not([type=hidden]), form textarea, form select'),
    main: Boolean(at.closest('main')),
  };
});

async function skipLink(page) {
  await page.keyboard.press('Tab');
  const first = await focused(page);
  if (!first?.skips) return [`the first stop is ${first ? `“${first.text}”` : 'nothing'}, not the skip link`];
  const shown = await page.evaluate(() => {
    const box = document.activeElement.getBoundingClientRect();
    return box.top >= 0 && box.height > 20 && box.width > 50;
  });
  if (!shown) return ['the skip link does not appear when it has the focus'];
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const next = await focused(page);
  const mainHasStops = await page.locator(`main :is(${STOPS})`).count() > 0;
  return mainHasStops && !next?.main ? [`it does not lead into the main part, but before “${next?.text}”`] : [];
}

/** Every stop from the top to the end of the page, or the place where it went round in a ring. */
async function stops(page) {
  const list = [];
  const most = 20 + await page.locator(STOPS).count();
  const ids = new Set();
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (at === null) return { list, trap: null };
    if (ids.has(at.id)) return { list, trap: at.id === 0 ? null : at.text };
    ids.add(at.id);
    list.push(at);
  }
  return { list, trap: 'no end' };
}

export async function run(world) {
  const home = world.pages[0];
  for (const row of world.quick ? [home] : world.pages) {
    await withPage(world, 'skip link', row, DESK, async (page) => {
      if (await page.locator(MENU).count() === 0) return;               // a bare sheet has nothing to skip
      world.report.check(`skip link ${row.path}`, await skipLink(page));
    });
    await withPage(world, 'keyboard', row, DESK, async (page) => {
      const { list, trap } = await stops(page);
      world.report.check(`no trap ${row.path}`, trap ? [`Tab comes round to “${trap}” before the end`] : []);
      const wanted = await page.locator(MENU).count();
      const found = list.filter((each) => each.menu).length;
      world.report.check(`menu by Tab ${row.path}`,
        found >= wanted ? [] : [`${found} of ${wanted} links of the menu can be reached`]);
    });
  }

  await withPage(world, 'search box', home, DESK, async (page) => {
    const { list } = await stops(page);
    const place = list.findIndex((each) => each.field);
    world.report.check(`search box by Tab ${home.path}`,
      place >= 0 && place < 12 ? [] : [place < 0 ? 'it cannot be reached' : `it is stop ${place + 1}`]);
  });
  await withPage(world, 'Enter submits', home, DESK, async (page) => {
    await page.locator('main form input:not([type=hidden])').first().focus();
    await page.keyboard.type('Kent');
    const before = page.url();
    await Promise.all([page.waitForURL((url) => url.href !== before).catch(() => {}), page.keyboard.press('Enter')]);
    world.report.check(`Enter submits ${home.path}`, page.url() !== before ? [] : ['nothing happened']);
  });
}
