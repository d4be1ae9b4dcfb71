// Explains strings that do not have the form of what they stand for.

import { show } from '#core/iam/words.ts';

/** What is wrong with an action that is not "service:Name". */
export function adviseAction(action: string): string {
  if (action === '') return 'An action is empty. Write `service:Action`, such as `s3:GetObject`.';
  if (action.startsWith('arn:'))
    return `${show(action)} is an ARN, not an action. It belongs in \`Resource\`.`;
  if (/[,;]/.test(action)) {
    return `${show(action)} holds several actions. Write an array: \`["s3:GetObject", "s3:PutObject"]\`.`;
  }
  const compact = action.replace(/\s+/g, '');
  if (compact !== action && /^[A-Za-z0-9-]+:[A-Za-z0-9*?-]+$/.test(compact)) {
    return `${show(action)} holds white space. Write ${show(compact)}.`;
  }
  if (/^[^:]*[*?][^:]*:/.test(action)) {
    return `In ${show(action)} the service is a wildcard, which only the bare \`*\` may be. Name the service.`;
  }
  if (!action.includes(':')) {
    return `${show(action)} names no service. Write \`service:Action\`, such as \`s3:GetObject\`.`;
  }
  return `${show(action)} does not have the form \`service:Action\`, such as \`s3:GetObject\`: letters, digits, \`-\`, \`*\` and \`?\`, and one colon.`;
}

/** What is wrong with a resource that is neither `*` nor an ARN. */
export function adviseResource(resource: string): string {
  if (resource.trim() === '') return 'A resource is empty. Write its ARN, or `*`.';
  const bucket = /^s3:\/\/(.+)$/i.exec(resource)?.[1];
  if (bucket) return `${show(resource)} is an S3 URI. Write its ARN: ${show(`arn:aws:s3:::${bucket}`)}.`;
  const trimmed = resource.trim();
  if (trimmed !== resource && (trimmed === '*' || trimmed.startsWith('arn:'))) {
    return `${show(resource)} has white space around it. Write ${show(trimmed)}.`;
  }
  if (/^arn:/i.test(resource))
    return `An ARN starts with \`arn:\` in small letters: ${show(resource)} does not.`;
  if (/^[A-Za-z0-9-]+:[A-Za-z*]+$/.test(resource)) {
    return `${show(resource)} is not a resource. If it is an action it belongs in \`Action\`; a resource is \`*\` or an ARN.`;
  }
  return `${show(resource)} is not a resource. Write its ARN, such as \`arn:aws:s3:::amzn-s3-demo-bucket/*\`, or \`*\`.`;
}

/** What is wrong with a bare string as principal. */
export function advisePrincipal(principal: string): string {
  if (/^[\w.-]+\.amazonaws\.com(\.cn)?$/.test(principal)) {
    return `A bare string can only be \`*\`. Write \`{ "Service": "${principal}" }\`.`;
  }
  if (/^(arn:|\d{12}$)/.test(principal)) {
    return `A bare string can only be \`*\`. Write \`{ "AWS": … }\` around ${show(principal)}.`;
  }
  return `${show(principal)} is no principal: a bare string can only be \`*\`. Write an object with \`AWS\`, \`Service\` or \`Federated\`.`;
}
