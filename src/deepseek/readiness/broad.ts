// What makes a kit too broad: who rides along in a hand edit, permissions that reach further than a task needs, and
// the notes on what else was added by hand.
import type { Opening } from '#iam/hand-edits/openings/openings.ts';
import { openingsOf } from '#iam/hand-edits/openings/openings.ts';
import {
  readPolicyText,
  type NamedEntry,
  type StatementAsRead,
} from '#iam/hand-edits/openings/read-statements.ts';
import type { FoundRider } from '#iam/hand-edits/openings/riders-in.ts';
import { plainly } from '#iam/hand-edits/openings/rider-names.ts';
import { settingChanges, type SettingChange } from '#iam/hand-edits/setting-changes.ts';
import { isSettingsType } from '#iam/policy/policy.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { parse, toValue } from '#iam/json/parse.ts';
import { grouped, joinAnd } from '#iam/text/words.ts';
import type { Cause, Cure, ReadinessDocument, ReadinessInput } from './readiness.ts';
import { riderCures } from './rider-cures.ts';
import { ridersOf } from './riders.ts';

/** Taking somebody out again costs readings of the text: that is done at once for a few, of a text of ordinary size. */
const MOST_CURED = 3;
const LONGEST_CURED = 20_000;
/** So many are named one by one. */
const MOST_NAMED = 50;

const isEdited = ({ text, composed }: ReadinessDocument): boolean =>
  composed !== undefined && text !== composed;

/** The composed policy again, where there is one. */
const asComposed = ({ id, composed }: ReadinessDocument): readonly Cure[] =>
  composed === undefined ? [] : [{ label: 'Use the document without your edits', documents: { [id]: null } }];

/** One a principal, without those whom a person said are meant. */
function riderCauses(document: ReadinessDocument, { kit, meant = [] }: ReadinessInput): readonly Cause[] {
  const { id, text, type } = document;
  const riders = ridersOf(document, kit);
  const isMeant = (principal: string): boolean =>
    meant.some((each) => each.document === id && each.text === text && each.principal === principal);
  const unmeant = [...riders].filter(([principal]) => !isMeant(principal));
  const causeOf = (principal: string, says: string, found: readonly FoundRider[], cured: boolean): Cause => ({
    id: `rider:${id}:${principal}`,
    state: 'tooBroad',
    text: says,
    ...(found[0] && { why: found[0].why }),
    fields: type === 'trust' ? ['entity'] : [],
    places: found.map(({ path }) => ({ document: id, path })),
    principal,
    cures: cured ? riderCures(document, kit, found, riders.size) : asComposed(document),
  });
  const more = unmeant.slice(MOST_NAMED).flatMap(([, found]) => found.slice(0, 1));
  return [
    ...unmeant
      .slice(0, MOST_NAMED)
      .map(([principal, found], index) =>
        causeOf(
          principal,
          found[0]?.text ?? principal,
          found,
          index < MOST_CURED && text.length <= LONGEST_CURED,
        ),
      ),
    ...(more.length > 0
      ? [causeOf(`${grouped(more.length)} more`, `${grouped(more.length)} more are let in`, more, false)]
      : []),
  ];
}

const isStar = ({ text }: NamedEntry): boolean => /^\*+$/.test(text);

/** Whole services that a statement allows on everything, by their prefix; `*` for all. Known without the reference. */
function wholeServicesOf(statement: StatementAsRead): readonly string[] {
  const { effect, actions, resources, conditions } = statement;
  const isAnywhere = resources?.isNot === false && resources.entries.some(isStar);
  if (effect !== 'Allow' || conditions.length > 0 || !isAnywhere || actions.isNot) return [];
  return actions.entries.flatMap((action) =>
    isStar(action) ? ['*'] : (/^([\w-]+):\*+$/.exec(action.text)?.[1]?.toLowerCase() ?? []),
  );
}

