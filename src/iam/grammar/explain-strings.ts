// Explains malformed actions, resources and principals, and suggests what was meant.

import { type JsonValue } from '#iam/json/json-value.ts';
import { exampleArn } from '#iam/facts/example-arns.ts';
import { show } from '#iam/text/quote.ts';

const ACTION = /^[A-Za-z0-9-]+:[A-Za-z0-9*?-]+$/;

/** The action that a malformed action was meant to be; several where a list is allowed. */
export function suggestedAction(action: string, isEntry: boolean): JsonValue | undefined {
  const compact = action.replaceAll(/\s+/g, '');
  if (ACTION.test(compact)) return compact;
  const several = compact.split(/[,;]/).filter((each) => each !== '');
  return !isEntry && several.length > 1 && several.every((each) => ACTION.test(each)) ? several : undefined;
}

/** What is wrong with an action that is not "service:Name". */
export function adviseAction(action: string): string {
  if (action === '') return 'An action is empty. Write `service:Action`, such as `s3:GetObject`.';
  if (action.startsWith('arn:')) return `${show(action)} is an ARN, not an action. Move it to \`Resource\`.`;
  if (/[,;]/.test(action)) {
    return `${show(action)} contains several actions. Write an array: \`["s3:GetObject", "s3:PutObject"]\`.`;
  }
  const suggestion = suggestedAction(action, true);
  if (typeof suggestion === 'string')
    return `${show(action)} contains whitespace. Write ${show(suggestion)}.`;
  if (/^[^:]*[*?][^:]*:/.test(action)) {
    return `The service in ${show(action)} is a wildcard, which AWS does not allow. Name the service, or write only \`*\` for every action.`;
  }
  if (!action.includes(':')) {
    return `${show(action)} has no service. Write \`service:Action\`, such as \`s3:GetObject\`.`;
  }
  return `${show(action)} is not an action. Write \`service:Action\`, such as \`s3:GetObject\`, with letters, digits, \`-\`, \`*\` and \`?\`, and one colon.`;
}

/** The ARN or the star that a resource of the wrong form was meant to be. */
export function suggestedResource(resource: string): string | undefined {
  const bucket = /^s3:\/\/(\S+)$/i.exec(resource)?.[1];
  if (bucket) return `arn:aws:s3:::${bucket}`;
  const trimmed = resource.trim();
  if (trimmed === '*') return trimmed;
  return /^arn:/i.test(trimmed) ? `arn:${trimmed.slice(4)}` : undefined;
}

/** What is wrong with a resource that is neither `*` nor an ARN, in a statement with these actions. */
export function adviseResource(resource: string, actions: readonly string[]): string {
  if (resource.trim() === '') return 'A resource is empty. Write its ARN, or `*`.';
  const suggestion = suggestedResource(resource);
  if (suggestion !== undefined && /^s3:/i.test(resource)) {
    return `${show(resource)} is an S3 URI. Write its ARN: ${show(suggestion)}.`;
  }
  if (suggestion !== undefined && suggestion === resource.trim()) {
    return `${show(resource)} has whitespace around it. Write ${show(suggestion)}.`;
  }
  if (suggestion !== undefined) {
    return `${show(resource)} does not start with lowercase \`arn:\`. Change the prefix.`;
  }
  if (/^[A-Za-z0-9-]+:[A-Za-z*]+$/.test(resource)) {
    return `${show(resource)} is not a resource, which is \`*\` or an ARN. If it is an action, move it to \`Action\`.`;
  }
  const example = exampleArn(actions, resource);
  const such = example === undefined ? '' : `, such as ${show(example)},`;
  return `${show(resource)} is not a resource. Write its ARN${such} or \`*\`.`;
}

const SERVICE = /^[\w.-]+\.amazonaws\.com(\.cn)?$/;
const CALLER = /^(?:arn:\S+|\d{12})$/;

/** The object that a bare string was meant to be. */
export function suggestedPrincipal(principal: string): JsonValue | undefined {
  if (SERVICE.test(principal)) return { Service: principal };
  return CALLER.test(principal) ? { AWS: principal } : undefined;
}

/** What is wrong with a bare string as principal. */
export function advisePrincipal(principal: string): string {
  if (SERVICE.test(principal)) {
    return `A principal without a type can only be \`*\`. Write \`{ "Service": "${principal}" }\`.`;
  }
  if (CALLER.test(principal)) {
    return `A principal without a type can only be \`*\`. Write \`{ "AWS": … }\` around ${show(principal)}.`;
  }
  return `${show(principal)} is not a principal: a string alone can only be \`*\`. Write an object with \`AWS\`, \`Service\` or \`Federated\`.`;
}
