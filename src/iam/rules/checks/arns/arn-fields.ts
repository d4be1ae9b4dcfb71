// What the checks on the fields of ARNs share.
import { formatArn, type Arn } from '#iam/policy/arn.ts';
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, type Fix, type CheckFinding } from '#iam/rules/check.ts';
import type { ResourceView } from '#iam/rules/policy-view.ts';
import { patternsMatching, type ArnPattern } from '#iam/reference/arn-patterns.ts';
import type { Reference } from '#iam/reference/reference.ts';

type ArnField = 'partition' | 'service' | 'region' | 'account';

const FIELDS: readonly ArnField[] = ['partition', 'service', 'region', 'account'];

/** The first field before the resource with a variable. Its colon shifts all that follows, so no later field is judged. */
function fieldWithVariable(arn: Arn): ArnField | undefined {
  return FIELDS.find((field) => arn[field].includes('$'));
}

/** The ARN where it can be judged: with its fields where they belong. */
export function soundArn({ arn, variable }: ResourceView): Arn | undefined {
  return arn && variable && fieldWithVariable(arn) ? undefined : arn;
}

/** What to say of a variable, or of a template's placeholder, in the field. */
export function misplacedVariable(
  { arn, variable, value, path }: ResourceView,
  field: ArnField,
): CheckFinding | undefined {
  if (!arn || !variable || fieldWithVariable(arn) !== field) return undefined;
  const name = field === 'region' ? 'Region' : field;
  return {
    message: `AWS replaces variables only after the fifth colon of an ARN: ${show(value)} has one as its ${name}. Write the ${name}, or \`*\`; if a template fills it in, check the result.`,
    locations: [atValue(path)],
  };
}

/** Owners that AWS names in place of an account: `aws`, `aws-managed`, `aws-marketplace`. */
const OWNER = /^(?:aws(?:-[a-z]+)*|amazon|third-party)$/;

/** Whether the account of an ARN is AWS or a vendor of AWS. */
export const isOwner = (account: string): boolean => OWNER.test(account);

/** Whether the field says one thing: it is neither empty nor a pattern. */
export const isOutright = (field: string): boolean => field !== '' && !hasWildcard(field);

/** The patterns that the ARN can match; undefined where there are none or not all are known. */
export function patternsFor(resource: ResourceView, reference: Reference): readonly ArnPattern[] | undefined {
  const arn = soundArn(resource);
  if (!arn || hasWildcard(arn.service)) return undefined;
  const patterns = patternsMatching(reference, arn);
  return patterns && patterns.length > 0 ? patterns : undefined;
}

/** Gives a field of the ARN another value. */
export function fieldFix(path: ResourceView['path'], arn: Arn, fields: Partial<Arn>): Fix {
  const value = formatArn({ ...arn, ...fields });
  const title = `Replace with ${value.length > 80 ? `${value.slice(0, 80)}…` : value}`;
  return { title, safe: false, edits: [{ kind: 'replace', path, value }] };
}
