// Markdown of hostile kits, rendered as GitHub does, with HTML and links: what a person typed stays text.
import assert from 'node:assert/strict';
import { answeredKits, filesOf, startKits, withHostileText } from '#workshop/interop/support/kits.ts';
import { npmFolder } from '#workshop/interop/support/npm.ts';
import type { InteropProof } from '#workshop/interop/support/proof.ts';

const npm = npmFolder('markdown', { marked: '18.2.1' });

/** The part of marked that the proof uses. */
interface Marked {
  parse(text: string, options: { readonly gfm: true; readonly async: false }): string;
}

/** What Rolewright's own Markdown consists of. */
const TAGS = new Set(
  'a blockquote br code em h1 h2 h3 h4 hr li ol p pre strong table tbody td th thead tr ul'.split(' '),
);

const LINK =
  /^https:\/\/(?:docs\.aws\.amazon\.com|aws\.amazon\.com|aws\.github\.io|sagemaker\.readthedocs\.io|developer\.hashicorp\.com)\//;

/** What should not be in a rendered page. */
function foreignIn(html: string): readonly string[] {
  const tags = [...html.matchAll(/<\/?([a-z][\w-]*)([^>]*)>|<!--|<[!?]/gi)];
  return tags.flatMap(([tag, name = tag, rest = '']) => {
    const href = /\bhref="([^"]*)"/.exec(rest)?.[1];
    if (!TAGS.has(name) || /\bon\w+=|\bsrc=/i.test(rest)) return [tag];
    return href !== undefined && !LINK.test(href) ? [tag] : [];
  });
}

const FORMATS = ['json', 'markdown', 'terraform', 'cdk', 'pulumi'] as const;

async function run(): Promise<string> {
  const { parse } = npm.load('marked') as Marked;
  const render = (text: string): string => parse(text, { gfm: true, async: false });
  assert.equal(foreignIn(render('<img src=x onerror=alert(1)> [x](/y) www.x.example')).length, 3);
  const starts = startKits().filter(({ representative }) => representative);
  const kits = [
    ...starts.map((each) => ({ name: `${each.name}, hostile`, kit: withHostileText(each.kit) })),
    ...answeredKits(20),
  ];
  let pages = 0;
  for (const { name, kit } of kits)
    for (const format of FORMATS)
      for (const file of (await filesOf(format, kit)).filter((each) => each.name.endsWith('.md'))) {
        pages += 1;
        assert.deepEqual(foreignIn(render(file.text)), [], `${name}: ${format}, ${file.name}`);
      }
  return `${pages} pages of ${kits.length} kits have no tag and no link of a person’s text.`;
}

const proof: InteropProof = {
  title: 'Markdown with marked',
  packages: [],
  obstacle: npm.install,
  run,
};
export default proof;
