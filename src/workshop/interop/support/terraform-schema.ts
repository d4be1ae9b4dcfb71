// The schema of Terraform's AWS provider, read from the TypeScript declarations that are generated from it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ArgumentSchema {
  readonly required: boolean;
  /** What a nested block takes; undefined for an argument. */
  readonly block: BlockSchema | undefined;
}

export interface BlockSchema {
  /** By the names that Terraform has for them. */
  readonly takes: ReadonlyMap<string, ArgumentSchema>;
}

export interface TypeSchema extends BlockSchema {
  /** Everything that an expression may read of it. */
  readonly attributes: ReadonlySet<string>;
}

const INTERFACE = /^export interface (\w+)(?: extends [\w.]+)? \{\n([\s\S]*?)^\}/gm;
const MEMBER = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s+readonly \w+(\??): ((?:\{[^}]*\}|[^;{])+);/g;
const GETTER = /^ {4}get (\w+)\(/gm;

export const camelCase = (name: string): string =>
  name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `declarations` are the text of an index.d.ts; `name` is the interface. */
function blockIn(bodies: ReadonlyMap<string, string>, name: string): BlockSchema {
  const takes = new Map<string, ArgumentSchema>();
  for (const [, doc = '', optional = '', type = ''] of (bodies.get(name) ?? '').matchAll(MEMBER)) {
    // The address of the documentation ends with Terraform's name.
    const own = /#(\w+) \w+#/.exec(doc)?.[1];
    if (own === undefined) continue;
    const isBlock = new RegExp(String.raw`^\s*\* ${own} block$`, 'm').test(doc);
    takes.set(own, {
      required: optional === '',
      block: isBlock ? blockIn(bodies, /^\w+/.exec(type)?.[0] ?? '') : undefined,
    });
  }
  return { takes };
}

/** Reads the schema of a type of `kind` out of the package's folder; undefined where the provider has no such type. */
export function readTypeSchema(
  folder: string,
  kind: 'resource' | 'data' | 'provider',
  type: string,
): TypeSchema | undefined {
  const short = type.replace(/^aws_/, '').replaceAll('_', '-');
  const name = kind === 'provider' ? 'provider' : kind === 'data' ? `data-aws-${short}` : short;
  const path = join(folder, 'lib', name, 'index.d.ts');
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  const bodies = new Map([...text.matchAll(INTERFACE)].map(([, id = '', body = '']) => [id, body]));
  const config = [...bodies.keys()].find((id) => id.endsWith('Config')) ?? '';
  const getters = [...text.matchAll(GETTER)].map(([, getter = '']) => getter);
  return { ...blockIn(bodies, config), attributes: new Set(getters) };
}
