// The service reference with and without files of services, and builders of policies, for tests of the matrix.
import { readReference } from 'virtual:reference-files';
import type { IndexFile, ServiceFile } from '#iam/reference/files.ts';
import { createReference, type Reference } from '#iam/reference/reference.ts';
import type { ActionAccess } from '#iam/access/matrix/action-access.ts';
import type { Matrix, OwnPolicies } from '#iam/access/matrix/matrix.ts';

const INDEX = readReference('index') as IndexFile;

function loaded(index: IndexFile): Reference {
  const reference = createReference(index);
  for (const prefix of reference.prefixes) reference.add(prefix, readReference(prefix) as ServiceFile);
  return reference;
}

export const INDEX_ONLY = createReference(INDEX);
export const WHOLE = loaded(INDEX);

/** A few services, for tests that make many matrices. */
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

/** The access that a matrix has for an action; undefined if it is not allowed. */
export function accessTo({ services }: Matrix, action: string): ActionAccess | undefined {
  const [prefix, name] = action.split(':');
  const service = services.find((each) => each.prefix === prefix);
  return service?.actions.find((row) => row.name === name)?.access;
}
