// What is wrong with a call before it is held against anything, field by field, in words that say what to write instead.
import { isAccountId } from '#core/facts/account-id.ts';
import { nearest } from '#core/text/nearest-name.ts';
import { show } from '#core/text/quote.ts';
import { GLOBAL_KEYS } from '#core/reference/global-keys.ts';
import { patternsOf, resourceMeets } from '#core/reference/arn-patterns.ts';
import { parseArn } from '#core/iam/arn.ts';
import type { Reference } from '#core/reference/reference.ts';
import { readPrincipal } from './read-principal.ts';
import { aboutKey, isAction, meantActions } from './about-action.ts';
import type { OpenCall } from '#core/verify/resolve-request.ts';
import { valueProblem } from './key-value.ts';

/** Where a call can be wrong; a key of the context by its name. */
export type CallField = 'who' | 'action' | 'resource' | 'resourceAccount' | `key ${string}`;

export interface CallFault {
  readonly field: CallField;
  readonly message: string;
  /** What may be written instead, the likeliest first. */
  readonly instead: readonly string[];
  /** Whether there is no answer before it is mended; otherwise it is advice. */
  readonly refuses: boolean;
}

const fault = (field: CallField, message: string, instead: readonly string[] = []): CallFault => ({
  field,
  message,
  instead,
  refuses: true,
});
const advice = (field: CallField, message: string, instead: readonly string[] = []): CallFault => ({
  ...fault(field, message, instead),
  refuses: false,
});

function whoFaults({ principal, action, context }: OpenCall): readonly CallFault[] {
  if (!('caller' in principal)) return [];
  const { caller } = principal;
  if (typeof caller === 'string') {
    if (caller === '')
      return [
        fault(
          'who',
          'Write who calls: an ARN, twelve digits of an account, a service principal such as lambda.amazonaws.com, or anonymous.',
        ),
      ];
    if (isAccountId(caller)) return [];
  }
  const { problems = [] } = readPrincipal(caller, action, context);
  return problems.map((problem) => fault('who', problem));
}

const ACTION = /^[A-Za-z0-9-]+:[A-Za-z0-9]+$/;

function actionFaults({ action }: OpenCall, reference: Reference | undefined): readonly CallFault[] {
  const how = 'Write it as service:Name, such as s3:GetObject.';
  if (action === '') return [fault('action', `Write the action. ${how}`)];
  if (/[*?]/.test(action))
    return [
      fault(
        'action',
        `${show(action)} is a pattern. A request is for one action: write it in full, such as s3:GetObject.`,
      ),
    ];
  const instead = reference ? meantActions(action, reference) : [];
  if (!ACTION.test(action)) return [fault('action', `${show(action)} is no action. ${how}`, instead)];
  if (!reference || isAction(action, reference)) return [];
  const service = reference.listed(action.slice(0, action.indexOf(':')));
  const where = service
    ? `${service.name} has no action ${show(action)}.`
    : `There is no service ${show(action.slice(0, action.indexOf(':')))}.`;
  return [
    fault('action', instead.length > 0 ? `${where} Did you mean one of these?` : `${where} ${how}`, instead),
  ];
}

const ARN = /^arn:[^:\s]+:[^:\s]+:[^:\s]*:[^:\s]*:\S[\s\S]*$/;

/** AWS's pattern as an example: "arn:aws:s3:::BucketName". */
const asExample = (pattern: string): string =>
  (pattern.split(/,\s*/)[0] ?? '').replaceAll(/\$\{([^}]*)\}/g, (_, name: string) =>
    name === 'Partition' ? 'aws' : name,
  );

function resourceFaults(
  { action, resource }: OpenCall,
  reference: Reference | undefined,
): readonly CallFault[] {
  const service = action.slice(0, Math.max(0, action.indexOf(':')));
  const known = reference?.service(service)?.actions.get(action.slice(service.length + 1).toLowerCase());
  const [type] = known?.resourceTypes ?? [];
  const example = type ? asExample(type.arn) : 'arn:aws:s3:::amzn-s3-demo-bucket/key';
  const how =
    known && !type
      ? 'This action takes no resource: write *.'
      : `Write an ARN such as ${example}, or * for all resources.`;
  if (resource === '') return [fault('resource', how, known && !type ? ['*'] : [])];
  if (resource === '*') {
    return type
      ? [
          advice(
            'resource',
            `This action is checked on a resource (${known?.resourceTypes.map(({ name }) => name).join(', ') ?? ''}): with * only statements about all resources match.`,
          ),
        ]
      : [];
  }
  if (!ARN.test(resource))
    return [fault('resource', `${show(resource)} is no ARN. ${how}`, known && !type ? ['*'] : [])];
  if (!known) return [];
  if (!type) return [advice('resource', 'AWS checks this action on * alone.', ['*'])];
  const arn = parseArn(resource);
  const fits = known.resourceTypes.flatMap(patternsOf).some((pattern) => {
    const isService = pattern.service === '*' || pattern.service === arn?.service;
    return arn !== undefined && isService && resourceMeets(pattern, arn.resource);
  });
  const kinds = known.resourceTypes.map(({ name }) => name).join(', ');
  return fits ? [] : [advice('resource', `This action is checked on other resources: ${kinds}.`)];
}

const GLOBAL_NAMES = GLOBAL_KEYS.map(({ key }) => key);

function keyFaults(
  { context, unknownKeys = [] }: OpenCall,
  reference: Reference | undefined,
): readonly CallFault[] {
  const unknown = new Set(unknownKeys);
  return Object.keys(context).flatMap((key): readonly CallFault[] => {
    const field = `key ${key}` as const;
    if (!/^[^:\s]+:\S/.test(key))
      return [
        fault(field, `${show(key)} is no condition key. Write it as namespace:name, such as aws:SourceVpc.`),
      ];
    const facts = reference && aboutKey(key, reference);
    if (!facts && reference && key.toLowerCase().startsWith('aws:')) {
      const near = nearest(key, GLOBAL_NAMES);
      return [
        fault(
          field,
          `AWS has no global condition key ${show(key)}.${near === undefined ? '' : ' Did you mean this one?'}`,
          near === undefined ? [] : [near],
        ),
      ];
    }
    const value = context[key] ?? [];
    const values = (typeof value === 'string' ? [value] : value).filter((each) => each !== '');
    const problem = facts && !unknown.has(key) ? valueProblem(key, facts.type, values) : undefined;
    return problem === undefined ? [] : [fault(field, problem)];
  });
}

/**
 * All that is wrong with a call. Without a reference, or before its files are loaded, only what can be told without it.
 */
export function checkCall(call: OpenCall, reference?: Reference): readonly CallFault[] {
  const account =
    call.resourceAccount === undefined || isAccountId(call.resourceAccount)
      ? []
      : [
          fault(
            'resourceAccount',
            `${show(call.resourceAccount)} is no account. Write its twelve digits, such as 111122223333.`,
          ),
        ];
  return [
    ...whoFaults(call),
    ...actionFaults(call, reference),
    ...resourceFaults(call, reference),
    ...account,
    ...keyFaults(call, reference),
  ];
}

/** Whether the call can be held against anything. */
export const isSound = (faults: readonly CallFault[]): boolean => !faults.some(({ refuses }) => refuses);
