// Completions at the cursor of a policy that is being written.
import { type Completion, type CompletionQuestion, type Proposal, inSnippet } from './completion.ts';
import { actions } from './actions.ts';
import { resourceArns } from './arns.ts';
import { conditionKeys } from './condition-keys.ts';
import { conditionValues } from './condition-values.ts';
import { isSettingsType } from '#iam/policy/policy.ts';
import { newSettings, settingsMembers, settingsValues } from './settings.ts';
import { cursorAt, type JsonCursor } from './cursor.ts';
import { documentElements, newPolicy, newStatement, principalKinds, statementElements } from './elements.ts';
import { operators } from './operators.ts';
import { principals } from './principals.ts';
import { completionContext, type CompletionContext } from './completion-context.ts';
import { explainEffect, explainVersion } from '#iam/editing/hover/element.ts';
import { fitOf } from './match.ts';
import { GLOBAL_KEYS } from '#iam/reference/global-keys.ts';

/** What is typed behind the last "${" that has no brace yet; undefined outside of one. */
function variableTyped(typed: string): string | undefined {
  const at = typed.lastIndexOf('${');
  if (at < 0) return undefined;
  const rest = typed.slice(at + 2);
  return rest.includes('}') ? undefined : rest;
}

/** Keys with one value that is about the caller. */
const VARIABLES = GLOBAL_KEYS.filter(
  ({ type, group }) => !type.startsWith('Array') && type !== 'Bool' && type !== 'Date' && group !== 'network',
);

/** The same text with the variable in the place of what is typed of it. */
function variables(scene: CompletionContext): readonly Proposal[] {
  const typed = variableTyped(scene.typed);
  if (typed === undefined) return [];
  const start = scene.typed.slice(0, scene.typed.length - typed.length);
  return VARIABLES.flatMap(({ key, is }): readonly Proposal[] => {
    // The name of the tag is left to write.
    const name = key.replace('${TagKey}', '');
    const fit = fitOf(typed, name);
    if (fit === undefined) return [];
    const isOpen = name !== key;
    const text = `${start}${name}${isOpen ? '' : '}'}`;
    return [{ label: `\${${name}${isOpen ? '…' : ''}}`, text, kind: 'variable', detail: is, rank: fit * 10 }];
  });
}

// Offers the values of Version and Effect.
function choices(
  texts: readonly string[],
  { typed }: CompletionContext,
  explain: (text: string) => string | undefined,
): readonly Proposal[] {
  return texts.flatMap((text, index): readonly Proposal[] => {
    const fit = fitOf(typed, text);
    if (fit === undefined) return [];
    return [
      { label: text, text, kind: 'value', detail: '', documentation: explain(text), rank: fit * 10 + index },
    ];
  });
}

const versions = (scene: CompletionContext): readonly Proposal[] =>
  choices(['2012-10-17'], scene, (text) => explainVersion(text)?.lines[0]?.text);

function effects(scene: CompletionContext): readonly Proposal[] {
  const { type } = scene.question;
  const texts = type === 'scp' || type === 'rcp' ? ['Deny', 'Allow'] : ['Allow', 'Deny'];
  return choices(texts, scene, (text) => explainEffect(text, type)?.lines[0]?.text);
}

export type { Completion, CompletionKind, CompletionQuestion, KnownNames } from './completion.ts';

const NONE: readonly never[] = [];

function forKey(scene: CompletionContext): readonly Proposal[] {
  const [element, operator, ...further] = scene.within;
  if (!scene.statement) return scene.within.length === 0 ? documentElements(scene) : NONE;
  if (element === undefined) return statementElements(scene);
  if (element === 'Condition' && further.length === 0) {
    return operator === undefined ? operators(scene) : conditionKeys(String(operator), scene);
  }
  const isPrincipal = element === 'Principal' || element === 'NotPrincipal';
  return isPrincipal && operator === undefined ? principalKinds(scene) : NONE;
}

function forDocumentValue(scene: CompletionContext): readonly Proposal[] {
  const [element, ...further] = scene.within;
  if (element === 'Version' && further.length === 0) return versions(scene);
  const isStatement = element === 'Statement' && further.length <= 1 && !scene.cursor.token;
  return isStatement ? [newStatement(scene)] : NONE;
}

/** An object, where nothing else is allowed. */
const emptyObject = (json: string, { cursor }: CompletionContext): readonly Proposal[] =>
  cursor.token ? NONE : [{ label: '{ … }', json, kind: 'value', detail: '', rank: 0, more: true }];

