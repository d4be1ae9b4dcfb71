import { buildForNode } from '#codegen/build-for-node.mjs';
import { pathToFileURL } from 'node:url';
import { writeFileSync, readFileSync } from 'node:fs';
const out = '/tmp/w/four-out';
writeFileSync('src/codegen/bench/tmp-entry.ts', "export { checkText } from '#core/schema/check-text.ts'; export { parse } from '#core/iam/parse.ts';");
await buildForNode('src/codegen/bench/tmp-entry.ts', out);
const { checkText, parse } = await import(pathToFileURL(out + '/tmp-entry.mjs').href);
const rows = readFileSync('/work/shared/corpora/access-analyzer-sample.jsonl','utf8').trim().split('\n').map(l=>JSON.parse(l));
const texts = rows.map(r=>JSON.stringify(r.policy,null,2));
console.log(rows.length, texts.reduce((s,t)=>s+t.length,0)/rows.length);
for (const [n,f] of [['JSON.parse',JSON.parse],['parse',parse],['checkText',(t)=>checkText('identity',t)]]) {
  for (let i=0;i<10;i++) texts.forEach(t=>f(t));
  const s=performance.now(); for (let i=0;i<20;i++) texts.forEach(t=>f(t)); console.log(n,(20*rows.length/((performance.now()-s)/1000)).toFixed(0),'per s');
}
