// Offers actions: of the service that is typed, or of any whose name fits, and patterns of them.
import { clientCalled, neededFor } from '#iam/reference/api-names.ts';
import type { ListedService, Reference } from '#iam/reference/reference.ts';
import type { Proposal } from './completion.ts';
import { fit } from './match.ts';
import { findActions, namesOf, type NamedAction } from './action-names.ts';
import { nearby, type CompletionContext, type Nearby } from './completion-context.ts';

/** `typed` in lower case; `allowed`, the prefixes that can be meant, all when undefined. */
function services(
  typed: string,
  reference: Reference,
  allowed: ReadonlySet<string> | undefined,
  near: ReadonlySet<string>,
): readonly Proposal[] {
  const client = typed.length > 1 ? clientCalled(typed, reference)?.prefix : undefined;
  return reference.prefixes.flatMap((prefix): readonly Proposal[] => {
    if (allowed && !allowed.has(prefix)) return [];
    const name = reference.listed(prefix)?.name ?? '';
    const byPrefix = fit(typed, prefix, prefix);
    // "Simple Storage" is S3 to some.
    const byName =
      byPrefix === undefined && typed.length > 1 ? fit(typed, name, name.toLowerCase()) : undefined;
    const rank = prefix === client ? 0 : (byPrefix ?? (byName === undefined ? undefined : byName + 2));
    if (rank === undefined) return [];
    const text = `${prefix}:`;
    return [
      {
        label: text,
        text,
        kind: 'service',
        detail: name,
        rank: rank * 10 + (near.has(prefix) ? -2 : 2),
        more: true,
      },
    ];
  });
}

/** What assumes a role. */
const TRUST_ACTIONS: ReadonlySet<string> = new Set([
  'sts:AssumeRole',
  'sts:AssumeRoleWithSAML',
  'sts:AssumeRoleWithWebIdentity',
  'sts:SetContext',
  'sts:SetSourceIdentity',
  'sts:TagSession',
]);

/** The prefixes that are worth offering; undefined: all. */
function prefixesFor({ question, reference }: CompletionContext): ReadonlySet<string> | undefined {
  const { type, attachedTo } = question;
  if (type === 'trust') return new Set(['sts']);
  if (type === 'rcp') return reference.rcpServices;
  if (attachedTo?.startsWith('AWS::S3ObjectLambda')) return new Set(['s3-object-lambda']);
  if (attachedTo?.startsWith('AWS::S3')) return new Set(['s3']);
  if (attachedTo?.startsWith('AWS::DynamoDB')) return new Set(['dynamodb']);
  return undefined;
}

function describe(
  prefix: string,
  name: string,
  reference: Reference,
): Pick<Proposal, 'detail' | 'documentation'> {
  const action = reference.service(prefix)?.actions.get(name.toLowerCase());
  if (!action) return { detail: reference.listed(prefix)?.name ?? '' };
  const types = action.resourceTypes.map((type) => type.name);
  const on = types.length > 0 ? `On: ${types.join(', ')}.` : 'On * only.';
  return { detail: action.level, documentation: `Allows callers to ${action.description}. ${on}` };
}

function actionProposal({ prefix, name }: NamedAction, rank: number, reference: Reference): Proposal {
  const text = `${prefix}:${name}`;
  return { label: text, text, kind: 'action', rank, ...describe(prefix, name, reference) };
}

const FIRST_WORD = /^(?:[A-Z]?[a-z]+|[A-Z]+(?![a-z]))/;

