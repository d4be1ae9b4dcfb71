// The smallest fix of a refused call, by the place where it is made.
import type { Denial } from '#core/denials/denial.ts';
import type { DenialFix, ExplainedDenial } from '#core/denials/explain/explained.ts';
import { screenAddress, screenTitle, type ConsoleScreen } from '#core/facts/console.ts';
import { parseArn } from '#core/iam/arn.ts';
import type { Statement } from '#core/iam/policy.ts';
import { lastPart } from '#core/request/principal.ts';
import { count } from '#core/text/words.ts';
import type { CodeChange, ModelFix } from './model-fix.ts';

interface FixBase {
  /** "In the code", "In ChatRole". */
  readonly title: string;
  /** One sentence: what to do there. */
  readonly text: string;
}

/** Values in the code that calls. */
export interface FixInCode extends FixBase {
  readonly where: 'code';
  readonly changes: readonly CodeChange[];
}

/** Statements for the permissions of the caller. */
export interface RoleFix extends FixBase {
  readonly where: 'role';
  /** The role or user. */
  readonly name: string;
  readonly statements: readonly Statement[];
  /** The statements as JSON, to copy. */
  readonly json: string;
  readonly console: { readonly title: string; readonly address: string } | undefined;
}

/** A statement for a policy that is not the caller's, or what to send to its owners, or what to do. */
export interface OtherFix extends FixBase {
  readonly where: 'policy' | 'owner' | 'step';
  /** What to copy. */
  readonly copy: string | undefined;
}

export type DiagnosisFix = FixInCode | RoleFix | OtherFix;

/** The ID, without what a person would read as code. */
const CODE_WORDS: Readonly<Record<CodeChange['name'], string>> = {
  modelId: 'modelId',
  region_name: 'the Region',
};

function codeFix({ changes }: ModelFix): FixInCode | undefined {
  if (changes.length === 0) return undefined;
  const model = changes.find(({ name }) => name === 'modelId');
  const unless = model ? ` Nothing to change if it calls ${model.after} already.` : '';
  return {
    where: 'code',
    title: 'In the code',
    text: `Change ${changes.map(({ name }) => CODE_WORDS[name]).join(' and ')}.${unless}`,
    changes,
  };
}

/** Roles of IAM Identity Center are written by their permission sets only. */
const PERMISSION_SET = /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/;

interface Owner {
  readonly name: string;
  readonly screen: ConsoleScreen;
  /** "its permissions policy" */
  readonly policy: string;
}

/** The screen on which the caller’s permissions are changed. */
function ownerOf({ principalArn }: Denial): Owner {
  const name = principalArn === undefined ? 'the caller' : lastPart(principalArn);
  const set = PERMISSION_SET.exec(name)?.[1];
  if (set !== undefined)
    return {
      name: set,
      screen: { id: 'permission-sets' },
      policy: 'the inline policy of this permission set, then provision it',
    };
  const isUser = principalArn?.includes(':user/') === true;
  return { name, screen: { id: isUser ? 'user' : 'role', name }, policy: 'its permissions policy' };
}

function roleFix(denial: Denial, statements: readonly Statement[]): RoleFix {
  const { name, screen, policy } = ownerOf(denial);
  const partition = parseArn(denial.principalArn ?? '')?.partition;
  const address = partition === undefined ? undefined : screenAddress(screen, partition);
  return {
    where: 'role',
    title: `In ${name}`,
    text: `Add ${count(statements.length, 'statement')} to ${policy}.`,
    name,
    statements,
    json: statements.map((each) => JSON.stringify(each, undefined, 2)).join(',\n'),
    console: address === undefined ? undefined : { title: screenTitle(screen), address },
  };
}

const isOfCaller = (denial: Denial): boolean => ['identity', 'unknown'].includes(denial.layer);

function placed(denial: Denial, fix: DenialFix): DiagnosisFix | undefined {
  switch (fix.kind) {
    case 'statement':
      return isOfCaller(denial)
        ? roleFix(denial, [fix.statement])
        : { where: 'policy', title: fix.label, text: 'The owner of the policy adds it.', copy: fix.text };
    case 'team':
      return { where: 'owner', title: fix.label, text: 'Send them this.', copy: fix.text };
    case 'step':
      return { where: 'step', title: fix.label, text: fix.text, copy: fix.code };
    case 'none':
      return { where: 'step', title: fix.label, text: fix.text, copy: undefined };
    default:
      // Answers are of the kit at hand, not of what was pasted.
      return undefined;
  }
}

/** The fixes by place: the code first, because the call fails without its change whatever the policies say. */
export function fixesOf(
  { denial, fixes }: ExplainedDenial,
  fix: ModelFix | undefined,
): readonly DiagnosisFix[] {
  const code = fix && codeFix(fix);
  const own = fix && fix.statements.length > 0 ? roleFix(denial, fix.statements) : undefined;
  const rest = fixes.flatMap((each) => {
    if (own && each.kind === 'statement') return [];
    return placed(denial, each) ?? [];
  });
  return [...(code ? [code] : []), ...(own ? [own] : []), ...rest];
}
