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
}

export const TEXT_FONTS: readonly TextFont[] = [
  // With all its characters, and an axis for the display cut.
  { name: 'inter', source: 'inter-ui/variable/InterVariable.woff2', features: ['kern', 'tnum', 'ss03'] },
  {
    name: 'jetbrains-mono',
    source: '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
    // Its ligatures would hide what code says.
    features: [],
  },
];

const STYLES = 'src/app/theme/fonts.css';
const ASCII = Array.from({ length: 95 }, (_, at) => String.fromCodePoint(32 + at)).join('');
/** Neither tests nor look-alike letters of other scripts, which rules know: these are written by people who paste them. */
const OTHERS = /[^\p{Script=Latin}\p{Script=Common}]/gu;

/** Every character that the page can write by itself: ASCII, and what else its sources hold. */
export async function ownCharacters(): Promise<string> {
  const files = await readdir(join(root, 'src'), { recursive: true });
  const own = files.filter(
    (file) =>
      /^(?:app|core|worker)[\\/].*\.(?:tsx?|css|json)$/.test(file) && !/\.test\.|cases|testing/.test(file),
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

/** The fonts as the build names them, for links that ask for them before the style sheet is read. */
export const fontFiles = (bundle: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(bundle).filter((file) =>
    TEXT_FONTS.some(({ name }) => new RegExp(`(?:^|/)${name}-[\\w-]+\\.woff2$`).test(file)),
  );

export function textFonts(): Plugin {
  return {
    name: 'rolewright:text-fonts',
    enforce: 'pre',
    async transform(code, id) {
      const path = id.replaceAll('\\', '/').split('?')[0] ?? id;
      if (!path.endsWith(STYLES)) return null;
      const characters = await ownCharacters();
      await mkdir(cache, { recursive: true });
      let css = code;
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
