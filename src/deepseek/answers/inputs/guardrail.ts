// Reads the ARN of a guardrail, with or without a version.
import { INPUT_RULES } from '#iam/facts/input-rules.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { readArn, type ArnKind } from './arns.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';
import { excerpt } from '#iam/text/invisible.ts';

export interface Guardrail {
  /** Without a version. */
  readonly arn: string;
  readonly region: string;
  readonly account: string;
  /** The one version that is meant; undefined for any. */
  readonly version?: string;
}

/** The ARN and what stands after its guardrail ID. */
const VERSIONED = /^(arn:[^/]{1,80}:guardrail\/[^:/]{1,200}):(.{1,200})$/;

interface Versions {
  /** What a version at the end does: `pins` it, or is `dropped`. */
  readonly version: 'pins' | 'dropped';
}

function versionFault(version: string): string | undefined {
  if (version === 'DRAFT') {
    return 'The working draft can change at any time, so it cannot be pinned. Write a version number, or leave it out to allow all versions.';
  }
  return /^[1-9][0-9]{0,7}$/.test(version)
    ? undefined
    : `“${excerpt(version)}” is not a version of a guardrail. Versions are numbers, as in :3 at the end of the ARN.`;
}

const GUARDRAIL: ArnKind = {
  noun: 'guardrail',
  service: 'bedrock',
  shape: INPUT_RULES.guardrailArn.pattern,
  example: 'guardrail/gr1a2b3c4d5e',
  hint: ', with its account and lowercase ID',
  notThis: [
    [
      /:guardrail-profile\//,
      'This is the profile of a cross-Region guardrail, which is a separate question. Paste the ARN of the guardrail, like',
    ],
    [/:guardrail\/[^/]{0,40}[A-Z]/, 'Guardrails have a lowercase ID. Write the ARN like'],
  ],
  otherAccount: { advise: ': that account must share it, and be in the same organization as the role.' },
  otherRegion: { advise: 'A guardrail works only for calls in its own Region.' },
};

/** A guardrail. https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-id.html */
export function readGuardrail(
  raw: string,
  home: RoleHome,
  { version: use }: Versions,
): CheckedInput<Guardrail> {
  const text = raw.trim();
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const [, bare = text, version] = VERSIONED.exec(text) ?? [];
  const read = readArn(bare, home, GUARDRAIL);
  if (!read.ok) return read;
  const fault = version === undefined ? undefined : versionFault(version);
  if (fault) return refuse(fault);
  const { region, account } = read.value;
  const pinned = use === 'pins' && version !== undefined;
  const extent = use === 'dropped' ? '' : pinned ? `, version ${version} only` : ', any version';
  return accept<Guardrail>(
    { arn: bare, region, account, ...(pinned ? { version } : {}) },
    `guardrail in ${region}, account ${account}${extent}`,
    read.advice,
  );
}
