// Is the HTML valid? One run of the Nu HTML Checker for all pages.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const MOST_NOTES = 20;

/** Said to be wrong by the checker, and kept: a table that stacks on a phone (display: block) is no table any more to
 *  some screen readers unless its rows and cells say their roles. */
const KEPT = new RegExp('^The “role” attribute must not be used on a “(tr|th|td|thead|tbody)” element which has a ' +
  '“table” ancestor|^The “(table|row|rowgroup|rowheader|columnheader|cell)” role is unnecessary for element');

/** Each of `pages` ({ name, html }) is one check; warnings are only printed, each kind once. */
export async function checkHtml(report, pages) {
  let jar;
  try {
    jar = createRequire(import.meta.url)('vnu-jar');
  } catch {
    report.skip('valid HTML', 'vnu-jar is not installed; run tools/install.sh npm-dev');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'html-'));
  pages.forEach(({ html }, place) => writeFileSync(join(folder, `${place}.html`), html));
  let messages;
  try {
    const { stderr } = await promisify(execFile)('java',
      ['-Xss4m', '-jar', jar, '--format', 'json', '--exit-zero-always', folder], { maxBuffer: 256 << 20 });
    messages = JSON.parse(stderr.slice(stderr.indexOf('{'))).messages;
  } catch (error) {
    if (error.code === 'ENOENT') report.skip('valid HTML', 'java is not installed; run tools/install.sh test');
    else report.check('valid HTML', [`the checker broke down: ${error.message.slice(0, 200)}`]);
    return;
  } finally {
    rmSync(folder, { recursive: true });
  }
  const errors = pages.map(() => []);
  const warnings = new Map();
  for (const { type, subType, url, lastLine, message, extract } of messages) {
    const place = Number(basename(url ?? '', '.html'));
    if (KEPT.test(message)) continue;
    if (type === 'info') {
      if (subType !== 'warning') continue;
      const seen = warnings.get(message) ?? { count: 0, first: pages[place]?.name };
      seen.count++;
      warnings.set(message, seen);
    } else {
      errors[place]?.push(`line ${lastLine}: ${message} ${(extract ?? '').slice(0, 80)}`);
    }
  }
  pages.forEach(({ name }, place) => report.check(`valid HTML ${name}`, errors[place]));
  for (const [message, { count, first }] of [...warnings].slice(0, MOST_NOTES)) {
    report.note(`HTML warning (${count}, first on ${first}): ${message}`);
  }
}
