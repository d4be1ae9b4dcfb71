// Which files are looked at: JSON, YAML and Terraform, by the client's name for the language, else by the file's name.

const LANGUAGES: ReadonlySet<string> = new Set([
  'json',
  'jsonc',
  'json5',
  'yaml',
  'cloudformation',
  'yaml.cloudformation',
  'json.cloudformation',
  'terraform',
  'terraform-vars',
  'opentofu',
  'hcl',
]);

const ENDINGS: readonly string[] = ['.json', '.template', '.yaml', '.yml', '.tf', '.tofu', '.tfvars', '.hcl'];

export interface NamedFile {
  readonly uri: string;
  readonly languageId: string;
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

/** Whether a file of this kind can hold policies. */
export const isReadable = ({ uri, languageId }: NamedFile): boolean =>
  LANGUAGES.has(languageId.toLowerCase()) ||
  ENDINGS.some((ending) => nameOf(uri).toLowerCase().endsWith(ending));
