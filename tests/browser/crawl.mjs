// Follows every internal link from the home page and the sitemap. For each page: it answers, its links and fragments
// lead somewhere, its claims say where they come from, its HTML is valid, it is light, private and self-contained.
import { get } from './http.mjs';
import { checkHtml } from './html.mjs';
import { pool } from './world.mjs';
import { withPage } from './walk.mjs';

const MAX_PAGES = 4000;
const MAX_PAGES_QUICK = 60;
const MAX_ALIKE = 24;
const MAX_WIRE_BYTES = 60 * 1024;
const MAX_REQUESTS = 4;

/** What each page must say to the browser: header, what it must match, what it must not. */
const HEADERS = [
  ['content-security-policy', /default-src '(none|self)'/, /unsafe-inline|unsafe-eval|\*|https?:/],
  ['content-security-policy', /frame-ancestors '(none|self)'/],
  ['x-content-type-options', /^nosniff$/],
  ['referrer-policy', /^(no-referrer|same-origin)$/],
  ['cache-control', /./],
];

/** Runs in the browser: what a page holds, read by a real HTML parser. */
function dissect(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const dated = /\b(19|20)\d\d\b|\bthe law\b/i;
  const sourced = (claim) => [...claim.querySelectorAll('.prov, .src')].some((line) =>
    dated.test(line.textContent) || line.querySelector('time[datetime]'));
  const all = (selector, attribute) => [...page.querySelectorAll(selector)].map((each) => each.getAttribute(attribute));
  return {
    links: all('a[href]:not([rel~=nofollow]), area[href], link:is([rel=alternate], [rel=canonical])[href]', 'href'),
    forms: all('form[action]', 'action'),
    ids: [...page.querySelectorAll('[id], a[name]')].map((each) => each.id || each.getAttribute('name')),
    sheets: all('link[rel~=stylesheet][href]', 'href'),
    parts: [...all('script[src], img[src], iframe[src], source[src], video[src], audio[src], embed[src]', 'src'),
      ...all('link[rel~=icon][href], link[rel~=preload][href], link[rel~=manifest][href]', 'href'),
      ...all('image[href]', 'href')],
    uses: [...new Set(all('use[href]', 'href'))],
    unsourced: [...page.querySelectorAll('[data-claim]')].filter((claim) => !sourced(claim))
      .map((claim) => claim.outerHTML.slice(0, 120)),
    inline: page.querySelectorAll('[style], style, script:not([src]):not([type="application/ld+json"])').length,
  };
}

/** An internal address without its fragment; null for the rest of the world. */
function internal(href, from, base) {
  if (!URL.canParse(href, from)) return { broken: true };
  const url = new URL(href, from);
  if (url.origin !== base) return null;
  const fragment = decodeURIComponent(url.hash.slice(1));
  url.hash = '';
  return { href: url.href, fragment };
}

async function sitemap(world) {
  const found = [];
  const problems = [];
  const read = async (href) => {
    const answer = await get(href);
    if (answer.status !== 200) {
      problems.push(`${href} answered ${answer.status}`);
      return;
    }
    for (const [, loc] of answer.body.toString().matchAll(/<loc>([^<]+)<\/loc>/g)) {
      const url = new URL(loc.replaceAll('&amp;', '&'));
      const here = world.base + url.pathname + url.search;
      if (/\.xml$/.test(url.pathname)) await read(here);
      else found.push(here);
    }
  };
  await read(`${world.base}/sitemap.xml`);
  if (problems.length === 0 && found.length === 0) problems.push('it lists no page');
  world.report.check('sitemap.xml', problems);
  return found;
}

