// Explains what is at a location of a policy: an action, an ARN, a condition key, an operator, a principal, an element.
import { nodeAt, parse, toValue, type JsonNode } from '#iam/json/parse.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { nodeAtOffset, type NodeAtOffset } from '#iam/json/node-at-offset.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import { readTemplate, hasVariable, type TemplatePart } from '#iam/policy/variables.ts';
import { viewOf, type StatementView } from '#iam/rules/policy-view.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { explainAction } from './hover/action.ts';
import { explainResource } from './hover/arn.ts';
import { explainKey } from './hover/condition-key.ts';
import { explainEffect, explainElement, explainVersion } from './hover/element.ts';
import {
  type HoverContent,
  type HoverContext,
  line,
  link,
  sentence,
  userGuide,
} from './hover/hover-content.ts';
import { explainOperator } from './hover/operator.ts';
import { explainPrincipal, explainPrincipalType } from './hover/principal.ts';
import { explainValue } from './hover/value.ts';

/** The variable, or the escaped character, at an offset within the text. */
function variableAt(text: string, offset: number): TemplatePart | undefined {
  if (!hasVariable(text)) return undefined;
  return readTemplate(text).find(
    ({ kind, start, end }) => kind !== 'text' && kind !== 'fault' && start <= offset && offset < end,
  );
}

const links = [link('Policy variables', userGuide('reference_policies_variables.html'))];

function explainVariable(part: TemplatePart, scene: HoverContext): HoverContent | undefined {
  if (part.kind === 'escape') {
    const title = `\${${part.text}}`;
    return { title, lines: [sentence(`The character ${part.text} itself.`)], links };
  }
  if (part.kind !== 'variable') return undefined;
  const key = explainKey(part.name, scene);
  const fallback =
    part.fallback === undefined
      ? line('Without the key', 'nothing matches')
      : line('Without the key', `“${part.fallback}” is used instead`);
  return {
    title: `\${${part.name}}`,
    lines: [
      sentence('A variable, replaced with the value of this key in the request.'),
      ...(key?.lines ?? []),
      fallback,
    ],
    links: [...links, ...(key?.links ?? [])],
  };
}

export interface Hover extends HoverContent {
  /** The range of what is explained; `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

interface HoverQuestion {
  readonly type: PolicyType;
  readonly text: string;
  readonly offset: number;
}

/** The statement around a path, and the steps within it. */
function splitPath(path: JsonPath): { statement: JsonPath; within: JsonPath } | undefined {
  if (path[0] !== 'Statement') return undefined;
  const length = typeof path[1] === 'number' ? 2 : 1;
  return { statement: path.slice(0, length), within: path.slice(length) };
}

function statementAt(root: JsonNode, path: JsonPath, type: PolicyType): StatementView | undefined {
  const node = nodeAt(root, path);
  if (!node) return undefined;
  return viewOf({ type, document: { Statement: toValue(node) }, size: 0, length: 0 }).statements[0];
}

/** In a condition: operator, key, value and, in a list, its index. */
function inCondition(
  [operator, key]: JsonPath,
  { target, node, path }: NodeAtOffset,
  scene: HoverContext,
): HoverContent | undefined {
  const last = path.at(-1);
  if (target === 'key') {
    return key === undefined ? explainOperator(String(last)) : explainKey(String(last), scene);
  }
  return key === undefined ? undefined : explainValue(String(node.value), String(operator), scene);
}

function inStatement(
  [element, ...further]: JsonPath,
  place: NodeAtOffset,
  scene: HoverContext,
): HoverContent | undefined {
  const { target, node } = place;
  if (target === 'key' && further.length === 0) return explainElement(String(element), scene.type);
  if (element === 'Condition') return inCondition(further, place, scene);
  if (target === 'key')
    return element === 'Principal' || element === 'NotPrincipal'
      ? explainPrincipalType(String(further[0]))
      : undefined;
  if (typeof node.value !== 'string') return undefined;
  const { value } = node as { value: string };
  switch (element) {
    case 'Effect':
      return explainEffect(value, scene.type);
    case 'Action':
    case 'NotAction':
      return explainAction(value, element === 'NotAction', scene.reference);
    case 'Resource':
    case 'NotResource':
      return explainResource(value, element === 'NotResource', scene.reference);
    case 'Principal':
    case 'NotPrincipal':
      return explainPrincipal(value, typeof further[0] === 'string' ? further[0] : undefined, scene);
    case 'Sid':
      return explainElement('Sid', scene.type);
    default:
      return undefined;
  }
}

/** The variable under the offset, where the text has no escapes that would shift it. */
function variableHover(place: NodeAtOffset, offset: number, scene: HoverContext): Hover | undefined {
  const { node, target } = place;
  if (target === 'key' || typeof node.value !== 'string' || node.length !== node.value.length + 2)
    return undefined;
  const inside = node.offset + 1;
  const part = variableAt(node.value, offset - inside);
  const explained = part && explainVariable(part, scene);
  return explained && { ...explained, start: inside + part.start, end: inside + part.end };
}

function explain(
  place: NodeAtOffset,
  within: JsonPath | undefined,
  scene: HoverContext,
): HoverContent | undefined {
  if (within && within.length > 0) return inStatement(within, place, scene);
  const name = String(place.path[0]);
  if (place.target === 'key') return place.path.length === 1 ? explainElement(name, scene.type) : undefined;
  return name === 'Version' ? explainVersion(String(place.node.value)) : undefined;
}

interface HoverPlace {
  readonly type: PolicyType;
  readonly root: JsonNode;
  readonly place: NodeAtOffset;
  /** The variable at the place, for a language with escapes of its own. */
  readonly variable?: { readonly name: string; readonly start: number; readonly end: number } | undefined;
  readonly offset: number;
}

/** What there is to say of a place in a policy whose tree is known. */
export function hoverOn(
  { type, root, place, variable, offset }: HoverPlace,
  reference: Reference,
): Hover | undefined {
  const split = splitPath(place.path);
  const statement = split && statementAt(root, split.statement, type);
  const scene: HoverContext = { type, reference, statement };
  const [part] = variable ? readTemplate(`\${${variable.name}}`) : [];
  const named = split && part && explainVariable(part, scene);
  if (variable && named) return { ...named, start: variable.start, end: variable.end };
  const inText = split ? variableHover(place, offset, scene) : undefined;
  if (inText) return inText;
  const explained = explain(place, split?.within, scene);
  const { offset: start, length } = place.node;
  return explained && { ...explained, start, end: start + length };
}

/**
 * What there is to say of the place, undefined where that is nothing. Services that the reference has not loaded are
 * only named. Never throws.
 */
export function hoverAt({ type, text, offset }: HoverQuestion, reference: Reference): Hover | undefined {
  const { root } = parse(text);
  const place = root && nodeAtOffset(root, offset);
  return root && place && hoverOn({ type, root, place, offset }, reference);
}
