// npm run icons: draws the icons of the installed app from public/favicon.svg.
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
    `<style>html { height: 100%; display: grid; place-items: center; background: ${ground} }
     body { margin: 0; font-size: 0 } svg { width: ${size * share}px; height: ${size * share}px }</style>${svg}`,
  );
  const image = await page.screenshot({ omitBackground: true });
  writeFileSync(join(root, 'public/icons', file), image);
  process.stdout.write(`public/icons/${file}: ${size}×${size}, ${image.length.toLocaleString('en')} bytes\n`);
}
await browser.close();
