// Reduces Monaco's icon font to the icons that the editor shows.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import subsetFont from 'subset-font';

/** By the names of base/common/codiconsLibrary.js: the find, hover, marker, folding and quick fix widgets. */
const ICONS = [
  'add-small',
  'arrow-down',
  'arrow-up',
  'blank',
  'case-sensitive',
  'check',
  'chevron-down',
  'chevron-left',
  'chevron-right',
  'close',
  'copy',
  'dash',
  'error',
  'info',
  'lightbulb',
  'lightbulb-autofix',
  'loading',
  'more',
  'preserve-case',
  'regex',
  'remove-small',
  'replace',
  'replace-all',
  'selection',
  'symbol-file',
  'sync',
  'warning',
  'whole-word',
  'wrench',
] as const;

const SOURCE = 'url(./codicon.ttf) format("truetype")';

/** The font's stylesheet, with its font replaced by a small one in the cache folder. */
export async function subsetIconFont(css: string, cssPath: string): Promise<string> {
  if (css.split(SOURCE).length !== 2) throw new Error(`${cssPath} no longer holds ${SOURCE}`);
  const folder = dirname(cssPath);
  const library = await readFile(join(folder, '../../../../common/codiconsLibrary.js'), 'utf8');
  const glyphs = ICONS.map((name) => String.fromCodePoint(codePointOf(library, name)));
  const font = await subsetFont(await readFile(join(folder, 'codicon.ttf')), glyphs.join(''), {
    targetFormat: 'woff2',
  });
  const modules = cssPath.slice(0, cssPath.lastIndexOf('/monaco-editor/'));
  const file = join(modules, '.cache/rolewright/codicon.woff2');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, font);
  // Never inlined: the policy allows fonts from this site only, not from data: addresses.
  const url = `${relative(folder, file).replaceAll('\\', '/')}?no-inline`;
  return css.replace(SOURCE, () => `url(${url}) format("woff2")`);
}

const LINE = /^ {4}\w+: register\('([\w-]+)', (0x[0-9a-f]+|'[\w-]+')\),?.*$/gm;

/** Icons that the font does not hold are not registered: each would be a rule of a style sheet as well. */
export function withoutOtherIcons(library: string): string {
  const points = new Set(ICONS.map((name) => codePointOf(library, name)));
  return library.replace(LINE, (line, _name, point: string) => (points.has(Number(point)) ? line : ''));
}

/** Icons made of others: those whose origin is there stay, and any other name stands for a blank. */
export function withoutDerivedIcons(code: string): string {
  const end = /const Codicon = \{[^}]*\};/;
  if (!end.test(code)) throw new Error('Monaco no longer puts its icons together in codicons.js');
  return code
    .replace(LINE, (line, _name, origin: string) =>
      ICONS.some((name) => `'${name}'` === origin) ? line : '',
    )
    .replace(
      end,
      `const Codicon = new Proxy({ ...codiconsLibrary, ...codiconsDerived }, {
        get: (icons, name) => icons[name] ?? icons.blank,
      });`,
    );
}

function codePointOf(library: string, name: string): number {
  const entry = new RegExp(`register\\('${name}', 0x([0-9a-f]+)\\)`).exec(library);
  if (!entry?.[1]) throw new Error(`Monaco has no icon named ${name} any more.`);
  return Number.parseInt(entry[1], 16);
}
