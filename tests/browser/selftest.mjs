// Can the checks fail? A tiny site that passes, then the same site broken in one way at a time:
// node tests/browser/selftest.mjs. Each fault must be found by the check that is named beside it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as axe from './axe.mjs';
import * as crawl from './crawl.mjs';
import * as keyboard from './keyboard.mjs';
import * as nojs from './nojs.mjs';
import * as print from './print.mjs';
import { Report } from './report.mjs';
import { open } from './world.mjs';

const CHECKS = [axe, keyboard, nojs, print, crawl];

const STYLE = `
  * { box-sizing: border-box } body { font: 19px/1.5 sans-serif; margin: 0; padding: 16px; color: #111; background: #fff }
  a { color: #5b2a86 } nav a, p.lone a, .exit { display: inline-block; padding: 10px }
  .exit { float: right; background: #111; color: #fff }
  .skip { position: absolute; left: -999px } .skip:focus { position: static; display: block; padding: 10px }
  :focus-visible { outline: 3px solid #b45f00 } input, button { min-height: 44px; font: inherit; max-width: 100% }
  @media print { .nav, .exit, .skip, form { display: none } }
`;

const HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'public, max-age=60',
};

const layout = (title, main) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/site.css"></head>
<body><a class="skip" href="#main">Skip to main content</a>
<aside aria-label="Leave"><a class="exit" rel="nofollow noreferrer" href="/exit">Exit this page</a></aside>
<header><nav aria-label="Main" class="nav"><a href="/">Home</a> <a href="/kent">Kent</a></nav></header>
<main id="main"><h1>${title}</h1>${main}</main></body></html>`;

const WORDS = '<p>' + 'Plain words about what a council does for people who have left its care. '.repeat(8) + '</p>';

/** The sound site: address to answer. */
const SITE = {
  '/': layout('Find your council', `<form action="/find"><label for="q">Which council?</label>
    <input id="q" name="q"> <button>Find my offer</button></form><p class="lone"><a href="/kent#money">Money</a></p>`),
  '/kent': layout('Kent', `${WORDS}<section id="money"><h2>Money</h2><div data-claim="x"><p>£50 a year.</p>
    <p class="prov">Reported, 3 November 2019.</p></div></section>`),
  '/find': { status: 303, headers: { location: '/kent' }, body: '' },
  '/exit': { status: 303, headers: { location: 'https://example.org/', 'cache-control': 'no-store' }, body: '' },
  '/site.css': { headers: { 'content-type': 'text/css' }, body: STYLE },
  '/sitemap.xml': { headers: { 'content-type': 'application/xml' },
    body: '<urlset><url><loc>https://offers.example/kent</loc></url></urlset>' },
};

const PAGES = [{ name: 'home', path: '/' }, { name: 'kent', path: '/kent', print: { pages: 1 } }];
const JOURNEYS = { find: [['open', '/'], ['fill', 'Which council?', 'Kent'], ['press', 'Find my offer'], ['at', '/kent'],
  ['see', '£50 a year']] };

const swap = (path, from, to) => ({ [path]: (SITE[path].body ?? SITE[path]).replace(from, to) });
const add = (html) => swap('/kent', '</section>', `</section>${html}`);
const style = (css) => ({ '/site.css': { ...SITE['/site.css'], body: STYLE + css } });
const header = (name, value) => ({ '/kent': { headers: { 'content-type': 'text/html', [name]: value }, body: SITE['/kent'] } });

/** What is broken, how, and the line that must say so. */
const FAULTS = [
  ['pale text', style('main p { color: #bbb }'), /FAIL axe 390 \/kent: color-contrast/],
  ['a field without a label', swap('/', '<label for="q">Which council?</label>', ''), /FAIL axe 1280 \/: label/],
  ['something 600 px wide', add('<div class="wide">x</div>'), /FAIL sideways 320 \/kent/, style('.wide { width: 600px }')],
  ['a low button', style('button { min-height: 20px; height: 20px }'), /FAIL controls 390 \/: .* 20 px/],
  ['a lone link', add('<p><a href="/">Home again</a></p>'), /FAIL controls 1280 \/kent: .*Home again/],
  ['no focus ring', style(':focus-visible { outline: none }'), /FAIL focus \/: no visible focus/],
  ['focus under a bar', style('.exit { position: fixed; inset: 0; width: 100%; height: 100% }'), /FAIL focus \/.*lies under/],
  ['no skip link', swap('/kent', /<a class="skip".*?<\/a>/, ''), /FAIL skip link \/kent/],
  ['a menu out of reach', swap('/kent', '<a href="/">', '<a tabindex="-1" href="/">'), /FAIL menu by Tab \/kent/],
  ['a box out of reach', swap('/', '<input', '<input tabindex="-1"'), /FAIL search box by Tab/],
  ['a form that needs a script', swap('/', '<button>', '<button type="button">'), /FAIL no script: find/],
  ['an exit that leads nowhere', { '/exit': { ...SITE['/exit'], headers: { location: '/' } } }, /FAIL exit: .*leads to/],
  ['a menu on paper', style('@media print { .nav { display: block } }'), /FAIL print hides menus \/kent/],
  ['too many sheets', add(WORDS.repeat(30)), /FAIL print \/kent: \d+ pages, not 1/],
  ['a dead link', add('<p class="lone"><a href="/gone">Gone</a></p>'), /FAIL answers \/gone: answered 404/],
  ['the page of a dead link', add('<p class="lone"><a href="/gone">Gone</a></p>'), /FAIL links \/kent: \/gone/],
  ['a dead fragment', swap('/', '#money', '#cash'), /FAIL links \/: \/kent#cash: no such id/],
  ['a claim without a source', swap('/kent', 'class="prov"', 'class="say"'), /FAIL claims \/kent/],
  ['a source without a date', swap('/kent', ', 3 November 2019', ''), /FAIL claims \/kent/],
  ['an icon that is not there', add('<svg aria-hidden="true"><use href="#i-none"/></svg>'), /FAIL icons \/kent/],
  ['an inline style', add('<p style="color: #222">x</p>'), /FAIL inline \/kent/],
  ['a heavy page', add(`<p>${Array.from({ length: 30000 }, (_, i) => (i * i * 7919).toString(36)).join(' ')}</p>`),
    /FAIL weight \/kent: .* KB/],
  ['a picture from elsewhere', add('<img src="https://example.org/x.png" alt="x">'), /FAIL weight \/kent: loads from elsewhere/],
  ['many requests', add([1, 2, 3, 4].map((n) => `<img src="/${n}.png" alt="x">`).join('')), /FAIL requests \/kent/],
  ['a cookie', header('set-cookie', 'a=b'), /FAIL headers \/kent: sets a cookie/],
  ['a lax policy', header('content-security-policy', "default-src 'self' 'unsafe-inline'; frame-ancestors 'none'"),
    /FAIL headers \/kent: content-security-policy/],
  ['broken HTML', add('<p><div>x</div></p>'), /FAIL valid HTML \/kent/],
  ['an empty sitemap', { '/sitemap.xml': { ...SITE['/sitemap.xml'], body: '<urlset></urlset>' } }, /FAIL sitemap/],
];

/** Serves what `site` holds at the moment of asking. */
function serve(current) {
  const server = http.createServer((request, answer) => {
    const found = current.site[new URL(request.url, 'http://x').pathname];
    const { status = 200, headers = {}, body } = typeof found === 'string' ? { body: found } :
      found ?? { status: 404, body: layout('Not found', '<p>No such page.</p>') };
    answer.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...HEADERS, 'content-encoding': 'gzip', ...headers });
    answer.end(gzipSync(body));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const folder = mkdtempSync(join(tmpdir(), 'selftest-'));
const file = (name, rows) => {
  writeFileSync(join(folder, name), JSON.stringify(rows));
  return join(folder, name);
};
const current = { site: SITE };
const server = await serve(current);
const world = await open(`http://127.0.0.1:${server.address().port}`,
  { pages: file('pages.json', PAGES), journeys: file('journeys.json', JOURNEYS) });

