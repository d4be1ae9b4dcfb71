// The access of a subject, and how it differs from that of another subject or version, as plain data for the page.
import type { Reference } from '#iam/reference/reference.ts';
import { documentValue } from '#iam/environment/policy-environment.ts';
import {
  groupActionsByAccess,
  groupChangesByAccess,
  type SameAccessActions,
  type SameAccessChanges,
} from './group-by-access.ts';
import { difference, type Change, type Difference } from './matrix/difference.ts';
import { groupByLevel, type LevelGroup } from './matrix/level-groups.ts';
import type { MatrixOptions } from './matrix/matrix-caller.ts';
import { differenceCsv, matrixCsv } from './matrix/matrix-csv.ts';
import { differenceMarkdown, matrixMarkdown } from './matrix/matrix-markdown.ts';
import { matrix, type Matrix, type OwnPolicies, type ServiceRow } from './matrix/matrix.ts';
import { risksByAction, risksIn, type Risk, type RiskKind } from './matrix/risks.ts';
import { documentsOf, FULL_ACCESS, type Subject } from './subject.ts';

/** A subject, and the subject that it is compared with. */
export interface AccessQuery {
  readonly subject: Subject;
  readonly against?: Subject | undefined;
}

export type GroupSummary = Omit<LevelGroup, 'actions'>;

/** A service with its access levels. */
export interface ServiceAccess extends Omit<ServiceRow, 'actions'> {
  readonly groups: readonly GroupSummary[];
  /** The actions that may be allowed. */
  readonly actionGroups: readonly SameAccessActions[];
}

export type RiskKindsByAction = ReadonlyMap<string, readonly RiskKind[]>;

export interface ChangedAccess extends Omit<Difference, 'gained' | 'lost' | 'changed'> {
  readonly counts: Readonly<Record<Change['kind'], number>>;
  /** Gained, changed, lost; of each kind those with a risk first. */
  readonly changes: readonly SameAccessChanges[];
  /** The number of gained actions with a risk. */
  readonly riskyGains: number;
  /** Risks of lost actions. */
  readonly risksBefore: RiskKindsByAction;
}

export interface AccessView extends Pick<Matrix, 'date' | 'totals' | 'counts' | 'outsideReference'> {
  readonly services: readonly ServiceAccess[];
  /** Strongest first. */
  readonly risks: readonly Risk[];
  /** By action, as "service:Name". */
  readonly riskKinds: RiskKindsByAction;
  /** Also undefined if a document on either side cannot be read, as its statements would look gained or lost. */
  readonly difference: ChangedAccess | undefined;
  /** Whether none of the identity policies can be read, so that the counts mean nothing. */
  readonly hasNoReadablePolicy: boolean;
  /** Titles of documents that cannot be read and are left out. */
  readonly unread: readonly string[];
  /** Problems in documents that can be read. */
  readonly problems: readonly string[];
}

/** The documents of the subject, by layer. */
export function policiesOf({ identity, boundaries, session, scps }: Subject): OwnPolicies {
  return {
    identity: identity.map(documentValue),
    boundaries: boundaries.map(documentValue),
    ...(session.length > 0 && { session: session.map(documentValue) }),
    ...(scps.length > 0 && { scps: scps.map((level) => [FULL_ACCESS, ...level.map(documentValue)]) }),
  };
}

/**
 * What is known of requests of the subject. `account` of the options is not set, so that resources of other accounts
 * count as well. The options of the first subject are used for both, so that only policies make a difference.
 */
function optionsOf({ roleArn, account, partition }: Subject): MatrixOptions {
  return {
    ...(partition !== undefined && { partition }),
    context: {
      ...(account !== undefined && { 'aws:PrincipalAccount': account }),
      ...(roleArn !== undefined && { 'aws:PrincipalArn': roleArn, 'aws:PrincipalType': 'AssumedRole' }),
    },
  };
}

export interface AccessMatrices {
  readonly matrix: Matrix;
  readonly before: Matrix | undefined;
  /** Prefixes of services whose files are needed but not loaded. */
  readonly needs: readonly string[];
}

/** The matrix of the subject, and that of the subject it is compared with. */
export function accessMatrices({ subject, against }: AccessQuery, reference: Reference): AccessMatrices {
  const options = optionsOf(subject);
  const now = matrix(policiesOf(subject), reference, options);
  const before = against && matrix(policiesOf(against), reference, options);
  return {
    matrix: now,
    before,
    needs: [...new Set([...now.needs, ...(before?.needs ?? [])])].toSorted(),
  };
}

const KINDS: readonly Change['kind'][] = ['gained', 'changed', 'lost'];

function changedAccess(before: Matrix, after: Matrix, riskKinds: RiskKindsByAction): ChangedAccess {
  const { unchanged, ...found } = difference(before, after);
  const risksBefore = risksByAction(risksIn(before));
  const isRisky = ({ action, kind }: Change): boolean =>
    (kind === 'lost' ? risksBefore : riskKinds).has(action);
  const changes = KINDS.flatMap((kind) => [
    ...found[kind].filter(isRisky),
    ...found[kind].filter((change) => !isRisky(change)),
  ]);
  const lost = new Set(found.lost.map(({ action }) => action));
  return {
    unchanged,
    riskyGains: found.gained.filter(isRisky).length,
    counts: { gained: found.gained.length, lost: found.lost.length, changed: found.changed.length },
    changes: groupChangesByAccess(changes),
    risksBefore: new Map([...risksBefore].filter(([action]) => lost.has(action))),
  };
}

/** Problems in the documents, leaving out documents that cannot be read at all. */
function problemsIn(asked: Subject, found: Matrix): readonly string[] {
  const wholly = documentsOf(asked).every((document) => documentValue(document) !== undefined);
  const problems = wholly ? found.problems : found.problems.filter(({ path }) => path.length > 0);
  return [...new Set(problems.map(({ message }) => message))];
}

/** The access as the page shows it. */
export function accessView(
  ask: AccessQuery,
  { matrix: found, before }: AccessMatrices,
  reference: Reference,
): AccessView {
  const { date, totals, counts, outsideReference } = found;
  const risks = risksIn(found);
  const riskKinds = risksByAction(risks);
  const asked = [...documentsOf(ask.subject), ...(ask.against ? documentsOf(ask.against) : [])];
  const unread = asked.filter((each) => documentValue(each) === undefined);
  const { identity } = ask.subject;
  return {
    date,
    totals,
    counts,
    outsideReference,
    services: groupByLevel(found, reference).map(({ service: { actions, ...service }, groups }) => ({
      ...service,
      groups: groups.map(({ actions: _actions, ...group }) => group),
      actionGroups: groupActionsByAccess(actions),
    })),
    risks,
    riskKinds,
    difference: before && unread.length === 0 ? changedAccess(before, found, riskKinds) : undefined,
    hasNoReadablePolicy: identity.length > 0 && identity.every((each) => unread.includes(each)),
    unread: [...new Set(unread.map(({ title }) => title))],
    problems: problemsIn(ask.subject, found),
  };
}

/** The formats that access is exported in. */
export type AccessForm = 'csv' | 'markdown';

/** The matrix as a text, or the changes if two subjects are compared. */
export function accessText(
  { matrix: found, before }: AccessMatrices,
  form: AccessForm,
  reference: Reference,
): string {
  if (before) {
    const changes = difference(before, found);
    return form === 'csv' ? differenceCsv(changes) : differenceMarkdown(changes);
  }
  return form === 'csv' ? matrixCsv(found) : matrixMarkdown(found, reference);
}
