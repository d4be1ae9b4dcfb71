// The matrix as rows of text, for exported files.
import type { ActionAccess, AccessGrant } from './action-access.ts';
import type { Difference } from './difference.ts';
import type { Matrix } from './matrix.ts';
import { risksByAction, risksIn } from './risks.ts';

export const COLUMNS = [
  'Service',
  'Action',
  'Access level',
  'Allowed',
  'Resources',
  'Except',
  'If',
  'Unless',
  'Also needs',
  'Risks',
] as const;

/** The texts of each column. */
export type Row = Readonly<Record<(typeof COLUMNS)[number], readonly string[]>>;

const NOTHING: AccessGrant = { on: [], except: [], when: [], unless: [] };

/** A row for each grant of each action. */
export function tableOf(matrix: Matrix): readonly Row[] {
  const risks = risksByAction(risksIn(matrix));
  return matrix.services.flatMap(({ prefix, actions }) =>
    actions.flatMap(({ name, level, access, alsoNeeds }) =>
      (access.grants.length > 0 ? access.grants : [NOTHING]).map((grant) => ({
        Service: [prefix],
        Action: [name],
        'Access level': level === undefined ? [] : [level],
        Allowed: [access.cell],
        Resources: grant.on.length > 0 ? grant.on : ['*'],
        Except: grant.except,
        If: grant.when,
        Unless: grant.unless,
        'Also needs': alsoNeeds === undefined ? [] : [alsoNeeds],
        Risks: risks.get(`${prefix}:${name}`) ?? [],
      })),
    ),
  );
}

export const CHANGE_COLUMNS = ['Change', 'Action', 'Access level', 'Before', 'After'] as const;

type ChangeRow = Readonly<Record<(typeof CHANGE_COLUMNS)[number], readonly string[]>>;

/** "some: arn:aws:s3:::b/* except arn:aws:s3:::b/private/* if Bool aws:SecureTransport true" */
function accessWords(access: ActionAccess | undefined): readonly string[] {
  if (!access) return ['no'];
  return access.grants.map(({ on, except, when, unless }) =>
    [
      `${access.cell}: ${on.length > 0 ? on.join(' and ') : '*'}`,
      ...(except.length > 0 ? [`except ${except.join(', ')}`] : []),
      ...(when.length > 0 ? [`if ${when.join(' and ')}`] : []),
      ...(unless.length > 0 ? [`unless ${unless.join(' or ')}`] : []),
    ].join(' '),
  );
}

/** Gained actions first. */
export function changesOf({ gained, lost, changed }: Difference): readonly ChangeRow[] {
  return [...gained, ...changed, ...lost].map(({ kind, action, principal, level, before, after, more }) => ({
    Change: more ? [kind, 'may allow more'] : [kind],
    Action: principal === undefined ? [action] : [action, principal],
    'Access level': level === undefined ? [] : [level],
    Before: accessWords(before),
    After: accessWords(after),
  }));
}