/** Fetches everything that can be reached: Map of address to what was found there. */
async function explore(world, starts) {
  const parser = await world.browser.newPage();
  const found = new Map();
  const queue = [];
  const most = world.quick ? MAX_PAGES_QUICK : MAX_PAGES;
  const alike = new Map();
  const add = (href, from) => {
    if (found.has(href) || found.size >= most) return;
    // Of addresses that differ only in what is asked, some stand for all: /topics/...?region= is one kind.
    const { pathname, search, searchParams } = new URL(href);
    if (search) {
      const kind = `${pathname.split('/')[1]} ${[...new Set(searchParams.keys())].sort()}`;
      alike.set(kind, (alike.get(kind) ?? 0) + 1);
      if (alike.get(kind) > MAX_ALIKE) return;
    }
    found.set(href, { from });
    queue.push(href);
  };
  starts.forEach((href) => add(href, 'the start'));
  await pool(queue, 4, async (href) => {
    const page = found.get(href);
    try {
      Object.assign(page, await get(href));
    } catch (error) {
      page.error = error.message;
      return;
    }
    const onward = page.headers.location && internal(page.headers.location, href, world.base);
    if (onward?.href) add(onward.href, href);
    const type = page.headers['content-type'] ?? '';
    page.isHtml = /^text\/html\b/.test(type);
    if (!page.isHtml) {
      const drawn = /^image\/svg/.test(type) ? page.body.toString() : '';
      page.ids = [...drawn.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      page.body = null;
      return;
    }
    page.holds = await parser.evaluate(dissect, page.body.toString());
    page.to = page.holds.links.map((link) => ({ link, ...internal(link, href, world.base) }));
    for (const { href: next } of page.to) if (next) add(next, href);
    for (const part of loads(page, href, world.base)) add(part, href);
  });
  await parser.close();
  world.report.note(`crawl: ${found.size} addresses${found.size >= most ? ', where it stopped' : ''}`);
  return found;
}

/** Whether an address answered well, following our own redirects; the exit may lead away. */
function answers(found, href, base, hops = 0) {
  const page = found.get(href);
  if (!page) return [];                                     // beyond the bound
  if (page.error) return [page.error];
  if (page.status === 200) return [];
  const onward = page.headers.location && internal(page.headers.location, href, base);
  if (page.status > 300 && page.status < 309 && onward && hops < 3) return answers(found, onward.href, base, hops + 1);
  return [`answered ${page.status}${page.headers.location ? ` to ${page.headers.location}` : ''}`];
}

function deadLinks(found, page, base) {
  const problems = [];
  for (const { link, href, fragment, broken } of page.to) {
    if (broken) problems.push(`${link} is not an address`);
    if (!href) continue;
    const target = found.get(href);
    problems.push(...answers(found, href, base).map((said) => `${link}: ${said}`));
    if (fragment && fragment !== 'top' && target?.holds && !target.holds.ids.includes(fragment)) {
      problems.push(`${link}: no such id`);
    }
  }
  return [...new Set(problems)];
}

/** Our own addresses that a page asks for by itself, beside its own. */
function loads(page, from, base) {
  const own = [...page.holds.sheets, ...page.holds.parts, ...page.holds.uses]
    .filter((part) => !part.startsWith('#') && !part.startsWith('data:'))
    .map((part) => internal(part, from, base)?.href);
  return [...new Set(own.filter(Boolean))];
}

function weight(found, page, href, base) {
  const problems = [];
  const outside = [...page.holds.sheets, ...page.holds.parts, ...page.holds.uses].filter((part) =>
    !part.startsWith('data:') && !internal(part, href, base));
  if (outside.length) problems.push(`loads from elsewhere: ${outside.join(' ')}`);
  const parts = loads(page, href, base);
  const bytes = page.wire + parts.reduce((sum, part) => sum + (found.get(part)?.wire ?? 0), 0);
  if (bytes > MAX_WIRE_BYTES) problems.push(`${(bytes / 1024).toFixed(1)} KB with what it loads`);
  if (1 + parts.length > MAX_REQUESTS) problems.push(`${1 + parts.length} requests: ${parts.join(' ')}`);
  return problems;
}

/** Icons that are used and drawn nowhere: neither in the page nor in the file they are taken from. */
function missingIcons(found, page, from, base) {
  return page.holds.uses.filter((use) => {
    const { href, fragment } = internal(use, from, base) ?? {};
    if (use.startsWith('#')) return !page.holds.ids.includes(fragment);
    return found.get(href)?.ids && !found.get(href).ids.includes(fragment);
  }).map((use) => `${use} is used and not there`);
}

function headers(page) {
  const problems = HEADERS.filter(([name, must, mustNot]) => {
    const value = page.headers[name] ?? '';
    return !must.test(value) || mustNot?.test(value);
  }).map(([name]) => `${name}: ${page.headers[name] ?? 'missing'}`);
  if (page.headers['set-cookie']) problems.push(`sets a cookie: ${page.headers['set-cookie']}`);
  return problems;
}

/** The pages listed, in a real browser: what it asks for, and whether the page's own policy stops any of it. */
async function asked(world) {
  for (const row of world.pages) {
    await withPage(world, 'requests', row, {}, async (page) => {
      const requests = [];
      const problems = [];
      page.on('request', (request) => requests.push(request.url()));
      page.on('requestfailed', (request) => {
        const why = request.failure().errorText;
        if (why !== 'net::ERR_ABORTED') problems.push(`${request.url()} ${why}`);        // the tab closed first
      });
      page.on('console', (line) => {
        if (line.type() === 'error' && !/status of 4\d\d/.test(line.text())) problems.push(line.text());
      });
      await page.reload({ waitUntil: 'load' });
      const away = requests.filter((url) => !url.startsWith(world.base + '/') && !url.startsWith('data:'));
      if (away.length) problems.push(`asks elsewhere: ${away.join(' ')}`);
      if (requests.length > MAX_REQUESTS) problems.push(`${requests.length} requests: ${requests.join(' ')}`);
      if (!row.before && (await page.context().cookies()).length) problems.push('a cookie is set');
      world.report.check(`requests ${row.path}`, problems);
    });
  }
}

export async function run(world) {
  const { base, report } = world;
  const listed = await sitemap(world);
  const rows = world.pages.filter((row) => !row.before && !row.status).map((row) => base + row.path);
  const found = await explore(world, [`${base}/`, ...rows, ...listed]);
  const short = (href) => href.slice(base.length) || '/';

  for (const [href, page] of found) {
    const problems = answers(found, href, base);
    const away = page.status > 300 && page.status < 309 && !internal(page.headers.location ?? '', href, base);
    report.check(`answers ${short(href)}`,
      away ? [] : problems.map((said) => `${said}, linked from ${short(page.from)}`));
    if (!page.isHtml || page.status !== 200) continue;
    report.check(`links ${short(href)}`, deadLinks(found, page, base));
    report.check(`claims ${short(href)}`, page.holds.unsourced.map((claim) => `no source or date: ${claim}`));
    report.check(`icons ${short(href)}`, missingIcons(found, page, href, base));
    report.check(`inline ${short(href)}`, page.holds.inline ? [`${page.holds.inline} inline styles or scripts`] : []);
    report.check(`weight ${short(href)}`, weight(found, page, href, base));
    report.check(`headers ${short(href)}`, headers(page));
  }
  const pages = [...found].filter(([, page]) => page.isHtml && page.body);
  await Promise.all([asked(world),
    (world.checkHtml ?? checkHtml)(report, pages.map(([href, page]) => ({ name: short(href), html: page.body })))]);
}
