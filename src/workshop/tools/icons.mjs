// npm run icons: draws the icons of the installed app from public/favicon.svg, and the picture that links to the page show.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { root } from '#workshop/build/fingerprint.mjs';
import { launchOptions } from './browser.mjs';

const svg = readFileSync(join(root, 'public/favicon.svg'), 'utf8');

/**
 * A maskable icon is cut to a circle of 80 % of its width, so the drawing keeps inside it on a ground of its own.
 * iOS shows black where an icon is transparent.
 * @type {readonly (readonly [file: string, size: number, share: number, ground?: string])[]}
 */
const icons = [
  ['192.png', 192, 1],
  ['512.png', 512, 1],
  ['maskable.png', 512, 0.6, '#ffffff'],
  ['apple-touch.png', 180, 0.76, '#ffffff'],
];

const browser = await chromium.launch(launchOptions());
const page = await browser.newPage();
for (const [file, size, share, ground = 'transparent'] of icons) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<!doctype html><style>html { height: 100%; display: grid; place-items: center; background: ${ground} }
     body { margin: 0; font-size: 0 } svg { width: ${size * share}px; height: ${size * share}px }</style>${svg}`,
  );
  const image = await page.screenshot({ omitBackground: true });
  writeFileSync(join(root, 'public/icons', file), image);
  process.stdout.write(`public/icons/${file}: ${size}×${size}, ${image.length.toLocaleString('en')} bytes\n`);
}

/** @param {string} file @param {string} type */
const dataUrl = (file, type) => `data:${type};base64,${readFileSync(join(root, file)).toString('base64')}`;
await page.setViewportSize({ width: 1200, height: 630 });
await page.setContent(
  `<!doctype html><style>
     @font-face { font-family: Inter; src: url(${dataUrl('node_modules/inter-ui/variable/InterVariable.woff2', 'font/woff2')}) }
     body { margin: 0; background: #f6f5f2; font: 400 30px/1.3 Inter; color: #4a4d57; font-variation-settings: 'opsz' 32 }
     header { display: flex; align-items: center; gap: 18px; padding: 48px 56px 0; font: 600 52px/1 Inter; color: #15161a }
     header svg { width: 60px; height: 60px }
     p { margin: 18px 56px 32px }
     img { display: block; width: 1088px; margin: 0 56px; border-radius: 14px 14px 0 0; box-shadow: 0 8px 40px #0002 }
   </style>
   <header>${svg} Rolewright</header>
   <p>The IAM role DeepSeek needs on AWS: correct, least-privilege, in your browser.</p>
   <img alt="" src="${dataUrl('public/screenshot.png', 'image/png')}">`,
);
await page.evaluate(() => document.fonts.ready);
const preview = await page.screenshot();
writeFileSync(join(root, 'public/preview.png'), preview);
process.stdout.write(`public/preview.png: 1200×630, ${preview.length.toLocaleString('en')} bytes\n`);
await browser.close();
