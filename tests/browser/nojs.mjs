// With scripts switched off every journey works; the exit leads away.
import { get } from './http.mjs';
import { visit, walk, WAIT_MS } from './walk.mjs';

export async function run(world) {
  for (const [name, steps] of Object.entries(world.journeys)) {
    const context = await world.browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
    context.setDefaultTimeout(WAIT_MS);
    const page = await context.newPage();
    world.report.check(`no script: ${name}`, await walk(page, world.base, steps));
    await context.close();
  }
  world.report.check('exit', await exit(world));
}

/** The exit is a plain link; if it is ours it sends the visitor on to another site and is never stored. */
async function exit(world) {
  const page = await visit(world, world.pages[0], { javaScriptEnabled: false });
  const link = page.locator('a.exit');
  const problems = [];
  if (await link.count() !== 1) problems.push(`there are ${await link.count()} exits on ${world.pages[0].path}`);
  else {
    const target = new URL(await link.getAttribute('href'), page.url());
    if (!/\bnoreferrer\b/.test(await link.getAttribute('rel') ?? '')) problems.push('the exit has no rel="noreferrer"');
    if (target.origin === world.base) {
      const answer = await get(target.href);
      const onward = new URL(answer.headers.location ?? target.href, target);
      if (answer.status < 301 || answer.status > 303) problems.push(`${target.pathname} answered ${answer.status}`);
      if (onward.origin === world.base || onward.protocol !== 'https:') problems.push(`it leads to ${onward.href}`);
      if (!/no-store/.test(answer.headers['cache-control'] ?? '')) problems.push('its answer may be stored');
    } else if (target.protocol !== 'https:') problems.push(`the exit leads to ${target.href}`);
  }
  await page.context().close();
  return problems;
}
