// Draws og.png (1200 x 630) from og.svg and favicon.ico (32 x 32) and apple-touch-icon.png (180 x 180) from
// favicon.svg, with Chromium. Run by hand after changing one of the two: node assets/pictures.mjs
import { writeFileSync } from 'node:fs';
import { launch } from '../tests/browser/browser.mjs';

const here = (name) => new URL(name, import.meta.url);

/** The picture `name` as PNG; as a document of its own, so that it may draw on its neighbours (og.svg does). */
async function draw(browser, name, width, height, { background = 'transparent', pad = 0 } = {}) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.goto(here(name).href);
  await page.evaluate(([ground, inset]) => {
    const svg = document.documentElement;
    svg.setAttribute('width', '100%');
    svg.setAttribute('height', '100%');
    svg.style.cssText = `background:${ground};box-sizing:border-box;padding:${inset}px`;
  }, [background, pad]);
  const png = await page.screenshot({ omitBackground: background === 'transparent' });
  await page.close();
  return png;
}

/** An .ico file that holds one PNG. */
function ico(png, size) {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);             // an icon
  head.writeUInt16LE(1, 4);             // one picture
  head.writeUInt8(size, 6);
  head.writeUInt8(size, 7);
  head.writeUInt16LE(1, 10);            // colour planes
  head.writeUInt16LE(32, 12);           // bits a pixel
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}

const browser = await launch();
try {
  writeFileSync(here('og.png'), await draw(browser, 'og.svg', 1200, 630));
  writeFileSync(here('favicon.ico'), ico(await draw(browser, 'favicon.svg', 32, 32), 32));
  writeFileSync(here('apple-touch-icon.png'),
    await draw(browser, 'favicon.svg', 180, 180, { background: '#fbf9f6', pad: 18 }));
} finally {
  await browser.close();
}