function forValue(scene: CompletionContext): readonly Proposal[] {
  const { statement, within, typed } = scene;
  if (!statement) return forDocumentValue(scene);
  const [element, second, third] = within;
  const inVariable = variableTyped(typed) !== undefined;
  switch (element) {
    case 'Effect':
      return effects(scene);
    case 'Action':
    case 'NotAction':
      return actions(scene);
    case 'Resource':
    case 'NotResource':
      return inVariable ? variables(scene) : resourceArns(scene);
    case 'Principal':
    case 'NotPrincipal':
      return principals(typeof second === 'string' ? second : undefined, scene);
    case 'Condition':
      if (typeof second !== 'string') return emptyObject('{ $1 }', scene);
      if (typeof third !== 'string') return emptyObject('{ "$1" }', scene);
      return inVariable ? variables(scene) : conditionValues(second, third, scene);
    default:
      return NONE;
  }
}

/** More than anybody reads. Of principals all are shown: nobody knows how each service is called. */
const MAX_COMPLETIONS = 100;

/** Puts a proposal at its place in JSON: in quotes that are there or not, with its value and the commas around it. */
export function completionInJson(
  proposal: Proposal,
  sort: string,
  cursor: JsonCursor,
  offset: number,
): Completion {
  const { label, text, json, kind, detail, documentation, snippet = false, more } = proposal;
  const { token, at, commaBehind, commaAt, member } = cursor;
  const isString = token?.kind === 'string';
  const isNewMember = at === 'key' && !member?.hasColon;
  // A snippet has its own backslashes, and nothing that JSON would escape.
  const inner = text === undefined || snippet ? text : JSON.stringify(text).slice(1, -1);
  const withValue = isNewMember && json !== undefined && inner !== undefined;
  const isSnippet = snippet || withValue || inner === undefined;
  const escaped = inner !== undefined && isSnippet && !snippet ? inSnippet(inner) : (inner ?? json ?? '');
  // Of a name that gets its value, the closing quotation mark is written anew.
  const keepsClosing = isString && token.closed && !withValue;
  const opening = inner === undefined || isString ? '' : '"';
  const closing = inner === undefined || keepsClosing ? '' : '"';
  const value = withValue ? `: ${json}` : '';
  const comma = commaBehind && (withValue || !token) ? ',' : '';
  const start = token ? token.start + (isString ? 1 : 0) : offset;
  const end = token ? token.end - (keepsClosing ? 1 : 0) : offset;
  return {
    label,
    insert: `${opening}${escaped}${closing}${value}${comma}`,
    start,
    end,
    kind,
    detail,
    ...(documentation !== undefined && { documentation }),
    sort,
    ...(isSnippet && { snippet: true as const }),
    ...(more && { more: true as const }),
    ...(commaAt !== undefined && { also: [{ start: commaAt, end: commaAt, text: ',' }] }),
  };
}

/** The texts of the other entries of the list around the cursor. */
function othersIn({ container, token }: JsonCursor): ReadonlySet<string> {
  if (container.kind !== 'array') return new Set();
  return new Set(
    container.items.flatMap((item) => (item.kind === 'string' && item !== token ? [item.text] : [])),
  );
}

function forEmpty(question: CompletionQuestion): readonly Completion[] {
  if (question.text.trim() !== '') return NONE;
  const {
    label,
    json = '',
    kind,
    detail,
  } = isSettingsType(question.type) ? newSettings(question.type) : newPolicy({ question });
  const end = question.text.length;
  return [{ label, insert: json, start: 0, end, kind, detail, sort: '0000', snippet: true, more: true }];
}

/** What there is to offer, the best first. */
export function proposalsFor(scene: CompletionContext): readonly Proposal[] {
  const others = othersIn(scene.cursor);
  const isKey = scene.cursor.at === 'key';
  const { type } = scene.question;
  const settings = isSettingsType(type);
  const members = () => (settings ? settingsMembers(scene, type) : forKey(scene));
  const values = () => (settings ? settingsValues(scene, type) : forValue(scene));
  const proposals = isKey ? members() : values();
  return proposals
    .filter(({ text }) => text === undefined || !others.has(text))
    .toSorted((a, b) => a.rank - b.rank)
    .filter(({ kind }, index) => kind === 'principal' || index < MAX_COMPLETIONS);
}

/** Orders a list as it stands. */
export const sortText = (index: number): string => String(index).padStart(4, '0');

/** The completions at the offset, the best first. */
export function complete(question: CompletionQuestion): readonly Completion[] {
  const cursor = cursorAt(question.text, question.offset);
  if (!cursor) return forEmpty(question);
  return proposalsFor(completionContext(question, cursor)).map((proposal, index) =>
    completionInJson(proposal, sortText(index), cursor, question.offset),
  );
}
