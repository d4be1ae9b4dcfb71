// Answers → role kit.
import { scenarios } from '#deepseek/catalog/index.ts';
import { type StoredAnswers, readStoredAnswers, unusedAnswers } from '#deepseek/answers/index.ts';
import {
  type AnswerFault,
  type ComposedPolicy,
  type ComposedRole,
  type SerializedNotice,
  type SerializedStep,
  compose as composeKit,
  serializeKit,
} from '#deepseek/compose/index.ts';
import { curedReadiness } from '#deepseek/readiness/index.ts';
import { nearest } from '#iam/text/index.ts';
import { InputError } from './input-error.ts';
import { shownValue } from './json-text.ts';

/**
 * What the role is for. `rolewright scenarios --format json` lists the scenarios and their questions; `rolewright schema
 * answers` prints a JSON Schema.
 * @public
 */
export interface KitAnswers {
  /** The id of a scenario, such as `invoke` or `import`. */
  readonly scenario: string;
  /** Question → answer, where it differs from the starting value: `{ regions: ['us-west-2'] }`. */
  readonly values?: { readonly [question: string]: string | boolean | readonly string[] };
}

/** A change that brings a kit nearer to ready. @public */
export interface ReadinessCure {
  /** "Call from eu-west-2". */
  readonly label: string;
  /** All answers, with the change made. */
  readonly answers?: KitAnswers;
  /** The question that a person must answer. */
  readonly opens?: string;
  /** Documents by their id, with their new text; null for the one that is composed. */
  readonly documents?: Readonly<Record<string, string | null>>;
  /** It drops a limit, trusts somebody or widens access: a person must decide. */
  readonly widens?: true;
}

/** One thing that keeps a kit from being ready. @public */
export interface ReadinessCause {
  readonly id: string;
  readonly state: 'wontWork' | 'tooBroad' | 'answersLeft' | 'guesses';
  /** One line: "The guardrail is in eu-west-2, calls start in us-east-1." */
  readonly text: string;
  readonly why?: string;
  /** The questions whose answers are in the way. */
  readonly fields: readonly string[];
  readonly places?: readonly { readonly document: string; readonly path: readonly (string | number)[] }[];
  /** Who could use the role although no answer names them. */
  readonly principal?: string;
  /** At most 3, the best first; none that widens access is first. */
  readonly cures: readonly ReadinessCure[];
}

/** The state of a kit, with what keeps it from being ready, worst first. @public */
export interface KitReadiness {
  readonly state: ReadinessCause['state'] | 'ready';
  readonly causes: readonly ReadinessCause[];
}

/** Roles, policies and next steps. The shape is that of `rolewright compose`; `rolewright schema compose` describes it. @public */
export interface ComposedKit {
  readonly scenario: string;
  readonly roles: readonly ComposedRole[];
  readonly policies: readonly ComposedPolicy[];
  readonly nextSteps: readonly SerializedStep[];
  readonly notices: readonly SerializedNotice[];
  /** Questions whose answers are still placeholders in the documents. */
  readonly placeholders: readonly string[];
  /** Answers that could not be used. */
  readonly problems: readonly AnswerFault[];
  /** Whether the calls of the kit would work as it stands. */
  readonly readiness: KitReadiness;
  /** The answers that the kit was composed of. */
  readonly answers: KitAnswers;
  /** Names in `values` that are not a question, or whose value has another type. They were left out. */
  readonly ignored: readonly string[];
  /** Those, and answers that no question asks for: each with what to write. They do nothing. */
  readonly unused: readonly { readonly member: string; readonly message: string }[];
}

export function storedAnswers(answers: KitAnswers): StoredAnswers {
  const stored = readStoredAnswers(answers);
  if (stored) return stored;
  const named: unknown = (answers as { scenario?: unknown } | null | undefined)?.scenario;
  const ids = scenarios.all().map(({ id }) => id);
  const near = typeof named === 'string' ? nearest(named, ids) : undefined;
  throw new InputError([
    `${shownValue(named)} is not a scenario.${near === undefined ? '' : ` Did you mean “${near}”?`} Scenarios: ${ids.join(', ')}.`,
  ]);
}

/**
 * Composes the role kit for answers: roles with trust and permissions policies, and what else the scenario needs.
 *
 * Pure and synchronous; the same answers give the same bytes. Marked placeholders stand in for answers that are missing or
 * wrong, and `placeholders` and `problems` list them.
 * @throws {@link InputError} if `scenario` does not exist.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html
 * @public
 */
export function compose(answers: KitAnswers): ComposedKit {
  const stored = storedAnswers(answers);
  const kit = composeKit(stored.answers);
  return {
    ...serializeKit(kit),
    readiness: curedReadiness(stored.answers, kit) as KitReadiness,
    answers: stored.answers as KitAnswers,
    ignored: stored.ignored,
    unused: unusedAnswers(answers, stored),
  };
}
