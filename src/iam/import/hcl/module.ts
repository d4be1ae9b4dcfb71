// The declarations of one Terraform module, by name.
import { attributeOf, type Block, type Body, type HclExpression } from './ast.ts';
import type { HclFile, InFile, TerraformModule } from './evaluation-context.ts';

export interface ReadFile {
  readonly file: HclFile;
  readonly body: Body;
  /** A file of variables (terraform.tfvars) gives values, and declares nothing. */
  readonly isVariables: boolean;
  /** Whether Terraform takes a file of variables only where somebody asks for it: prod.tfvars. */
  readonly isChosen: boolean;
}

/** The region of the provider: of the one without an alias, or of the only one. */
function regionOf(providers: ReadonlyMap<string, InFile<Block>>): InFile<HclExpression> | undefined {
  const [only, second] = [...providers.values()];
  const provider = providers.get('') ?? (second ? undefined : only);
  const region = provider && attributeOf(provider.of.body, 'region');
  return provider && region && { file: provider.file, of: region.value };
}

/** The alias of a provider. */
function aliasOf({ body }: Block): string {
  const alias = attributeOf(body, 'alias')?.value;
  return alias?.kind === 'literal' ? String(alias.value) : '';
}

/** The names in these files. Of two of the same name the first counts, as Terraform refuses the second. */
export function moduleOf(files: readonly ReadFile[], texts: ReadonlyMap<string, string>): TerraformModule {
  const maps = {
    variable: new Map(),
    resource: new Map(),
    data: new Map(),
    locals: new Map(),
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
      else if (block.type === 'variable' || block.type === 'resource' || block.type === 'data')
        add(maps[block.type], block.labels.join('.'), file, block);
      else if (block.type === 'provider' && block.labels[0] === 'aws')
        add(maps.providers, aliasOf(block), file, block);
    }
  }
  return {
    variables: maps.variable,
    given: maps.given,
    unclear,
    locals: maps.locals,
    resources: maps.resource,
    data: maps.data,
    texts,
    providers: maps.providers,
    region: regionOf(maps.providers),
  };
}
