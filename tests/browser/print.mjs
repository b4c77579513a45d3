// Pages on paper: text is there, menus and buttons are not, a sheet keeps to its number of pages.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withPage } from './walk.mjs';

const SCREEN_ONLY = '.nav, .exit, .foot, .menu, .btn, .noprint';

function tool(name, ...args) {
  try {
    return execFileSync(name, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

export async function run(world) {
  const rows = world.pages.filter((row) => row.print);
  if (rows.length === 0) world.report.skip('print', 'no row of the page list has "print"');
  const folder = mkdtempSync(join(tmpdir(), 'print-'));
  for (const row of rows) {
    await withPage(world, 'print', row, { viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      world.report.check(`print hides menus ${row.path}`, await page.locator(SCREEN_ONLY).evaluateAll((all) =>
        all.filter((each) => each.checkVisibility()).map((each) => `still there: ${each.outerHTML.slice(0, 80)}`)));
      const heading = (await page.locator('h1').first().innerText()).trim();
      const file = join(folder, 'page.pdf');
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
      writeFileSync(file, pdf);
      world.report.check(`print ${row.path}`, paper(file, pdf, heading, row.print.pages));
    });
  }
  rmSync(folder, { recursive: true });
  if (rows.length && tool('pdftotext', '-v') === null) {
    world.report.skip('text in print', 'pdftotext (poppler-utils) is not installed');
  }
}

function paper(file, pdf, heading, pages) {
  if (pdf.subarray(0, 5).toString() !== '%PDF-') return ['no PDF came out'];
  const text = tool('pdftotext', '-layout', file, '-');
  if (text === null) return [];
  const plain = text.replace(/\s+/g, ' ');
  const problems = [];
  if (!plain.includes(heading.replace(/\s+/g, ' '))) problems.push(`“${heading}” is not in the PDF`);
  if (plain.length < 300) problems.push(`only ${plain.length} characters of text`);
  if (plain.includes('Exit this page')) problems.push('the exit button is on paper');
  const count = Number(/^Pages:\s+(\d+)/m.exec(tool('pdfinfo', file) ?? '')?.[1]);
  if (pages && count !== pages) problems.push(`${count} pages, not ${pages}`);
  return problems;
}