/** What is said of `site` by `checks`; the HTML checker is slow to start and left out unless `html`. */
async function lines(site, checks, html) {
  const said = [];
  current.site = site;
  const report = new Report((line) => said.push(line));
  for (const each of checks) await each.run({ ...world, report, checkHtml: html ? undefined : () => {} });
  report.close();
  return said;
}

/** The check that could print such a line: the rest need not run. */
function checkFor(pattern) {
  const of = { axe, controls: axe, sideways: axe, focus: axe, skip: keyboard, menu: keyboard, search: keyboard, no: nojs,
    exit: nojs, print };
  return of[/^FAIL (\w+)/.exec(pattern.source)[1]] ?? crawl;
}

const outcome = new Report();
try {
  const sound = await lines(SITE, CHECKS, true);
  outcome.check('the sound site passes', sound.filter((line) => line.startsWith('FAIL')));
  for (const line of sound.filter((each) => each.startsWith('SKIP'))) console.log(line);
  for (const [name, change, pattern, more] of FAULTS) {
    const said = await lines({ ...SITE, ...change, ...more }, [checkFor(pattern)], /HTML/.test(pattern.source));
    outcome.check(`found: ${name}`, said.some((line) => pattern.test(line)) ? [] : [`said only: ${said.join(' / ')}`]);
  }
} finally {
  await world.browser.close();
  server.close();
  rmSync(folder, { recursive: true });
}
outcome.close();
process.exitCode = outcome.failed ? 1 : 0;
