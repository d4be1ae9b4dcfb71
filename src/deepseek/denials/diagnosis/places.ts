// The smallest fix of a refused call, by the place where it is made.
import type { Denial } from '#deepseek/denials/denial.ts';
import { callerPermissions } from '#deepseek/denials/explain/caller.ts';
import { codeFix as codeFixOf } from '#deepseek/denials/explain/code-fix.ts';
import type { CodeChange } from '#deepseek/denials/explain/code-change.ts';
import type {
  Beside,
  DenialFix,
  ExplainedDenial,
  StatementFix,
} from '#deepseek/denials/explain/explained.ts';
import type { ModelFix } from '#deepseek/denials/explain/model-fix.ts';
import { statementsText } from '#deepseek/denials/explain/statements.ts';
import { screenAddress, screenTitle } from '#iam/facts/console.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { Statement } from '#iam/policy/policy.ts';

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
  readonly beside: Beside;
}

/** A statement for a policy that is not the caller's, or what to send to its owners, or what to do. */
export interface OtherFix extends FixBase {
  readonly where: 'policy' | 'owner' | 'step';
  /** What to copy. */
  readonly copy: string | undefined;
  /** Undefined where the text to copy has it. */
  readonly beside?: Beside;
}

export type DiagnosisFix = FixInCode | RoleFix | OtherFix;

function codeFix(denial: Denial, model: ModelFix | undefined): FixInCode | undefined {
  const fix = codeFixOf(denial, model, false);
  return fix && { where: 'code', title: 'In the code', text: fix.text, changes: fix.changes };
}

function roleFix(
  denial: Denial,
  { statements, isInstead, next, wider }: StatementFix,
  model: ModelFix | undefined,
): RoleFix {
  const { name, screen, into } = callerPermissions(denial);
  const partition = parseArn(denial.principalArn ?? '')?.partition;
  const address = screen && partition !== undefined ? screenAddress(screen, partition) : undefined;
  return {
    where: 'role',
    title: `In ${name}`,
    text: [
      isInstead
        ? 'Paste this in place of what the text has.'
        : `Paste ${statements.length === 1 ? 'it' : 'them'} into ${into}.`,
      ...(model?.routed === undefined ? [] : [model.routed]),
    ].join(' '),
    name,
    statements,
    json: statementsText(statements),
    beside: { next, wider },
    console: screen && address !== undefined ? { title: screenTitle(screen), address } : undefined,
  };
}

function placed(
  { denial, model }: Pick<ExplainedDenial, 'denial' | 'model'>,
  fix: DenialFix,
): DiagnosisFix | undefined {
  switch (fix.kind) {
    case 'statement':
      return fix.layer === 'identity'
        ? roleFix(denial, fix, model)
        : {
            where: 'policy',
            title: fix.label,
            text: `The owner of the policy ${fix.isInstead ? 'changes' : 'adds'} it.`,
            copy: fix.text,
            beside: { next: fix.next, wider: fix.wider },
          };
    case 'team':
      return { where: 'owner', title: fix.label, text: 'Send them this.', copy: fix.text };
    case 'step':
      return { where: 'step', title: fix.label, text: fix.text, copy: fix.code };
    default:
      // Code comes first; the others are of documents at hand, not of what was pasted.
      return undefined;
  }
}

/** The fixes by place: the code first, because the call fails without its change whatever the policies say. */
export function fixesOf(explained: ExplainedDenial): readonly DiagnosisFix[] {
  const code = codeFix(explained.denial, explained.model);
  return [...(code ? [code] : []), ...explained.fixes.flatMap((fix) => placed(explained, fix) ?? [])];
}
