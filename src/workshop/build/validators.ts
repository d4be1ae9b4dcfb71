// Vite plugin: turns the policy schemas into validation code, so that the browser needs neither Ajv nor eval.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import type { Plugin } from 'vite';

interface ValidatorModule {
  /** The schemas, by their path from the room of grammars. */
  readonly schemas: readonly string[];
  /** The definition that each exported function checks. */
  readonly exported: Readonly<Record<string, string>>;
}

const TYPES = ['identity', 'trust', 'resource', 'scp', 'rcp'];

/** Statements and settings share no rule, so each has a module of its own. */
export const VALIDATOR_MODULES: Readonly<Record<string, ValidatorModule>> = {
  'virtual:policy-validators': {
    schemas: ['grammar'],
    exported: Object.fromEntries(TYPES.map((type) => [type, `grammar.schema.json#/$defs/${type}`])),
  },
  'virtual:settings-validators': {
    schemas: ['bedrock/bedrock-policy', 'ec2/ec2-policy'],
    exported: {
      bedrockPolicy: 'bedrock-policy.schema.json#/$defs/policy',
      ec2Policy: 'ec2-policy.schema.json#/$defs/policy',
    },
  },
};

const pathOf = (schema: string): string =>
  fileURLToPath(new URL(`../../iam/grammar/${schema}.schema.json`, import.meta.url));

/**
 * Ajv writes `require` for its helpers even when asked for ES modules, which Node and Vitest do not know.
 * https://ajv.js.org/standalone.html
 */
function requiresToImports(code: string): string {
  const imports: string[] = [];
  const body = code.replace(/require\("(ajv[^"]+)"\)(\.default)?/g, (_, path: string, member?: string) => {
    const name = `helper${imports.length}`;
    imports.push(`import ${name} from '${path}.js';\n`);
    return member ? `(${name}.default ?? ${name})` : name;
  });
  return imports.join('') + body;
}

/**
 * Ajv copies all errors so far for each function that finds more, which takes a minute for a text of sixty
 * thousand faulty statements. Appending is faster and less code.
 */
function copiesToAppends(code: string): string {
  const copy = /vErrors = vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\);/g;
  const append =
    'function append(errors, more) { if (errors === null) return more; for (const error of more) errors.push(error); return errors; }';
  return `${code.replace(copy, 'vErrors = append(vErrors, $1.errors);')}\n${append}\n`;
}

/** The source of an ES module with one validator per policy type. */
export function validatorsSource({ schemas, exported }: ValidatorModule): string {
  const ajv = new Ajv2020({
    schemas: schemas.map((schema) => JSON.parse(readFileSync(pathOf(schema), 'utf8')) as object),
    allErrors: true,
    // Rolewright writes its own messages.
    messages: false,
    strict: true,
    // Schemas have keywords of objects and of arrays where the grammar accepts either.
    strictTypes: false,
    strictRequired: false,
    // One function per definition, shared by the policy types.
    inlineRefs: false,
    code: { source: true, esm: true, lines: false, optimize: 2 },
  });
  return requiresToImports(copiesToAppends(standaloneCode(ajv, { ...exported })));
}

/** Marks a module that no other plugin should look for on disk. */
const RESOLVED = '\0';

/** Provides the modules of validators, in development, build and tests alike. */
export function validators(): Plugin {
  return {
    name: 'rolewright:validators',
    resolveId: (id) => (VALIDATOR_MODULES[id] ? `${RESOLVED}${id}` : undefined),
    load(id) {
      const module = id.startsWith(RESOLVED) ? VALIDATOR_MODULES[id.slice(RESOLVED.length)] : undefined;
      if (!module) return undefined;
      for (const schema of module.schemas) this.addWatchFile(pathOf(schema));
      return validatorsSource(module);
    },
  };
}
