// What readiness is: one state of a kit, with its causes and what cures them.
import type { Answers } from '#deepseek/answers/answers.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { RoleKit } from '#deepseek/compose/role-kit.ts';
import type { Severity } from '#iam/findings/finding.ts';
import type { PolicyType } from '#iam/policy/policy.ts';

/** Worst first. */
export const READINESS_IDS = ['wontWork', 'tooBroad', 'answersLeft', 'guesses', 'ready'] as const;
export type ReadinessId = (typeof READINESS_IDS)[number];

/** A change that brings a kit nearer to ready. */
export interface Cure {
  readonly label: string;
  readonly answers?: Answers;
  /** The question to open, where a person must choose. */
  readonly opens?: FieldId;
  /** Document id → its new text; null for what the wizard composes. */
  readonly documents?: Readonly<Record<string, string | null>>;
  /** It drops a limit, trusts somebody or widens access: never offered first. */
  readonly widens?: true;
}

/** One thing that keeps a kit from being ready. */
export interface Cause {
  readonly id: string;
  readonly state: Exclude<ReadinessId, 'ready'>;
  /** One line: "The guardrail is in eu-west-2, calls start in us-east-1." */
  readonly text: string;
  /** One sentence on why that matters. */
  readonly why?: string;
  readonly fields: readonly FieldId[];
  readonly places?: readonly { readonly document: string; readonly path: readonly (string | number)[] }[];
  /** Who could use the role although no answer names them. */
  readonly principal?: string;
  readonly cures: readonly Cure[];
}

export interface Readiness {
  readonly state: ReadinessId;
  /** Worst first; empty for a kit that is ready. */
  readonly causes: readonly Cause[];
}

/** A document as it stands, hand edits included. */
export interface ReadinessDocument {
  readonly id: string;
  readonly type: PolicyType;
  readonly text: string;
  /** What the wizard composes; undefined for a pasted policy. */
  readonly composed?: string;
  /** What was found in it, where that is known; `refusal` is what AWS answers where it refuses to save it. */
  readonly findings?: readonly {
    readonly severity: Severity;
    readonly message: string;
    readonly refusal?: string;
  }[];
}

/** How far a text reaches, where the service reference is loaded: `breadthOf` makes it. */
export interface Breadth {
  readonly document: string;
  /** The text it is about, so that it is never taken for another. */
  readonly text: string;
  /** Actions that it allows on everything although they take resources, or as one of a whole service. */
  readonly onEverything: readonly string[];
  /** Risks that no composed policy has: "write an inline policy on a role". */
  readonly risks: readonly { readonly does: string; readonly actions: readonly string[] }[];
}

export interface ReadinessInput {
  readonly answers: Answers;
  readonly kit: RoleKit;
  /** Those on screen; none stands for all of the kit, as composed. */
  readonly documents: readonly ReadinessDocument[];
  /** The titles of checks that fail, where they were decided; `denies` marks calls that must be denied. */
  readonly failing?: readonly { readonly id: string; readonly title: string; readonly denies?: true }[];
  /** Principals of an edited document that a person said are meant, bound to its text. */
  readonly meant?: readonly {
    readonly document: string;
    readonly text: string;
    readonly principal: string;
  }[];
  /** What is known of the reach of edited and pasted policies. */
  readonly breadth?: readonly Breadth[];
}

/** Whether the documents are pasted policies, which no answers made. */
export const isPasted = ({ documents }: Pick<ReadinessInput, 'documents'>): boolean =>
  documents.length > 0 && documents.every(({ composed }) => composed === undefined);
