// Completions at the cursor of a policy that is being written.
import type { Completion, CompletionQuestion, Proposal } from './completion.ts';
import { inSnippet } from './completion.ts';
import { actions } from './actions.ts';
import { resourceArns } from './arns.ts';
import { conditionKeys } from './condition-keys.ts';
import { conditionValues } from './condition-values.ts';
import { isSettingsType } from '#iam/policy/policy.ts';
import { newSettings, settingsMembers, settingsValues } from './settings.ts';
import { cursorAt, type JsonCursor } from './cursor.ts';
import { documentElements, newPolicy, newStatement, principalKinds, statementElements } from './elements.ts';
import { effects, versions } from './fixed-values.ts';
import { operators } from './operators.ts';
import { principals } from './principals.ts';
import { completionContext, type CompletionContext } from './completion-context.ts';
import { variables, variableTyped } from './variables.ts';

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

/** More than anybody reads. */
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
    .slice(0, MAX_COMPLETIONS);
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
