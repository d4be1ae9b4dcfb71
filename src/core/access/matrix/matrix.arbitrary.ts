// What tests of the matrix share: the reference with and without its files, and short ways to say policies.
import { readReference } from 'virtual:reference-files';
import type { IndexFile, ServiceFile } from '#core/reference/files.ts';
import { createReference, type Reference } from '#core/reference/reference.ts';
import type { ActionAccess } from './action-access.ts';
import type { Matrix, OwnPolicies } from './matrix.ts';

const INDEX = readReference('index') as IndexFile;

function loaded(index: IndexFile): Reference {
  const reference = createReference(index);
  for (const prefix of reference.prefixes) reference.add(prefix, readReference(prefix) as ServiceFile);
  return reference;
}

export const INDEX_ONLY = createReference(INDEX);
export const WHOLE = loaded(INDEX);

/** No more than a few services, for tests that make many matrices. */
const SMALL_SERVICES = ['backup', 'ec2', 'iam', 'kms', 's3', 'sqs', 'sts'];
const SMALL_INDEX_FILE: IndexFile = {
  ...INDEX,
  services: Object.fromEntries(
    Object.entries(INDEX.services).filter(([prefix]) => SMALL_SERVICES.includes(prefix)),
  ),
};
export const SMALL_INDEX = createReference(SMALL_INDEX_FILE);
export const SMALL = loaded(SMALL_INDEX_FILE);

const documentOf = (Statement: unknown) => ({ Version: '2012-10-17', Statement });

/** Each layer as a list of statements. */
export interface StatementLists {
  readonly identity: unknown;
  readonly boundary?: unknown;
  readonly session?: unknown;
  readonly scps?: readonly unknown[] | undefined;
}

export const policiesOf = ({ identity, boundary, session, scps }: StatementLists): OwnPolicies => ({
  identity: [documentOf(identity)],
  ...(boundary !== undefined && { boundaries: [documentOf(boundary)] }),
  ...(session !== undefined && { session: [documentOf(session)] }),
  ...(scps && { scps: scps.map((level) => [documentOf(level)]) }),
});

/** What the matrix says of an action; undefined where that is no. */
export function accessTo({ services }: Matrix, action: string): ActionAccess | undefined {
  const [prefix, name] = action.split(':');
  const service = services.find((each) => each.prefix === prefix);
  return service?.actions.find((row) => row.name === name)?.access;
}
