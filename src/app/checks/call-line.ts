// A call in a few words: "InvokeModel on deepseek.v3.2 in us-east-1".
import { parseArn } from '#iam/policy/index.ts';
import type { OpenCall } from '#iam/request/index.ts';
import { callerText } from '#iam/environment/index.ts';

interface CallLine {
  readonly action: string;
  /** The last part of the resource's name; undefined for a call that has none. */
  readonly on: string | undefined;
  readonly region: string | undefined;
  /** Who calls, where it is not a role of the kit. */
  readonly by: string | undefined;
}

/** What tells a resource from others of its type: the key of an object stays with its bucket. */
function nameIn(resource: string): string | undefined {
  if (resource === '' || resource === '*') return undefined;
  const arn = parseArn(resource);
  if (!arn) return resource;
  if (arn.service === 's3') return arn.resource;
  const [, ...rest] = arn.resource.split(/[/:]/);
  return rest.length === 0 ? arn.resource : arn.resource.slice(arn.resource.length - rest.join('/').length);
}

export function callLine({ action, resource, context, principal }: OpenCall): CallLine {
  const requested = context['aws:RequestedRegion'];
  const region = typeof requested === 'string' ? requested : parseArn(resource)?.region;
  return {
    action: action === '' ? 'Any action' : action.slice(action.indexOf(':') + 1),
    on: nameIn(resource),
    region: region === '' || region === '*' ? undefined : region,
    by: 'caller' in principal ? callerText(principal.caller) || undefined : undefined,
  };
}
