// Offers elements: of the document, of a statement, of Principal.
import {
  DOCUMENT_ELEMENTS,
  isSettingsType,
  STATEMENT_ELEMENTS,
  type PolicyType,
  type StatementType,
} from '#iam/policy/policy.ts';
import { explainElement } from '#iam/editing/hover/element.ts';
import { explainPrincipalType } from '#iam/editing/hover/principal.ts';
import { exclusionOf } from '#iam/grammar/policy-types.ts';
import { PRINCIPAL_KINDS } from '#iam/grammar/elements.ts';
import type { Proposal } from './completion.ts';
import { fitOf } from './match.ts';
import type { CompletionContext } from './completion-context.ts';

/** What a statement of each type begins as. */
const STATEMENTS: Readonly<Record<StatementType, string>> = {
  identity: '{\n\t"Effect": "Allow",\n\t"Action": "$1",\n\t"Resource": "$2"\n}',
  resource: '{\n\t"Effect": "Allow",\n\t"Principal": { $1 },\n\t"Action": "$2",\n\t"Resource": "$3"\n}',
  trust: '{\n\t"Effect": "Allow",\n\t"Principal": { $1 },\n\t"Action": "sts:AssumeRole"\n}',
  scp: '{\n\t"Effect": "Deny",\n\t"Action": "$1",\n\t"Resource": "*"\n}',
  rcp: '{\n\t"Effect": "Deny",\n\t"Principal": "*",\n\t"Action": "$1",\n\t"Resource": "*"\n}',
};

const statementOf = (type: PolicyType): string => STATEMENTS[isSettingsType(type) ? 'identity' : type];

/** What the value of each element begins as. */
const VALUES: Readonly<Record<string, string>> = {
  Version: '"2012-10-17"',
  Id: '"$1"',
  Statement: '[\n\t$1\n]',
  Sid: '"$1"',
  Effect: '"${1|Allow,Deny|}"',
  Principal: '{ $1 }',
  NotPrincipal: '{ $1 }',
  Action: '"$1"',
  NotAction: '["$1"]',
  Resource: '"$1"',
  NotResource: '["$1"]',
  Condition: '{ $1 }',
};

const textOf = (name: string, type: PolicyType): string | undefined =>
  explainElement(name, type)?.lines[0]?.text;

/** A statement has one of each pair. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['Principal', 'NotPrincipal'],
  ['Action', 'NotAction'],
  ['Resource', 'NotResource'],
];

function isTaken(name: string, names: ReadonlySet<string>): boolean {
  return names.has(name) || PAIRS.some((pair) => pair.includes(name) && pair.some((each) => names.has(each)));
}

/** The names in the object around the cursor, but for the one that is being typed. */
function othersIn({ cursor }: CompletionContext): ReadonlySet<string> {
  const { container, member } = cursor;
  if (container.kind !== 'object') return new Set();
  return new Set(container.members.filter((each) => each !== member).map(({ key }) => key.text));
}

function valueFor(name: string, type: PolicyType): string {
  if (name === 'Principal' && type === 'rcp') return '"*"';
  if (name === 'Statement') return `[\n\t${statementOf(type).replaceAll('\n', '\n\t')}\n]`;
  return VALUES[name] ?? '"$1"';
}

/** Whether policies of the type never have the element. A policy without principals may still get some. */
export const isRefused = (type: PolicyType, isTypeOpen: boolean, name: string): boolean =>
  exclusionOf(type, name) !== undefined &&
  !(isTypeOpen && type === 'identity' && /^(?:Not)?Principal$/.test(name));

function elements(names: readonly string[], scene: CompletionContext): readonly Proposal[] {
  const { type, isTypeOpen = false } = scene.question;
  const taken = othersIn(scene);
  return names.flatMap((name, index): readonly Proposal[] => {
    const fit = fitOf(scene.typed, name);
    if (fit === undefined || isTaken(name, taken) || isRefused(type, isTypeOpen, name)) return [];
    const documentation = textOf(name, type);
    // The negative ones are rarely what is meant, nor are those that would make it another policy than it looks like.
    const isOther = exclusionOf(type, name) !== undefined;
    const rank = fit * 100 + index + (name.startsWith('Not') ? 50 : 0) + (isOther ? 30 : 0);
    return [
      {
        label: name,
        text: name,
        json: valueFor(name, type),
        kind: 'element',
        detail: 'element',
        documentation,
        rank,
        more: true,
      },
    ];
  });
}

export const documentElements = (scene: CompletionContext): readonly Proposal[] =>
  elements(DOCUMENT_ELEMENTS, scene);
export const statementElements = (scene: CompletionContext): readonly Proposal[] =>
  elements(STATEMENT_ELEMENTS, scene);

/** The kinds of principals, inside of Principal. */
export function principalKinds(scene: CompletionContext): readonly Proposal[] {
  const taken = othersIn(scene);
  const { type, isTypeOpen } = scene.question;
  return PRINCIPAL_KINDS.flatMap((name, index): readonly Proposal[] => {
    const fit = fitOf(scene.typed, name);
    // Only trust policies know federated principals, and only resources canonical users.
    const only = name === 'Federated' ? 'trust' : name === 'CanonicalUser' ? 'resource' : type;
    if (fit === undefined || taken.has(name) || (only !== type && !isTypeOpen)) return [];
    const documentation = explainPrincipalType(name)?.lines[0]?.text;
    const rank = fit * 100 + (name === 'Service' && type === 'trust' ? -1 : index);
    return [
      {
        label: name,
        text: name,
        json: '"$1"',
        kind: 'element',
        detail: 'principals',
        documentation,
        rank,
        more: true,
      },
    ];
  });
}

/** A statement, where one is to come. */
export const newStatement = ({ question }: Pick<CompletionContext, 'question'>): Proposal => ({
  label: 'Statement',
  json: statementOf(question.type),
  kind: 'element',
  detail: 'a new statement',
  rank: 0,
  more: true,
});

/** A whole policy, for an empty text. */
export const newPolicy = ({ question }: Pick<CompletionContext, 'question'>): Proposal => ({
  label: 'Policy',
  json: `{\n\t"Version": "2012-10-17",\n\t"Statement": ${valueFor('Statement', question.type).replaceAll('\n', '\n\t')}\n}`,
  kind: 'element',
  detail: 'a new policy',
  rank: 0,
  more: true,
});
