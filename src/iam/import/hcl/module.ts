// Reads the files of one Terraform module, and lists its declarations by name.
import { detectLanguage } from '#iam/import/detect-language.ts';
import { linesOf } from '#iam/import/lines.ts';
import type { ModuleTree } from '#iam/import/module-tree.ts';
import type { SourceText } from '#iam/import/source-text.ts';
import { attributeOf, type Block, type Body } from './ast.ts';
import type { HclFile, InFile, TerraformModule } from './evaluation-context.ts';
import { parseHcl, type ParsedHcl } from './parse-body.ts';

export interface ReadFile extends ParsedHcl {
  readonly file: HclFile;
  /** A file of variables (terraform.tfvars) gives values, and declares nothing. */
  readonly isVariables: boolean;
  /** Whether Terraform takes a file of variables only where somebody asks for it: prod.tfvars. */
  readonly isChosen: boolean;
}

const isVariables = (name: string | undefined): boolean => name?.endsWith('.tfvars') ?? false;

/**
 * What goes before: a file of variables that somebody chose, then *.auto.tfvars, then terraform.tfvars.
 * https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence
 */
const rankOf = (name: string): number =>
  !isVariables(name)
    ? 0
    : /(?:^|[/\\])terraform\.tfvars$/.test(name)
      ? 3
      : name.endsWith('.auto.tfvars')
        ? 2
        : 1;

/** Of several *.auto.tfvars the last by name goes before. */
const byPrecedence = ({ name: a = '' }: SourceText, { name: b = '' }: SourceText): number =>
  rankOf(a) - rankOf(b) || (rankOf(a) === 2 ? (a < b ? 1 : -1) : 0);

/** `body` is what the text says, where that is known. */
export function readFile({ text, name }: SourceText, prefix: string, body?: Body): ReadFile {
  const file = { text, lineAt: linesOf(text), prefix };
  const parsed = body ? { body, faults: [] } : parseHcl(text);
  return { file, ...parsed, isVariables: isVariables(name), isChosen: rankOf(name ?? '') === 1 };
}

const known = new WeakMap<SourceText, ReadFile | 'other'>();

function readOnce(source: SourceText): ReadFile | 'other' {
  const { text, name = '' } = source;
  const isTerraform = (): boolean => detectLanguage(text, name)?.id === 'terraform';
  const read = known.get(source) ?? (isTerraform() ? readFile(source, name ? `${name}, ` : '') : 'other');
  known.set(source, read);
  return read;
}

/** Files of a module, in the order in which their declarations count; each is read once for all that need it. */
export function readFiles(sources: readonly SourceText[]): readonly ReadFile[] {
  const names = new Set(sources.map(({ name }) => name));
  // OpenTofu reads NAME.tofu in the place of NAME.tf: https://opentofu.org/docs/language/files/
  const isReplaced = ({ name = '' }: SourceText): boolean =>
    name.endsWith('.tf') && names.has(name.replace(/tf$/, 'tofu'));
  const read = sources.filter((each) => !isReplaced(each));
  return read.toSorted(byPrecedence).flatMap((each) => {
    const file = readOnce(each);
    return file === 'other' ? [] : [file];
  });
}

/** The alias of a provider. */
function aliasOf({ body }: Block): string {
  const alias = attributeOf(body, 'alias')?.value;
  return alias?.kind === 'literal' ? String(alias.value) : '';
}

const DECLARATIONS = ['variable', 'resource', 'data', 'module', 'output'] as const;
const isDeclaration = (type: string): type is (typeof DECLARATIONS)[number] =>
  (DECLARATIONS as readonly string[]).includes(type);

type Around = Pick<TerraformModule, 'folder' | 'tree' | 'texts'>;

/** The names in these files. Of two of the same name the first counts, as Terraform refuses the second. */
export function moduleOf(files: readonly ReadFile[], around: Around): TerraformModule {
  const maps = {
    variable: new Map(),
    resource: new Map(),
    data: new Map(),
    locals: new Map(),
    module: new Map(),
    output: new Map(),
    given: new Map(),
    providers: new Map(),
  };
  const add = <T>(map: Map<string, InFile<T>>, name: string, file: HclFile, of: T): void => {
    if (!map.has(name)) map.set(name, { file, of });
  };
  const chosen = new Map<string, string>();
  const unclear = new Set<string>();
  for (const { file, body, isVariables, isChosen } of files) {
    for (const { name, value } of isVariables ? body.attributes : []) {
      add(maps.given, name, file, value);
      const written = file.text.slice(value.start, value.end);
      if (isChosen && (chosen.get(name) ?? written) !== written) unclear.add(name);
      if (isChosen) chosen.set(name, written);
    }
    for (const block of body.blocks) {
      if (block.type === 'locals')
        for (const { name, value } of block.body.attributes) add(maps.locals, name, file, value);
      else if (isDeclaration(block.type)) add(maps[block.type], block.labels.join('.'), file, block);
      else if (block.type === 'provider' && block.labels[0] === 'aws')
        add(maps.providers, aliasOf(block), file, block);
    }
  }
  return {
    ...around,
    call: undefined,
    variables: maps.variable,
    given: maps.given,
    unclear,
    locals: maps.locals,
    resources: maps.resource,
    data: maps.data,
    modules: maps.module,
    outputs: maps.output,
    providers: maps.providers,
  };
}

/** The module in a folder of a repository. */
export const moduleAt = (tree: ModuleTree, folder: string): TerraformModule =>
  moduleOf(readFiles(tree.filesIn(folder)), { folder, tree, texts: new Map() });