interface WholeServices {
  readonly names: readonly string[];
  readonly paths: readonly JsonPath[];
}

/** Whole services in the text that are not in the composed one. */
function wholeServicesIn({ text, composed }: ReadinessDocument): WholeServices {
  const statementsOf = (each: string): readonly StatementAsRead[] =>
    readPolicyText(each).readings.flatMap(({ statements }) => statements);
  const before = new Set(composed === undefined ? [] : statementsOf(composed).flatMap(wholeServicesOf));
  const found = statementsOf(text).flatMap((statement) =>
    wholeServicesOf(statement).flatMap((name) => (before.has(name) ? [] : [{ name, path: statement.path }])),
  );
  return { names: [...new Set(found.map(({ name }) => name))], paths: found.map(({ path }) => path) };
}

/** So many actions are named. */
const MOST_ACTIONS = 3;

function everythingText(actions: readonly string[], services: readonly string[]): string | undefined {
  if (actions.length > MOST_ACTIONS) return `Allows ${grouped(actions.length)} actions on everything`;
  if (actions.length > 0) return `Allows ${joinAnd(actions)} on everything`;
  if (services.length === 0) return undefined;
  return services.includes('*')
    ? 'Allows every action on everything'
    : `Allows every action of ${services.map(plainly).join(', ')} on everything`;
}

/** Permissions that reach further than a task needs. */
function permissionCauses(document: ReadinessDocument, { breadth = [] }: ReadinessInput): readonly Cause[] {
  const { id, text, type, composed } = document;
  if (type !== 'identity' || text === composed) return [];
  const known = breadth.find((each) => each.document === id && each.text === text);
  const whole = wholeServicesIn(document);
  const says = everythingText(known?.onEverything ?? [], whole.names);
  const by = composed === undefined ? 'The policy' : 'The edit';
  const causes: Cause[] = [];
  if (says !== undefined) {
    const places = whole.paths.map((path) => ({ document: id, path }));
    causes.push({
      id: `everything:${id}`,
      state: 'tooBroad',
      text: says,
      why:
        whole.names.length > 0
          ? `${by} allows whole services, and a task needs a few actions of them.`
          : `${by} allows all resources of actions that can be allowed on some.`,
      fields: [],
      ...(places.length > 0 && { places }),
      cures: asComposed(document),
    });
  }
  const [worst, ...others] = known?.risks ?? [];
  if (worst) {
    const more = others.length === 0 ? '' : ` and ${grouped(others.length)} more`;
    causes.push({
      id: `risk:${id}`,
      state: 'tooBroad',
      text: `Lets the role ${worst.does}${more}`,
      why: `By ${worst.actions.join(', ')}, ${composed === undefined ? 'which no task needs' : 'beyond what your answers need'}.`,
      fields: [],
      cures: asComposed(document),
    });
  }
  return causes;
}

/** So many values of a list are named. */
const MOST_VALUES = 50;

function valuesText(values: readonly string[]): string {
  const shown = values.slice(0, MOST_VALUES).map(plainly).join(', ');
  return values.length > MOST_VALUES ? `${shown} and ${grouped(values.length - MOST_VALUES)} more` : shown;
}

/** "Changed by hand: snapshot_block_public_access.state is unblocked, not block_all_sharing". */
function settingText({ name, before, now }: SettingChange): string {
  const what = plainly(name);
  if (now.length === 0) return `Removed by hand: ${what}, which was ${valuesText(before) || 'empty'}`;
  if (before.length === 0) return `Added by hand: ${what} is ${valuesText(now)}`;
  const added = now.filter((value) => !before.includes(value));
  const gone = before.filter((value) => !now.includes(value));
  const parts = [
    added.length > 0 ? `is ${valuesText(added)}` : '',
    gone.length > 0 ? `not ${valuesText(gone)}` : '',
  ];
  return `Changed by hand: ${what} ${parts.filter((part) => part !== '').join(', ')}`;
}

