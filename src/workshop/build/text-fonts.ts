// Vite plugin: reduces the fonts of the page to what it writes, and has the page ask for them at once.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';
import { cache, root } from './fingerprint.mjs';

interface TextFont {
  /** Its name in fonts.css, and of the file that is made. */
  readonly name: string;
  readonly source: string;
  /** Features that a style asks for, or that every text has; all others go. */
  readonly features: readonly string[];
  /** Where the first view uses it. */
  readonly media?: string;
}

export const TEXT_FONTS: readonly TextFont[] = [
  // With all its characters, and an axis for the display cut.
  { name: 'inter', source: 'inter-ui/variable/InterVariable.woff2', features: ['kern', 'tnum', 'ss03'] },
  {
    name: 'jetbrains-mono',
    source: '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
    // Its ligatures would hide what code says.
    features: [],
    media: '(min-width: 720px)',
  },
];

/** A font of the system that stands in for one of the page until it is there, made as wide and as high. */
interface StandIn {
  /** Its family in tokens.css: that of the page, and what it is made of. */
  readonly family: string;
  /** Fonts of the same widths, by their full names: the first that the system has is taken. */
  readonly local: readonly string[];
  /** Percent of its size that make it as wide; the second for bold text, where that has widths of its own. */
  readonly size: readonly [regular: number, bold?: number];
}

const ARIAL = ['Arial', 'Liberation Sans'];
const MENLO = ['Menlo', 'DejaVu Sans Mono'];

/** The sizes are those of a text of the page in both fonts, which e2e/fonts.spec.ts measures again. */
const STAND_INS: readonly StandIn[] = [
  { family: 'Inter on Arial', local: ARIAL, size: [106.1, 101.5] },
  { family: 'Inter on Roboto', local: ['Roboto'], size: [107.4, 107.5] },
  { family: 'Inter on DejaVu', local: ['DejaVu Sans'], size: [94, 85] },
  { family: 'Inter Display on Arial', local: ARIAL, size: [97, 94.4] },
  { family: 'Inter Display on Roboto', local: ['Roboto'], size: [98.2, 100] },
  { family: 'Inter Display on DejaVu', local: ['DejaVu Sans'], size: [86, 79.1] },
  { family: 'JetBrains Mono on Menlo', local: MENLO, size: [99.66] },
  { family: 'JetBrains Mono on Consolas', local: ['Consolas'], size: [109.14] },
];

/** Of an em, as the tables of the fonts say. */
const HEIGHTS = { Inter: [96.875, 24.121], JetBrains: [102, 30] } as const;

function standInFaces({ family, local, size: [regular, bold] }: StandIn): string {
  const [ascent, descent] = family.startsWith('Inter') ? HEIGHTS.Inter : HEIGHTS.JetBrains;
  const face = (weight: string, suffix: string, percent: number): string => {
    const of = (height: number): string => `${Number(((height / percent) * 100).toFixed(1))}%`;
    const sources = local.map((name) => `local('${name}${suffix}')`).join(', ');
    return `@font-face { font-family: '${family}'; src: ${sources}; font-weight: ${weight};
  size-adjust: ${percent}%; ascent-override: ${of(ascent)}; descent-override: ${of(descent)}; }\n`;
  };
  return bold === undefined
    ? face('400 600', '', regular)
    : face('400 500', '', regular) + face('600', ' Bold', bold);
}

const STYLES = 'src/app/theme/fonts.css';
const ASCII = Array.from({ length: 95 }, (_, at) => String.fromCodePoint(32 + at)).join('');
/** Neither tests nor look-alike letters of other scripts, which rules know: these are written by people who paste them. */
const OTHERS = /[^\p{Script=Latin}\p{Script=Common}]/gu;

/** Every character that the page can write by itself: ASCII, and what else its sources hold. */
export async function ownCharacters(): Promise<string> {
  const files = await readdir(join(root, 'src'), { recursive: true });
  const own = files.filter(
    (file) =>
      /^(?:app|iam|deepseek|worker)[\\/].*\.(?:tsx?|css|json)$/.test(file) &&
      !/\.test\.|cases|testing/.test(file),
  );
  const texts = await Promise.all(own.map((file) => readFile(join(root, 'src', file), 'utf8')));
  // oxlint-disable-next-line no-control-regex -- all but ASCII
  const found = texts.flatMap((text) => text.match(/[^\u0000-\u007f]/gu) ?? []);
  return ASCII + [...new Set(found)].toSorted().join('').replaceAll(OTHERS, '');
}

/** One font with the given characters, in the weights that the page has. */
export async function reduced({ source, features }: TextFont, characters: string): Promise<Uint8Array> {
  const [scope = '', name = '', ...rest] = source.startsWith('@')
    ? source.split('/')
    : ['', ...source.split('/')];
  const home = dirname(createRequire(import.meta.url).resolve(scope === '' ? name : `${scope}/${name}`));
  return subsetFont(await readFile(join(home, ...rest)), characters, {
    targetFormat: 'woff2',
    keepFeatures: [...features],
    variationAxes: { wght: { min: 400, max: 600 } },
  });
}

/** Has the page ask for the fonts before it reads its style sheet, so that its first text is already written in them. */
export function askForFonts(page: string, files: readonly string[]): string {
  const links = TEXT_FONTS.map(({ name, media }) => {
    const file = files.find((each) => new RegExp(`(?:^|/)${name}-[\\w-]+\\.woff2$`).test(each));
    if (file === undefined) throw new Error(`The build has no font ${name}`);
    const where = media === undefined ? '' : ` media="${media}"`;
    return `<link rel="preload" as="font" type="font/woff2" crossorigin href="./${file}"${where} />`;
  });
  return page.replace('<title>', (title) => [...links, title].join('\n    '));
}

export function textFonts(): Plugin {
  return {
    name: 'rolewright:text-fonts',
    enforce: 'pre',
    async transform(code, id) {
      const path = id.replaceAll('\\', '/').split('?')[0] ?? id;
      if (!path.endsWith(STYLES)) return null;
      const characters = await ownCharacters();
      await mkdir(cache, { recursive: true });
      let css = [code, ...STAND_INS.map(standInFaces)].join('\n');
      for (const font of TEXT_FONTS) {
        const file = join(cache, `${font.name}.woff2`);
        const named = `url('${font.name}')`;
        if (!css.includes(named)) this.error(`${STYLES} no longer names ${named}`);
        await writeFile(file, await reduced(font, characters));
        css = css.replaceAll(
          named,
          `url('${relative(dirname(path), file).replaceAll('\\', '/')}?no-inline')`,
        );
      }
      return { code: css, map: null };
    },
  };
}
