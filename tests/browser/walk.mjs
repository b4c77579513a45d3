// Walks a journey: a list of steps, each a word and what it is about.
//
//   ["open", "/path"]                 go there
//   ["fill", "label", "text"]         type into the field with that label (part of it is enough)
//   ["choose", "label"]               pick the radio button or check box with that label
//   ["select", "label", "option"]     pick an option of a list
//   ["press", "name"]                 press the button of that name
//   ["enter"]                         press the Enter key where we are
//   ["follow", "name"]                follow the first link in the main part whose name holds that
//   ["menu", "name"]                  follow the link of the main menu
//   ["at", "/path"]                   we are there now; "~" begins a regular expression
//   ["see", "words"]                  the main part shows these words
//   ["not", "words"]                  the page does not show these words
//
// A name that begins with "=" must be the whole name.

export const WAIT_MS = 15000;

/** The words as they may stand on a page: either case, either apostrophe. */
const loose = (words) => new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, "['’]"), 'i');

const named = (name) =>
  name.startsWith('=') ? { name: name.slice(1), exact: true } : { name: loose(name) };

const STEPS = {
  open: (page, base, path) => page.goto(base + path),
  fill: (page, base, label, text) => page.getByLabel(loose(label)).first().fill(text),
  choose: (page, base, label) => page.getByLabel(loose(label)).first().check(),
  select: (page, base, label, option) => page.getByLabel(loose(label)).first().selectOption({ label: option }),
  press: (page, base, name) => page.getByRole('button', named(name)).first().click(),
  enter: (page) => page.keyboard.press('Enter'),
  follow: (page, base, name) => page.locator('main').getByRole('link', named(name)).first().click(),
  menu: (page, base, name) =>
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', named(name)).first().click(),
  at: async (page, base, path) => {
    const here = new URL(page.url());
    const found = here.pathname + here.search;
    const there = path.startsWith('~') ? new RegExp(path.slice(1)).test(found) :
      found === path || here.pathname === path;
    if (!there) throw new Error(`we are at ${found}, not at ${path}`);
  },
  see: async (page, base, words) => {
    const text = await page.locator('main').innerText();
    if (!loose(words).test(text)) throw new Error(`“${words}” is not on ${page.url().slice(base.length)}`);
  },
  not: async (page, base, words) => {
    const text = await page.locator('body').innerText();
    if (loose(words).test(text)) throw new Error(`“${words}” is on ${page.url().slice(base.length)}`);
  },
};

/** Walks the journey; gives the list of problems, which ends at the first step that could not be done. */
export async function walk(page, base, steps) {
  for (const [verb, ...about] of steps) {
    if (!STEPS[verb]) return [`no such step: ${verb}`];
    try {
      await STEPS[verb](page, base, ...about);
      await page.waitForLoadState('domcontentloaded');
    } catch (error) {
      return [`step ${JSON.stringify([verb, ...about])}: ${error.message.split('\n')[0]}`];
    }
  }
  return [];
}

/** A page in a fresh context; `row.before` names the journey that comes first, as signing in does. */
export async function visit(world, row, settings) {
  const context = await world.browser.newContext({ ...settings, serviceWorkers: 'block' });
  context.setDefaultTimeout(WAIT_MS);
  const page = await context.newPage();
  if (row.before) {
    const problems = await walk(page, world.base, world.journeys[row.before]);
    if (problems.length) {
      await context.close();
      throw new Error(`“${row.before}” failed: ${problems[0]}`);
    }
  }
  const answer = await page.goto(world.base + row.path);
  const wanted = row.status ?? 200;
  if (answer.status() !== wanted) {
    await context.close();
    throw new Error(`answered ${answer.status()}, not ${wanted}`);
  }
  return page;
}

/** Does `work` with the page of `row`; a page that cannot be had is a failed check. */
export async function withPage(world, name, row, settings, work) {
  let page;
  try {
    page = await visit(world, row, settings);
  } catch (error) {
    world.report.check(`${name} ${row.path}`, [error.message.split('\n')[0]]);
    return;
  }
  try {
    await work(page);
  } finally {
    await page.context().close();
  }
}
