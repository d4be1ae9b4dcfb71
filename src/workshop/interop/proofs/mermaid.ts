// The map in the report, read by Mermaid itself: kits of every scenario, with texts meant to break out of a label.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { answeredKits, filesOf, startKits, withHostileText } from '#workshop/interop/support/kits.ts';
import { npmFolder } from '#workshop/interop/support/npm.ts';
import type { InteropProof } from '#workshop/interop/support/proof.ts';

const npm = npmFolder('mermaid', { mermaid: '11.17.2', jsdom: '26.1.0' });

interface Mermaid {
  /** Rejects a text that is not a diagram. */
  parse(text: string): Promise<unknown>;
}

async function loadMermaid(): Promise<Mermaid> {
  const { JSDOM } = npm.load('jsdom') as { JSDOM: new (html: string) => { window: { document: unknown } } };
  // Mermaid cleans texts with the page’s document.
  const { window } = new JSDOM('<!doctype html><body></body>');
  Object.assign(globalThis, { window, document: window.document });
  const address = pathToFileURL(join(npm.folder, 'node_modules/mermaid/dist/mermaid.core.mjs')).href;
  return ((await import(address)) as { default: Mermaid }).default;
}

async function run(): Promise<string> {
  const { parse } = await loadMermaid();
  await assert.rejects(parse('flowchart LR\n  a["b"c"]'));
  const kits = [
    ...startKits(),
    ...startKits().map((each) => ({ name: `${each.name}, hostile`, kit: withHostileText(each.kit) })),
    ...answeredKits(20),
  ];
  let maps = 0;
  for (const { name, kit } of kits)
    for (const file of await filesOf('markdown', kit))
      for (const [, text = ''] of file.text.matchAll(/^```mermaid\n(.*?)\n```$/gms)) {
        maps += 1;
        await parse(text).catch((error: unknown) => assert.fail(`${name}: ${String(error)}\n${text}`));
      }
  assert.ok(maps >= startKits().length);
  return `${maps} maps of ${kits.length} kits are flowcharts.`;
}

const proof: InteropProof = { title: 'Maps with Mermaid', packages: [], obstacle: npm.install, run };
export default proof;
