// Who could use a role or a resource of a kit although no answer names them.
import { groupBy } from '#iam/collections/group-by.ts';
import { isCreated, type RoleKit } from '#deepseek/compose/role-kit.ts';
import { ridersIn, type FoundRider } from '#iam/hand-edits/openings/riders-in.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { ReadinessDocument } from './readiness.ts';

/** The types that say who may call, by principals or by whom they deny. */
const TYPES_WITH_CALLERS: ReadonlySet<string> = new Set(['trust', 'resource', 'scp', 'rcp']);

const NOUNS: Readonly<Record<string, string>> = {
  bucket: 'this bucket',
  endpoint: 'this endpoint',
  guardrail: 'this guardrail',
  repository: 'this repository',
};

/** "this role", "this bucket": what the document lets somebody use; undefined for one that only denies. */
function nounOf({ id, type }: ReadinessDocument, { policies }: RoleKit): string | undefined {
  // It allows nothing by itself.
  if (type === 'scp') return undefined;
  if (type === 'trust') return 'this role';
  const policy = policies.find(({ documents }) => documents.some((each) => each.id === id));
  return NOUNS[policy?.target.kind ?? ''] ?? 'these resources';
}

/** The accounts that the kit's roles are in. */
function ownAccountsOf({ roles }: RoleKit): ReadonlySet<string> {
  return new Set(roles.flatMap((role) => (isCreated(role) ? (parseArn(role.arn)?.account ?? []) : [])));
}

/** Who can use what a document is about beyond what is composed, each with all places that let them. */
export function ridersOf(
  document: ReadinessDocument,
  kit: RoleKit,
): ReadonlyMap<string, readonly FoundRider[]> {
  const { type, text, composed } = document;
  if (!TYPES_WITH_CALLERS.has(type) || text === composed) return new Map();
  const place = { noun: nounOf(document, kit), ownAccounts: ownAccountsOf(kit) };
  return groupBy(ridersIn(text, composed, place), ({ principal }) => principal);
}
