// Managed policies in CDK: of roles that the stack makes, and of somebody who exists already.
import type { ExportDocument } from '#core/export/export-document.ts';
import type { AttachmentTarget, BoundaryTarget } from '#core/export/targets.ts';
import { call, list, object, statement, WIDTH, type Code } from '#core/export/formats/typescript/code.ts';
import { comment, quote } from '#core/export/formats/typescript/text.ts';
import type { StackScript } from './stack-script.ts';

/** Names of users, roles and groups, as expressions. */
type Names = Readonly<Partial<Record<'users' | 'roles' | 'groups', Code>>>;

interface Policy {
  readonly document: ExportDocument;
  /** What the variable and the construct are called. */
  readonly title: string;
  readonly path?: string;
  readonly description?: string;
  /** For L2 and for L1 constructs. */
  readonly imported?: Names;
  readonly named?: Names;
  readonly kept?: boolean;
  /** Whether names must go in as they are: L2 constructs take what is behind the last / for the name. */
  readonly exact?: boolean;
}

interface MadePolicy {
  readonly lines: string;
  /** The expression for its ARN. */
  readonly arn: string;
  readonly variable: string;
}

/** A document or name that L2 constructs would change goes into an L1 construct, which takes anything. */
export function managedPolicy(script: StackScript, policy: Policy): MadePolicy {
  const { document, title, path, description, imported = {}, named = {}, kept = false } = policy;
  const { code, typed: fits } = script.document(document);
  const typed = fits && policy.exact !== true;
  const variable = script.variable(title, document.id);
  const id = quote(script.construct(title, document.id));
  const who = typed ? imported : named;
  const props = object(
    ['managedPolicyName', script.text(document.name)],
    ['path', path === undefined || path === '/' ? undefined : script.text(path)],
    ['description', description === undefined || description === '' ? undefined : quote(description)],
    [typed ? 'document' : 'policyDocument', code],
    ['users', who.users],
    ['roles', who.roles],
    ['groups', who.groups],
  );
  const start = kept ? `const ${variable} = ` : '';
  const head = typed ? 'new iam.ManagedPolicy' : 'new iam.CfnManagedPolicy';
  return {
    lines: statement(start, call(head, 'this', id, props), 4),
    arn: `${variable}.${typed ? 'managedPolicyArn' : 'attrPolicyArn'}`,
    variable,
  };
}

export function boundaryLines(script: StackScript, { title, documents }: BoundaryTarget, path: string) {
  return documents.map((document, index) => {
    const policy = managedPolicy(script, { document, title, path, kept: index === 0 });
    return { ...policy, lines: `    ${comment(`${title} ${document.name}`)}\n${policy.lines}` };
  });
}

const KINDS = [
  ['users', 'iam.User.fromUserName'],
  ['roles', 'iam.Role.fromRoleName'],
  ['groups', 'iam.Group.fromGroupName'],
] as const;

/** Those that the answers name. */
function given(script: StackScript, target: AttachmentTarget, document: ExportDocument) {
  const imported: Record<string, Code> = {};
  const named: Record<string, Code> = {};
  if (target.to.kind !== 'principals') return { imported, named };
  const { to } = target;
  const exact = [...to.users, ...to.roles].some((name) => /[/:]/.test(name));
  for (const [kind, from] of KINDS) {
    // A name is there once in an account, whatever its path.
    const names = kind === 'groups' ? [] : [...new Set(to[kind])];
    if (names.length === 0) continue;
    named[kind] = list(names.map(script.text));
    imported[kind] = list(
      names.map((name) => {
        const id = script.construct(`${target.title} ${kind.slice(0, -1)}`, `${document.id} ${kind} ${name}`);
        return call(from, 'this', quote(id), script.text(name));
      }),
    );
  }
  return { imported, named, exact };
}

/** Each name of a property as a construct; a member of the properties of a construct, which stands at column 6. */
function mapped(member: string, prop: string, made: string): Code {
  const line = `props.${prop}?.map((name) => ${made})`;
  return 6 + member.length + 2 + line.length + 1 <= WIDTH
    ? line
    : `props.${prop}?.map((name) =>\n        ${made},\n      )`;
}

/** Those whom the user of the stack names. */
function open(script: StackScript, target: AttachmentTarget, id: string) {
  const imported: Record<string, Code> = {};
  const named: Record<string, Code> = {};
  for (const [kind, from] of KINDS) {
    const prop = script.prop(`${target.title} ${kind}`);
    if (!script.options.some(({ name }) => name === prop))
      script.options.push({
        name: prop,
        description: `Names of ${kind} that get the policy of the ${target.title.toLowerCase()}: ${target.words}.`,
      });
    // L1 constructs take lists that may be changed.
    named[kind] = `props.${prop} && [...props.${prop}]`;
    imported[kind] = mapped(kind, prop, `${from}(this, \`${id}-${kind}-\${name}\`, name)`);
  }
  return { imported, named };
}

export function attachmentLines(script: StackScript, target: AttachmentTarget): readonly string[] {
  return target.permissions.map((document) => {
    const title = `${target.title} policy`;
    const id = script.construct(title, document.id);
    const who = target.to.kind === 'unnamed' ? open(script, target, id) : given(script, target, document);
    const { lines } = managedPolicy(script, { document, title, description: target.description, ...who });
    return `${comment(`${target.title}: for ${target.words}`).replaceAll(/^/gm, '    ')}\n${lines}`;
  });
}