/** "s3:*" and "s3:Get*", for the first words that several of the service's actions share. */
function patterns(service: ListedService, typed: string): readonly Proposal[] {
  const counts = new Map<string, number>();
  for (const { name } of namesOf(service)) {
    const word = FIRST_WORD.exec(name)?.[0] ?? name;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const all: Proposal = {
    label: `${service.prefix}:*`,
    text: `${service.prefix}:*`,
    kind: 'action',
    detail: `all ${service.actions.size} actions`,
    rank: 0,
  };
  const words = [...counts].flatMap(([word, number]): readonly Proposal[] => {
    const lower = word.toLowerCase();
    if (number < 2 || !(lower.startsWith(typed) || typed.startsWith(lower))) return [];
    const text = `${service.prefix}:${word}*`;
    // Before the actions while the word is typed; after it, the actions are more likely.
    const rank = typed.length > lower.length ? 15 : typed === lower ? 5 : 8;
    return [{ label: text, text, kind: 'action', detail: `${number} actions`, rank }];
  });
  return typed === '' || typed === '*' ? [all, ...words] : words;
}

function ofService(
  service: ListedService,
  typed: string,
  { reference }: CompletionContext,
  { closeness }: Nearby,
): readonly Proposal[] {
  const found: Proposal[] = [];
  for (const each of namesOf(service)) {
    const rank = fit(typed, each.name, each.lower);
    if (rank === undefined) continue;
    found.push(actionProposal(each, rank * 10 - closeness(each.prefix, each.name) * 1.5, reference));
  }
  return [...found, ...patterns(service, typed)];
}

/** The actions that an operation of the API needs. */
function forOperation(prefix: string, name: string, reference: Reference): readonly Proposal[] {
  if (name.length < 3) return [];
  return (neededFor(prefix, name, reference)?.actions ?? []).map((text) => ({
    label: text,
    text,
    kind: 'action',
    detail: 'what this operation needs',
    rank: -10,
  }));
}

/** Shorter texts match too many names. */
const MIN_TYPED = 3;
/** The best matches. */
const MAX_ACTIONS = 60;

function anywhere(
  typed: string,
  reference: Reference,
  allowed: ReadonlySet<string> | undefined,
  { services: near, closeness }: Nearby,
): readonly Proposal[] {
  const prefixes = allowed ?? (typed.length < MIN_TYPED ? [] : reference.prefixes);
  const close = [...near].filter((prefix) => !allowed || allowed.has(prefix));
  const far = [...prefixes].filter((prefix) => !near.has(prefix));
  const found = (from: readonly string[], later: number): readonly Proposal[] =>
    findActions(typed, from, reference, MAX_ACTIONS).map(({ action, rank }) => {
      const sooner = closeness(action.prefix, action.name) / 3;
      return actionProposal(action, rank * 10 + later - sooner, reference);
    });
  return [...found(close, 0), ...found(far, 5)];
}

function trustActions(typed: string, reference: Reference): readonly Proposal[] {
  const name = typed.slice(typed.indexOf(':') + 1);
  return [...TRUST_ACTIONS].flatMap((text, index): readonly Proposal[] => {
    const rank = fit(name, text.slice(4), text.slice(4).toLowerCase());
    if (rank === undefined && !'sts:'.startsWith(typed)) return [];
    return [
      {
        label: text,
        text,
        kind: 'action',
        rank: (rank ?? 1) * 10 + index,
        ...describe('sts', text.slice(4), reference),
      },
    ];
  });
}

/** The completions for Action and NotAction. */
export function actions(scene: CompletionContext): readonly Proposal[] {
  const { reference, question } = scene;
  const typed = scene.typed.toLowerCase();
  if (question.type === 'trust') return trustActions(typed, reference);
  const allowed = prefixesFor(scene);
  const colon = typed.indexOf(':');
  const near = nearby(scene);
  if (colon < 0)
    return [
      ...services(typed, reference, allowed, near.services),
      ...anywhere(typed, reference, allowed, near),
    ];
  const prefix = typed.slice(0, colon);
  const name = typed.slice(colon + 1);
  const service = reference.listed(prefix) ?? reference.listed(clientCalled(prefix, reference)?.prefix ?? '');
  if (!service) return services(prefix, reference, allowed, near.services);
  return [...forOperation(prefix, name, reference), ...ofService(service, name, scene, near)];
}
