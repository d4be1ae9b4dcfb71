// Looks for policies in the values of a Terraform text, and lists them.
import {
  addHidden,
  addPolicy,
  addUnread,
  decode,
  isPolicy,
  textOf,
  pathText,
  type FoundPolicy,
} from '#iam/import/found-policies.ts';
import {
  isList,
  isObjectValue,
  memberOf,
  Open,
  settle,
  type PartialObject,
  type PartialValue,
} from '#iam/import/partial-value.ts';
import { isObject, own, type JsonValue } from '#iam/json/json-value.ts';
import { attachedTo, inlineIn, POLICY_ATTRIBUTES, policyTypeIn } from '#iam/import/policy-holders.ts';
import type { HclExpression, Span } from './ast.ts';
import type { EvaluationContext } from './evaluation-context.ts';
import { toText } from './functions.ts';
import type { ModuleScan } from './module-scan.ts';

export interface TerraformLocation {
  readonly path: readonly string[];
  /** "aws_iam_role"; "" outside of resources. */
  readonly type: string;
  readonly member: string;
  readonly organizationType: PartialValue | undefined;
}

/** Where the document itself is, where the value is nothing but a reference to it. */
export function spanOf(
  { module, file }: ModuleScan,
  value: HclExpression,
  { used }: EvaluationContext,
): Span {
  const isReference = value.kind === 'member' || value.kind === 'index';
  const name = isReference ? [...used].find((each) => each.startsWith('data.')) : undefined;
  const block = name === undefined ? undefined : module.data.get(name.slice('data.'.length));
  return block?.file === file ? block.of : value;
}

function titleOf({ path: [first = '', ...rest] }: TerraformLocation): string {
  const names = rest.slice(0, -1).filter((word) => !POLICY_ATTRIBUTES.has(word));
  return [first, ...names].join(': ');
}

interface EvaluatedValue {
  readonly scan: ModuleScan;
  readonly context: EvaluationContext;
  /** Where it is written. */
  readonly span: Span;
}

function statementPlaces(
  { scan, context }: EvaluatedValue,
  document: JsonValue,
): Pick<FoundPolicy, 'statements'> {
  const { places } = context.notes;
  const all = places.size > 0 && isObject(document) ? own(document, 'Statement') : undefined;
  if (!Array.isArray(all)) return {};
  const isHere = ({ text }: { readonly text: string }): boolean => text === scan.file.text;
  const seen = new Map<string, number>();
  return {
    statements: all.map((each) => {
      const said = JSON.stringify(each);
      const here = places.get(said)?.filter(isHere) ?? [];
      // Of several that say the same, each in turn.
      const turn = seen.get(said) ?? 0;
      seen.set(said, turn + 1);
      return here[Math.min(turn, here.length - 1)];
    }),
  };
}

export function addFound(
  seen: EvaluatedValue,
  location: TerraformLocation,
  value: PartialValue,
  written?: string,
): void {
  const { scan, context, span } = seen;
  const document = settle(value);
  for (const each of context.used) scan.used.add(each);
  const type = policyTypeIn(
    location.type,
    location.member,
    document,
    settle(location.organizationType ?? null),
  );
  addPolicy(scan.collector, {
    title: titleOf(location),
    where: pathText(location.path),
    type,
    ...attachedTo(location.type),
    ...inlineIn(location.type, type),
    text: textOf(document, written),
    line: scan.file.lineAt(span.start),
    place: { hcl: { start: span.start, end: span.end } },
    ...statementPlaces(seen, document),
    notes: context.notes,
  });
}

/** Records why there is no policy where one should be. */
export function addNotAPolicy(
  { scan, context, span }: EvaluatedValue,
  location: TerraformLocation,
  isOpen: boolean,
): void {
  const where = pathText(location.path);
  addHidden(scan.collector, where, context.file.text.slice(span.start, span.end));
  const { unresolved, hidden } = context.notes;
  for (const each of hidden) addHidden(scan.collector, where, each);
  if (!isOpen || unresolved.length === 0) addUnread(scan.collector, where, 'This is not a JSON policy.');
  for (const { expression, where: line, words } of isOpen ? unresolved : [])
    addUnread(
      scan.collector,
      where,
      `\`${expression.replaceAll('`', "'")}\` (${line}) is unresolved. ${words}`,
    );
}

/** Objects within objects are looked at level by level, and writing each out takes as long as all it holds. */
const mayBePolicy = (value: PartialObject): boolean =>
  Object.hasOwn(value, 'Statement') || Object.hasOwn(value, 'Version');

export function scanValue(seen: EvaluatedValue, location: TerraformLocation, value: PartialValue): void {
  if (typeof value === 'string' || value instanceof Open) {
    const text = typeof value === 'string' ? value : value.text;
    const inner = decode(text);
    if (inner && isPolicy(inner.value)) addFound(seen, location, inner.value, inner.text);
    else if (POLICY_ATTRIBUTES.has(location.member) && text.trim() !== '')
      addNotAPolicy(seen, location, value instanceof Open);
  } else if (isObjectValue(value) && mayBePolicy(value) && isPolicy(settle(value)))
    addFound(seen, location, value);
  else if (isList(value) || isObjectValue(value)) {
    const isNamed = !isList(value);
    for (const [member, each] of Object.entries(value)) {
      const name = toText(memberOf(each, 'name'));
      const word = isNamed ? member : (name ?? `#${Number(member) + 1}`);
      scanValue(
        seen,
        { ...location, path: [...location.path, word], member: isNamed ? member : location.member },
        each,
      );
    }
  }
}

export const locationNamed = (word: string): TerraformLocation => ({
  path: [word],
  type: '',
  member: '',
  organizationType: undefined,
});
