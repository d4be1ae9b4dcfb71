// Managed policies in CDK: for the stack's roles, and for users, roles and groups that exist already.
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import type { AttachmentTarget, BoundaryTarget } from '#deepseek/export/targets.ts';
import { forWhom, OUTPUTS } from '#deepseek/export/outputs.ts';
import { call, list, object, statement, type Code } from '#deepseek/export/formats/typescript/code.ts';
import { comment, quote } from '#deepseek/export/formats/typescript/text.ts';
import type { StackBuilder } from './stack-builder.ts';

/** Names of users, roles and groups, as expressions. */
type Names = Readonly<Partial<Record<'users' | 'roles' | 'groups', Code>>>;

interface PolicyOptions {
  readonly document: ExportDocument;
  /** The name of the variable and of the construct. */
  readonly title: string;
  readonly path?: string;
  readonly description?: string;
  /** Whom it is attached to: imported constructs for L2, names for L1. */
  readonly imported?: Names;
  readonly named?: Names;
  /** Whether names must be used unchanged: L2 constructs take only what follows the last /. */
  readonly exact?: boolean;
}

export interface PolicyCode {
  readonly lines: string;
  /** Whether it is an L2 construct. */
  readonly typed: boolean;
  /** The expression for its ARN. */
  readonly arn: string;
  readonly variable: string;
}

/** An L2 construct; an L1 construct where L2 would change the document or a name. */
export function managedPolicy(stack: StackBuilder, policy: PolicyOptions): PolicyCode {
  const { document, title, path, description, imported = {}, named = {} } = policy;
  const { code, typed: fits } = stack.document(document);
  const typed = fits && policy.exact !== true;
  const variable = stack.variable(title, document.id);
  const id = quote(stack.construct(title, document.id));
  const who = typed ? imported : named;
  const props = object(
    ['managedPolicyName', stack.nameOf('policy', document.id, document.name)],
    ['path', path === undefined || path === '/' ? undefined : stack.text(path)],
    ['description', description === undefined || description === '' ? undefined : quote(description)],
    [typed ? 'document' : 'policyDocument', code],
    ['users', who.users],
    ['roles', who.roles],
    ['groups', who.groups],
  );
  const head = typed ? 'new iam.ManagedPolicy' : 'new iam.CfnManagedPolicy';
  return {
    lines: statement(`const ${variable} = `, call(head, 'this', id, props), 4),
    arn: `${variable}.${typed ? 'managedPolicyArn' : 'attrPolicyArn'}`,
    variable,
    typed,
  };
}

export function boundaryLines(stack: StackBuilder, target: BoundaryTarget, path: string) {
  const { title, documents } = target;
  return documents.map((document) => {
    const policy = managedPolicy(stack, { document, title, path });
    stack.output(`${title} ARN`, `${document.id} arn`, OUTPUTS.boundaryArn(target), policy.arn);
    return { ...policy, lines: `    ${comment(`${title} ${document.name}`)}\n${policy.lines}` };
  });
}

const KINDS = [
  ['users', 'iam.User.fromUserName'],
  ['roles', 'iam.Role.fromRoleName'],
  ['groups', 'iam.Group.fromGroupName'],
] as const;

/** Users and roles that the answers name. */
function namedInAnswers(stack: StackBuilder, target: AttachmentTarget, document: ExportDocument) {
  const imported: Record<string, Code> = {};
  const named: Record<string, Code> = {};
  if (target.to.kind !== 'principals') return { imported, named };
  const { to } = target;
  const exact = [...to.users, ...to.roles].some((name) => /[/:]/.test(name));
  for (const [kind, from] of KINDS) {
    // Names are unique in an account, whatever their path.
    const names = kind === 'groups' ? [] : [...new Set(to[kind])];
    if (names.length === 0) continue;
    named[kind] = list(names.map(stack.text));
    imported[kind] = list(
      names.map((name) => {
        const id = stack.construct(`${target.title} ${kind.slice(0, -1)}`, `${document.id} ${kind} ${name}`);
        return call(from, 'this', quote(id), stack.text(name));
      }),
    );
  }
  return { imported, named, exact };
}

/** Users, roles and groups that the stack's properties name. */
function namedByUser(stack: StackBuilder, target: AttachmentTarget, id: string) {
  const imported: Record<string, Code> = {};
  const named: Record<string, Code> = {};
  for (const [kind, from] of KINDS) {
    const prop = stack.prop(`${target.title} ${kind}`);
    if (!stack.options.some(({ name }) => name === prop))
      stack.options.push({
        name: prop,
        description: `Names of ${kind} that get the policy of the ${target.title.toLowerCase()}: ${target.words}.`,
      });
    // L1 constructs need mutable lists.
    named[kind] = `props.${prop} && [...props.${prop}]`;
    imported[kind] = {
      kind: 'mapping',
      head: `props.${prop}?.map`,
      parameter: 'name',
      body: `${from}(this, \`${id}-${kind}-\${name}\`, name)`,
    };
  }
  return { imported, named };
}

export function attachmentLines(stack: StackBuilder, target: AttachmentTarget): readonly string[] {
  return target.permissions.map((document) => {
    const title = `${target.title} policy`;
    const id = stack.construct(title, document.id);
    const who =
      target.to.kind === 'unnamed' ? namedByUser(stack, target, id) : namedInAnswers(stack, target, document);
    const { lines, arn } = managedPolicy(stack, {
      document,
      title,
      description: target.description,
      ...who,
    });
    stack.output(`${title} ARN`, `${document.id} arn`, OUTPUTS.attachedArn(target), arn);
    return `${comment(forWhom(target), 96).replaceAll(/^/gm, '    ')}\n${lines}`;
  });
}
