// What an exporter is: a role kit in, files in one format out.
import { nonWhitespaceLength } from '#iam/json/text-size.ts';
import { QUOTAS } from '#iam/facts/quotas.ts';
import type { ExportKit } from './export-kit.ts';
import type { ReviewInput } from './review.ts';

export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
}

/** Something a person may decide about the files: "Terraform data sources or jsonencode". */
export interface Choice {
  readonly id: string;
  readonly label: string;
  /** The first is where it starts. */
  readonly options: readonly [ChoiceOption, ...ChoiceOption[]];
  /** Whether it makes a difference to the files of this kit; undefined for every kit. */
  readonly appliesTo?: (kit: ExportKit) => boolean;
}

/** Choice id → value. A missing or unknown value counts as the first option. */
export type Choices = Readonly<Record<string, string>>;

export interface ExportedFile {
  /** A path inside the download: forward slashes, no two the same. */
  readonly name: string;
  /** Ends in a newline. */
  readonly text: string;
  readonly executable?: true;
}

export interface Exporter {
  readonly choices?: readonly Choice[];
  /** Pure and total: for any kit, the files are valid in their format. */
  readonly files: (kit: ExportKit, choices?: Choices, review?: ReviewInput) => readonly ExportedFile[];
  /** What else its files need: `all` results of checks, proofs and the access matrix, or the `calls` that were proved. */
  readonly reviews?: 'all' | 'calls';
}

/** The description of an exporter, available before it is loaded. */
export interface ExporterRow {
  readonly id: string;
  /** Its place among the formats. */
  readonly rank: number;
  readonly title: string;
  /** What it is for, in one line. */
  readonly description: string;
  /** The language of its first file, as highlighters call it. */
  readonly language: 'json' | 'bash' | 'hcl' | 'yaml' | 'typescript' | 'markdown';
  readonly load: () => Promise<Exporter>;
}

/** The value of a choice; the first option if the value is unknown. */
export function chosen(choice: Choice, choices: Choices = {}): string {
  const value = Object.hasOwn(choices, choice.id) ? choices[choice.id] : undefined;
  return choice.options.find((option) => option.value === value)?.value ?? choice.options[0].value;
}

/** What a person may decide about the files of this kit. */
export const choicesFor = ({ choices = [] }: Exporter, kit: ExportKit): readonly Choice[] =>
  choices.filter(({ appliesTo }) => appliesTo?.(kit) ?? true);

/**
 * Whether the policies of each role fit together as inline policies.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const fitInline = ({ groups }: ExportKit): boolean =>
  groups
    .flatMap(({ roles }) => roles)
    .every(
      ({ permissions }) =>
        nonWhitespaceLength(permissions.map(({ text }) => text).join('')) <= QUOTAS.inlinePoliciesSize,
    );

/** Whether permissions policies of created roles are inline or managed. Those for existing principals are managed. https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html */
export const POLICY_KIND: Choice = {
  id: 'policies',
  label: 'Permissions policies of roles',
  appliesTo: (kit) => kit.groups.some(({ roles }) => roles.length > 0) && fitInline(kit),
  options: [
    {
      value: 'managed',
      label: 'Managed policies',
      detail: 'Separate policies with versions, up to 10 on a role',
    },
    {
      value: 'inline',
      label: 'Inline policies',
      detail: 'Part of the role and deleted with it, 10,240 characters at most',
    },
  ],
};

/** Whether the roles get inline policies: where they are chosen and fit. */
export const isInline = (kit: ExportKit, choices: Choices | undefined): boolean =>
  chosen(POLICY_KIND, choices) === 'inline' && fitInline(kit);

/** What to say where they are chosen and do not fit. */
export const inlineProblem = (kit: ExportKit, choices: Choices): string | undefined =>
  chosen(POLICY_KIND, choices) === 'inline' && !fitInline(kit)
    ? `The inline policies of a role have at most ${QUOTAS.inlinePoliciesSize.toLocaleString('en-US')} characters together, and here they would have more. Choose managed policies.`
    : undefined;
