// Which files are looked at, and in which language they are: by the client's name for it, else by the file's name.
import type { SourceLanguage } from '#iam/editing/index.ts';

/** `mixed` is JSON or YAML, as the text shows. */
type FileKind = SourceLanguage | 'mixed';

const LANGUAGES: Readonly<Record<string, FileKind>> = {
  json: 'json',
  jsonc: 'json',
  'json.cloudformation': 'json',
  yaml: 'yaml',
  'yaml.cloudformation': 'yaml',
  cloudformation: 'mixed',
  terraform: 'hcl',
  'terraform-vars': 'hcl',
  opentofu: 'hcl',
  hcl: 'hcl',
};

const ENDINGS: Readonly<Record<string, FileKind>> = {
  json: 'json',
  yaml: 'yaml',
  yml: 'yaml',
  template: 'mixed',
  tf: 'hcl',
  tofu: 'hcl',
  hcl: 'hcl',
};

export interface NamedText {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
}

/** The last part of the address, as people read it. */
export function nameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const entry = (kinds: Readonly<Record<string, FileKind>>, name: string): FileKind | undefined =>
  Object.hasOwn(kinds, name) ? kinds[name] : undefined;

/** The language of a file that can hold policies; undefined for any other. */
export function languageOf({ uri, languageId, text }: NamedText): SourceLanguage | undefined {
  const name = nameOf(uri).toLowerCase();
  const kind =
    entry(LANGUAGES, languageId.toLowerCase()) ?? entry(ENDINGS, name.slice(name.lastIndexOf('.') + 1));
  if (kind !== 'mixed') return kind;
  return /^\ufeff?\s*\{/.test(text) ? 'json' : 'yaml';
}

/** Whether its name, or that of its folder, says that a policy is meant to be in the file. A text without a file has none. */
export const isCalledPolicy = (uri: string): boolean =>
  !uri.startsWith('file:') ||
  uri
    .split('/')
    .slice(-2)
    .some((name) => /polic|trust|(?<![a-z])(?:iam|[sr]cp)(?![a-z])/i.test(nameOf(name)));
