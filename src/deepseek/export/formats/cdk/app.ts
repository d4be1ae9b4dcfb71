// The app's main file: each stack with its account, Region and the answers that are still open.
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { comment, quote, wholePattern } from '#deepseek/export/formats/typescript/text.ts';
import { call, object, inlineObject, statement } from '#deepseek/export/formats/typescript/code.ts';
import type { StackFile } from './stack.ts';
import type { StackPlan } from './stack-plans.ts';

interface AppStack extends StackFile {
  readonly plan: StackPlan;
  readonly name: string;
}

const REQUIRED = `/** A value from the context: in cdk.json, or \`cdk deploy -c name=value\`. */
function required(name: string, pattern = /./): string {
  const value: unknown = app.node.tryGetContext(name);
  if (typeof value !== 'string' || value === '') {
    throw new Error(\`Set \${name} in cdk.json, or with -c \${name}=…\`);
  }
  if (!pattern.test(value)) throw new Error(\`\${name} must match \${pattern}\`);
  return value;
}
`;

const LISTED = `/** A list of names from the context: in cdk.json, or \`cdk deploy -c name=one,two\`. */
function listed(name: string): readonly string[] {
  const value: unknown = app.node.tryGetContext(name);
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' && value !== '' ? value.split(',') : [];
}
`;

/** Where the account is open, the stack uses the account of the credentials that deploy it. */
function stackLines({ plan, className, parameters, options }: AppStack): string {
  const env = inlineObject(
    ['account', plan.account === undefined ? undefined : quote(plan.account)],
    ['region', quote(plan.region)],
  );
  const props = object(
    ['env', env],
    ...parameters.map(({ name, asked = name, list, pattern }) => {
      const args = [quote(asked), ...(pattern === undefined ? [] : [wholePattern(pattern)])];
      return [name, list ? `required(${args.join(', ')}).split(',')` : call('required', ...args)] as const;
    }),
    ...options.map(({ name }) => [name, call('listed', quote(name))] as const),
  );
  return statement('', call(`new ${className}`, 'app', quote(plan.name), props));
}

export function appFile(kit: ExportKit, stacks: readonly AppStack[]): string {
  const asks = stacks.some(({ parameters }) => parameters.length > 0);
  return [
    comment(`${kit.title}. Made with Rolewright.`),
    ...(kit.groups.length > 1
      ? [comment('Deploy each stack with credentials of its account, in this order.')]
      : []),
    `import { App } from 'aws-cdk-lib';`,
    ...stacks.map(({ className, name }) => `import { ${className} } from '../lib/${name}';`),
    '',
    'const app = new App();',
    '',
    ...(asks ? [REQUIRED] : []),
    ...(stacks.some(({ options }) => options.length > 0) ? [LISTED] : []),
    stacks.map(stackLines).join('\n\n'),
    '',
  ].join('\n');
}
