// What a decision on an action depends on: documents that say the same of it are decided once.
import { globMatches } from '#iam/policy/patterns/glob.ts';
import { statementsIn, textsIn } from '#iam/policy/raw-policy.ts';
import { isObject, type RawObject } from '#iam/json/json-value.ts';
import {
  documentValue,
  type EnvironmentDocument,
  type EnvironmentPolicy,
  type PolicyEnvironment,
} from '#iam/environment/policy-environment.ts';

const isAbout = ({ Action, NotAction }: RawObject, action: string): boolean =>
  NotAction !== undefined || textsIn(Action).some((pattern) => globMatches(pattern.toLowerCase(), action));

/** The document without its statements about other actions; all of a text that is not a document. */
function partAbout(document: EnvironmentDocument, action: string): unknown {
  const value = documentValue(document);
  if (!isObject(value)) return document.source;
  return { ...value, Statement: statementsIn(value).filter((statement) => isAbout(statement, action)) };
}

/** Which resources and services these are for, all of their statements say. */
const IS_READ_WHOLE: ReadonlySet<EnvironmentPolicy['kind']> = new Set([
  'resource',
  'any-resource',
  'endpoint',
]);

/** All that decides on calls of the action. Environments with the same grounds decide the same. */
export function decisionGrounds(environment: PolicyEnvironment, action: string): string {
  const name = action.toLowerCase();
  const about = (documents: readonly EnvironmentDocument[]): readonly unknown[] =>
    documents.map((document) => partAbout(document, name));
  return JSON.stringify([
    environment.account,
    environment.partition,
    environment.roles.map(({ permissions, ...role }) => [role, about(permissions)]),
    environment.policies.map((policy) =>
      IS_READ_WHOLE.has(policy.kind) ? policy : [{ ...policy, documents: [] }, about(policy.documents)],
    ),
  ]);
}
