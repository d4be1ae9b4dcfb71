// npm run learn: writes src/deepseek/understand/vocabulary/learned-letters.json from texts.json and the sentences of the tests.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';
import { buildForNode } from '#workshop/build/build-for-node.mjs';
import { cache, root } from '#workshop/build/fingerprint.mjs';

const folder = join(cache, 'learn');
await buildForNode('src/workshop/learn/learn.ts', folder);
/** @type {{ learn: () => object }} */
const { learn } = await import(pathToFileURL(join(folder, 'learn.mjs')).href);
const text = await format(JSON.stringify(learn()), { parser: 'json', printWidth: 110 });
writeFileSync(join(root, 'src/deepseek/understand/vocabulary/learned-letters.json'), text);
