// Accessibility of each kind of page: axe-core at two widths, no sideways scroll, sizes of controls, visible focus.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { withPage } from './walk.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const MIN_CONTROL_PX = 44;
const MAX_TABS = 80;

async function violations(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate((values) =>
    globalThis.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), TAGS);
  return found.violations.map((each) =>
    `${each.id} (${each.nodes.length}): ${each.nodes[0].target.join(' ')} ${each.nodes[0].html.slice(0, 120)}`);
}

async function sideways(page) {
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide) return [];
    const worst = [...document.querySelectorAll('body *')]
      .map((each) => [each.getBoundingClientRect().right, each])
      .sort((a, b) => b[0] - a[0])[0];
    return [`the page is ${document.documentElement.scrollWidth} px wide; widest: ` +
      worst[1].outerHTML.slice(0, 100)];
  });
}

/** Controls under 44 px. A link inside a sentence has the line spacing instead; a choice counts with its label. */
async function smallControls(page) {
  return page.evaluate((min) => {
    const problems = [];
    const inSentence = (link) => {
      if (getComputedStyle(link).display !== 'inline') return false;
      let block = link.parentElement;
      while (getComputedStyle(block).display === 'inline') block = block.parentElement;
      const around = block.cloneNode(true);
      around.querySelectorAll('a').forEach((each) => each.remove());
      return /[\p{L}\p{N}]/u.test(around.textContent);
    };
    const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]';
    for (const control of document.querySelectorAll(controls)) {
      if (!control.checkVisibility({ visibilityProperty: true })) continue;
      const choice = control.matches('input[type=checkbox], input[type=radio]');
      let box = control.getBoundingClientRect();
      if (choice) for (const label of control.labels) {
        const rect = label.getBoundingClientRect();
        if (rect.height > box.height) box = rect;
      }
      if (box.width <= 1 || box.right < 0 || box.bottom + scrollY < 0) continue;   // a skip link, until focused
      if (box.height >= min - 0.5 && box.width >= 24) continue;
      if (control.matches('a') && inSentence(control)) continue;
      problems.push(`${Math.round(box.width)} x ${Math.round(box.height)} px: ${control.outerHTML.slice(0, 110)}`);
    }
    return problems;
  }, MIN_CONTROL_PX);
}

/** Tabs through the page: what has the focus must show it and must not lie under something else. */
async function hiddenFocus(page) {
  const problems = [];
  for (let i = 0; i < MAX_TABS; i++) {
    await page.keyboard.press('Tab');
    const said = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return null;
      const shows = (each) => {
        const style = getComputedStyle(each);
        return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
      };
      const ring = [at, at.closest('label'), at.labels?.[0]].filter(Boolean);
      if (!ring.some(shows)) return `no visible focus: ${at.outerHTML.slice(0, 100)}`;
      const boxes = [...at.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
      const points = boxes.flatMap((box) => [0.1, 0.5, 0.9].map((part) =>
        [box.left + box.width * part, box.top + box.height / 2]));
      const seen = points.some(([x, y]) => {
        const top = document.elementFromPoint(x, y);
        return top && (at.contains(top) || top.contains(at) || ring.some((each) => each.contains(top)));
      });
      return seen || at.matches('[role=region]') ? '' : `focus lies under something: ${at.outerHTML.slice(0, 100)}`;
    });
    if (said === null) break;
    if (said) problems.push(said);
  }
  return problems;
}

export async function run(world) {
  for (const row of world.pages) {
    const at = (width) => ({ viewport: { width, height: width < 700 ? 800 : 900 } });
    for (const width of world.quick ? [390] : [390, 1280]) {
      await withPage(world, `axe ${width}`, row, at(width), async (page) => {
        world.report.check(`axe ${width} ${row.path}`, await violations(page));
        world.report.check(`controls ${width} ${row.path}`, await smallControls(page));
        world.report.check(`sideways ${width} ${row.path}`, await sideways(page));
        if (width === 390) world.report.check(`focus ${row.path}`, await hiddenFocus(page));
      });
    }
    await withPage(world, 'sideways 320', row, at(320), async (page) => {
      world.report.check(`sideways 320 ${row.path}`, await sideways(page));
      world.report.check(`controls 320 ${row.path}`, await smallControls(page));
    });
  }
}
