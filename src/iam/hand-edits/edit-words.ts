// Edits in words, with AWS's terms. What is in backticks is shown as code.
import { isObject, scalarText, type JsonValue } from '#iam/json/json-value.ts';
import type { HandEdit } from './hand-edit.ts';
import type { StatementChange } from './statement-changes.ts';

const code = (text: string): string => `\`${text.replaceAll('`', '')}\``;

const MOST_VALUES = 3;

const valuesOf = (value: JsonValue | undefined): readonly JsonValue[] => {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
};

function listed(value: JsonValue | undefined): string {
  const texts = valuesOf(value).map((each) => code(scalarText(each) ?? JSON.stringify(each)));
  if (texts.length === 0) return 'nothing';
  if (texts.length <= MOST_VALUES) return texts.join(', ');
  return `${texts.slice(0, MOST_VALUES).join(', ')} and ${texts.length - MOST_VALUES} more`;
}

/** The value of an element, a slot or a single one: NotAction says so where Action stood before. */
function said({ level, element }: StatementChange, value: JsonValue | undefined): string {
  if (level !== 'element' || !isObject(value)) return listed(value);
  const members = Object.entries(value).map(([name, each]) => {
    const values =
      element === 'Principal' && isObject(each)
        ? Object.entries(each).map(([type, principals]) => `${type} ${listed(principals)}`)
        : [listed(each)];
    return [...(name === element ? [] : [name]), ...values].join(' ');
  });
  return members.join(', ');
}

/** What the values of an element are called, in the singular. */
const NOUNS: ReadonlyMap<string, string> = new Map([
  ['Action', 'action'],
  ['Resource', 'resource'],
  ['Principal', 'principal'],
]);

/** The part of a statement that a change is about: “`aws:SourceVpce` (StringEquals)”, “the actions”, “Effect”. */
function subjectOf(change: StatementChange): string {
  const { element, level, from, to } = change;
  if (level === 'element' && from !== undefined && to !== undefined) return element;
  const [member = element, operator, key] = change.toPath ?? change.fromPath ?? [];
  if (key !== undefined) return `${code(key)} (${operator})`;
  const noun = NOUNS.get(member);
  if (noun === undefined || level === 'element') return member;
  const type = element === 'Principal' && operator !== undefined ? `${operator} ` : '';
  const isSeveral = [from, to].some((each) => valuesOf(each).length > 1);
  return `the ${type}${noun}${isSeveral && level === 'slot' ? 's' : ''}`;
}

/** What came or went, with the place it came to or went from. */
function moved(change: StatementChange, value: JsonValue, name: string, to: 'to' | 'from'): string {
  const { element, level } = change;
  const subject = subjectOf(change);
  const values = said(change, value);
  if (element === 'Condition' && level === 'slot')
    return `the condition ${subject} ${to === 'to' ? 'with ' : ''}${values} ${to} ${name}`;
  if (element === 'Condition' && level === 'value') return `${values} ${to} ${subject} in ${name}`;
  // An action says by itself what it is.
  if (element === 'Action' && subject === 'the action') return `${values} ${to} ${name}`;
  return `${subject} ${values} ${to} ${name}`;
}

function changeWords(name: string, change: StatementChange): string {
  const { element, from, to } = change;
  if (from === undefined) return `Added ${moved(change, to ?? null, name, 'to')}`;
  if (to === undefined) return `Removed ${moved(change, from, name, 'from')}`;
  const values = `from ${said(change, from)} to ${said(change, to)}`;
  return element === 'Sid'
    ? `Renamed a statement ${values}`
    : `Changed ${subjectOf(change)} in ${name} ${values}`;
}

const statementWithName = (name: string): string =>
  name.startsWith('the statement ') ? name : `the statement ${name}`;

/** One line about an edit: what the person did. */
export function editWords({ level, name, from, to, change }: HandEdit): string {
  if (change) return changeWords(name, change);
  if (level === 'statement') return `${from === undefined ? 'Added' : 'Removed'} ${statementWithName(name)}`;
  if (from === undefined) return `Added ${name} ${listed(to)}`;
  if (to === undefined) return `Removed ${name} ${listed(from)}`;
  return `Changed ${name} from ${listed(from)} to ${listed(to)}`;
}

/** A whole statement in a few words. */
function statementWords(statement: JsonValue): string {
  if (!isObject(statement)) return listed(statement);
  const { Effect: effect, Action: actions, NotAction: others } = statement;
  const said = actions === undefined ? `NotAction ${listed(others)}` : listed(actions);
  return `${scalarText(effect) ?? 'Statement'} ${said}`;
}

/** What an edit is about, and the two versions of it, in a few words each. */
export interface EditVersions {
  /** “the resource in InvokeDeepSeekV32” */
  readonly subject: string;
  readonly yours: string;
  readonly wizards: string;
}

export function versionWords({ level, name, from, to, change }: HandEdit): EditVersions {
  const words = (value: JsonValue | undefined): string => {
    if (value === undefined) return level === 'statement' ? 'Without this statement' : 'Without it';
    if (change) return said(change, value);
    return level === 'statement' ? statementWords(value) : listed(value);
  };
  const subject = change
    ? `${subjectOf(change)} in ${name}`
    : level === 'statement'
      ? statementWithName(name)
      : name;
  return { subject, yours: words(to), wizards: words(from) };
}
