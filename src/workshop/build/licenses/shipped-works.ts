// Everything of others that modules of a build hold: packages, what these include, and data. Problems say what is missing.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ALLOWED_LICENSES, DATA, INCLUSIONS, type Inclusion } from './rows.ts';

/** A package, or a part of one that is somebody else's. */
export interface ShippedWork {
  readonly name: string;
  readonly version: string | undefined;
  readonly license: string;
  readonly text: string;
  readonly home?: string;
}

export interface ShippedWorks {
  readonly works: readonly ShippedWork[];
  readonly problems: readonly string[];
}

interface Package {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** Where it is developed, often together with others: "react" for "scheduler". */
  readonly repository: string;
}

const LICENSE_FILE = /^(?:licen[cs]e|copying)(?:[.-].*)?$/i;
/** A comment line that names an owner or a license. */
const NOTICE = /^\s*(?:\/\*!?|\*|\/\/).*(?:@license|copyright|\blicensed under\b|\(c\)\s).*$/gim;
/** Lines of a license that name nobody. */
const OF_NOBODY = /copyright (?:notice|holders?)|AUTHORS OR COPYRIGHT/i;

/** The build keeps what it makes in node_modules/.cache; the modules that it makes it from are listed. */
const isForeign = (id: string): boolean =>
  id.includes('/node_modules/') && !id.includes('/node_modules/.cache/');
const pathOf = (id: string): string => id.replaceAll('\\', '/').replace(/[?#].*$/, '');

/** The last part of an address, which package.json gives alone or as a member. */
function repositoryName(repository: unknown): string {
  const address: unknown =
    typeof repository === 'string' ? repository : (repository as { url?: unknown } | undefined)?.url;
  return typeof address === 'string' ? (/([\w.-]+?)(?:\.git)?$/.exec(address)?.[1] ?? '') : '';
}

/** The folder with the name and version of the package: some have more package.json files below. */
function packageOf(file: string): Package | undefined {
  for (let folder = dirname(file); folder.includes('/node_modules'); folder = dirname(folder)) {
    const described = join(folder, 'package.json');
    if (!existsSync(described)) continue;
    const { name, version, license, repository } = JSON.parse(readFileSync(described, 'utf8')) as Record<
      string,
      unknown
    >;
    if (typeof name === 'string' && typeof version === 'string')
      return {
        folder,
        name,
        version,
        license: typeof license === 'string' ? license.trim() : 'unknown',
        repository: repositoryName(repository),
      };
  }
  return undefined;
}

function licenseText({ folder }: Package): string | undefined {
  const file = readdirSync(folder).find((name) => LICENSE_FILE.test(name));
  return file === undefined ? undefined : readFileSync(join(folder, file), 'utf8').trim();
}

function between(text: string, from: string, to: string): string | undefined {
  const start = text.replaceAll('\r\n', '\n').indexOf(from);
  const end = text.replaceAll('\r\n', '\n').indexOf(to, start);
  return start === -1 || end === -1 ? undefined : text.replaceAll('\r\n', '\n').slice(start, end).trim();
}

/** Names that the package’s own notices have: its own, and those of the owners in its license. */
function ownNames({ name, repository }: Package, license: string): readonly string[] {
  const owners = license.split('\n').filter((line) => /copyright/i.test(line) && !OF_NOBODY.test(line));
  const words = owners.join(' ').match(/[A-Z][A-Za-z]{3,}/g) ?? [];
  return [name, repository, ...words].filter((word) => word !== '' && word !== 'Copyright');
}

function foreignNotices(code: string, own: readonly string[]): readonly string[] {
  const lines = [...code.matchAll(NOTICE)].map(([line]) => line.trim());
  return lines.filter(
    (line) =>
      !OF_NOBODY.test(line) &&
      // A pointer to the license of the package.
      !/license\.txt|LICENSE file|under the (?:MIT|ISC) license\b(?!.*\()/i.test(line) &&
      !own.some((name) => line.toLowerCase().includes(name.toLowerCase())),
  );
}

function includedWork(inclusion: Inclusion, code: string, folder: string): ShippedWork | string {
  const { name, license, version, home, text } = inclusion;
  const found = version?.exec(code)?.[1];
  if (version && found === undefined)
    return `${name}: its version is not where it was (src/workshop/build/licenses/rows.ts).`;
  const words =
    typeof text === 'string'
      ? text
      : between(readFileSync(join(folder, text.file), 'utf8'), text.from, text.to);
  if (words === undefined)
    return `${name}: its license is not where it was (src/workshop/build/licenses/rows.ts).`;
  return { name, version: found, license, text: words, home };
}

/** What the modules of these ids hold of others. */
export function shippedWorks(
  moduleIds: Iterable<string>,
  inclusions: readonly Inclusion[] = INCLUSIONS,
): ShippedWorks {
  const works = new Map<string, ShippedWork>();
  const problems = new Set<string>();
  const owners = new Map<string, readonly string[]>();

  function addPackage(owner: Package): readonly string[] {
    const key = `${owner.name} ${owner.version}`;
    const known = owners.get(key);
    if (known) return known;
    const text = licenseText(owner);
    if (text === undefined) problems.add(`${key} ships without the text of its license.`);
    if (!ALLOWED_LICENSES.includes(owner.license))
      problems.add(
        `${key} ships, and its license, ${owner.license}, is not one that may (src/workshop/build/licenses/rows.ts).`,
      );
    works.set(key, { ...owner, text: text ?? '' });
    const own = ownNames(owner, text ?? '');
    owners.set(key, own);
    return own;
  }

  function addModule(id: string): void {
    const data = DATA.find(({ module }) => module === id);
    const file = data ? createRequire(import.meta.url).resolve(data.package) : pathOf(id);
    if (!isForeign(file) || !existsSync(file)) return;
    const owner = packageOf(file);
    if (!owner) {
      problems.add(`${file} ships, and belongs to no package.`);
      return;
    }
    const own = addPackage(owner);
    if (data) return;
    const inclusion = inclusions.find((each) => each.file.test(file));
    const code = readFileSync(file, 'utf8');
    if (inclusion) {
      const work = includedWork(inclusion, code, owner.folder);
      if (typeof work === 'string') problems.add(work);
      else {
        if (!ALLOWED_LICENSES.includes(work.license))
          problems.add(`${work.name} ships, and its license, ${work.license}, is not one that may.`);
        works.set(work.name, work);
      }
      return;
    }
    for (const line of foreignNotices(code, own))
      problems.add(
        `${file} ships, and names somebody else: “${line}”. Add a row to src/workshop/build/licenses/rows.ts.`,
      );
  }

  for (const id of moduleIds) addModule(id);
  const byName = (a: ShippedWork, b: ShippedWork): number => (a.name < b.name ? -1 : 1);
  return { works: [...works.values()].toSorted(byName), problems: [...problems] };
}

/** The list as Markdown. */
export function licenseList(works: readonly ShippedWork[]): string {
  const entries = works.map(({ name, version, license, home, text }) =>
    [
      `## ${name}${version === undefined ? '' : ` - ${version}`} (${license})`,
      ...(home === undefined ? [] : [home]),
      text,
    ].join('\n\n'),
  );
  return `# Licenses\n\nThis app includes the following work of others.\n\n${entries.join('\n\n')}\n`;
}