/** What an edit changes in a policy with settings. */
function changedSettings({ type, text, composed }: ReadinessDocument): readonly SettingChange[] {
  if (!isSettingsType(type) || composed === undefined || text === composed) return [];
  const valueIn = (each: string): unknown => {
    const { root } = parse(each);
    return root && toValue(root);
  };
  return settingChanges(valueIn(composed), valueIn(text));
}

/** Settings that an edit makes less strict. */
const settingCauses = (document: ReadinessDocument): readonly Cause[] =>
  changedSettings(document)
    .filter(({ loosens }) => loosens)
    .slice(0, MOST_NAMED)
    .map((change) => ({
      id: `setting:${document.id}:${change.name}`,
      state: 'tooBroad',
      text: settingText(change),
      why: 'It may be less strict than your answers say.',
      fields: [],
      places: [{ document: document.id, path: change.now.length > 0 ? change.path : [] }],
      cures: asComposed(document),
    }));

/** Everything that makes the kit too broad. Riders come first. */
export const broadCauses = (input: ReadinessInput): readonly Cause[] => [
  ...input.documents.flatMap((document) => riderCauses(document, input)),
  ...input.documents.flatMap((document) => permissionCauses(document, input)),
  ...input.documents.flatMap(settingCauses),
];

/** A change of permissions that a person made, as a note: "Added by hand: s3:PutObject on *". */
export interface HandNote {
  readonly document: string;
  readonly path: JsonPath;
  readonly text: string;
}

const textsOf = (entries: readonly NamedEntry[]): readonly string[] => entries.map(({ text }) => text);

function noteOf({ statement, excess }: Opening): string {
  if (statement.effect === 'Deny')
    return `${excess ? 'Narrowed' : 'Removed'} by hand: the Deny ${plainly(statement.sid ?? 'without a Sid')}`;
  const { actions, resources, conditions } = excess ?? { actions: [], resources: [], conditions: [] };
  const what = actions.length > 0 ? actions : statement.actions.entries;
  const where =
    resources === 'everything' || resources.length === 0 ? (statement.resources?.entries ?? []) : resources;
  const dropped = conditions.filter(({ values }) => values.length === 0);
  const wider = conditions.flatMap(({ condition, values }) =>
    values.length === 0 ? [] : [`${plainly(condition.key)} ${valuesText(values)}`],
  );
  return [
    `Added by hand: ${statement.actions.isNot ? 'all actions but ' : ''}${valuesText(textsOf(what))}`,
    where.length === 0
      ? ''
      : ` on ${statement.resources?.isNot === true ? 'all but ' : ''}${valuesText(textsOf(where))}`,
    dropped.length === 0
      ? ''
      : `, without the limit on ${dropped.map(({ condition }) => plainly(condition.key)).join(', ')}`,
    wider.length === 0 ? '' : `, also with ${wider.join(', ')}`,
  ].join('');
}

/** What hand edits add to permissions, for the notes: what is too broad as well as what is not. */
export function addedByHand({ documents }: Pick<ReadinessInput, 'documents'>): readonly HandNote[] {
  return documents.filter(isEdited).flatMap((document): readonly HandNote[] => {
    const { id, type, text, composed = '' } = document;
    if (isSettingsType(type))
      return changedSettings(document).map((change) => ({
        document: id,
        path: change.now.length > 0 ? change.path : [],
        text: settingText(change),
      }));
    if (type !== 'identity' && type !== 'scp' && type !== 'rcp') return [];
    const [[before], [edited]] = [readPolicyText(composed).readings, readPolicyText(text).readings];
    if (!before || !edited) return [];
    return openingsOf(before, edited, new Set()).map((opening) => ({
      document: id,
      path: opening.statement.effect === 'Deny' ? (opening.nearest?.path ?? []) : opening.statement.path,
      text: noteOf(opening),
    }));
  });
}
