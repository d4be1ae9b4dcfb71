// Answers → role kit.
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { readStoredAnswers, type StoredAnswers } from '#deepseek/answers/stored-answers.ts';
import { compose as composeKit } from '#deepseek/compose/compose.ts';
import type { AttachTarget, KitTag, PolicyTarget, SerializedStep } from '#deepseek/compose/role-kit.ts';
import { serializeKit, type SerializedNotice } from '#deepseek/compose/serialize-kit.ts';
import { curedReadiness } from '#deepseek/readiness/kit-readiness.ts';
import type { PolicyDocument, PolicyType } from '#iam/policy/policy.ts';
import { nearest } from '#iam/text/nearest-name.ts';
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

/** Why a statement is there. @public */
export interface StatementReason {
  /** A few words: "Reads the model files". */
  readonly title: string;
  /** One or two sentences on what it is for. */
  readonly text: string;
  /** The API calls it serves, as service:Operation. */
  readonly calls: readonly string[];
  /** The questions whose answers asked for it. */
  readonly answers: readonly string[];
  /** The address of the AWS page it rests on. */
  readonly page: string;
  /** What AWS's pages leave open, where they do. */
  readonly doubt?: string;
}

/** One policy of a kit. @public */
export interface ComposedDocument {
  /** Stable for one kit: `service.trust`, `service.permissions`. */
  readonly id: string;
  readonly type: PolicyType;
  readonly title: string;
  /** The name of the managed policy; for a trust policy, the name of its role. */
  readonly name: string;
  /** The policy itself. `JSON.stringify` makes the text that AWS takes. */
  readonly document: PolicyDocument;
  /** One list for each statement, in the order of the statements. */
  readonly whys: readonly (readonly StatementReason[])[];
  /** AWS's quota for the document, in characters that are not white space. */
  readonly limit: number;
}

/** A role to create, or permissions for a principal that exists. @public */
export interface ComposedRole {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  /** Undefined for permissions of a principal that exists. */
  readonly trust: ComposedDocument | undefined;
  readonly permissions: readonly ComposedDocument[];
  /** Whom to attach the permissions to, in words; undefined for a role to create. */
  readonly attachTo: string | undefined;
  /** The same as data. */
  readonly target: AttachTarget | undefined;
  readonly instanceProfile: string | undefined;
  /** The 12-digit account that the role is created in, if it is not the account of the kit. */
  readonly account: string | undefined;
  readonly arn: string | undefined;
  /** Begins and ends with a slash. */
  readonly path: string;
  readonly description: string;
  readonly tags: readonly KitTag[];
  /** Seconds; undefined where AWS's default of one hour stays. */
  readonly maxSessionSeconds: number | undefined;
  /** The ARN of the permissions boundary. */
  readonly boundary: string | undefined;
}

/** Policies that belong to no role: on a bucket, an endpoint or an organization. @public */
export interface ComposedPolicy {
  readonly id: string;
  readonly title: string;
  /** What it is put on, in words. */
  readonly attachTo: string;
  /** The same as data. */
  readonly target: PolicyTarget;
  readonly name: string;
  /** One, or as many as AWS's quota requires. */
  readonly documents: readonly ComposedDocument[];
  /** What it does not stop, one sentence each. */
  readonly leaves: readonly string[];
}

/** An answer that could not be used; a placeholder stands in its place. @public */
export interface AnswerFault {
  readonly field: string;
  /** Which entry of a list; 0 for a single answer. */
  readonly index: number;
  readonly raw: string;
  readonly message: string;
  /** What would do in its place, where one thing is nearest. */
  readonly instead?: string;
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
  };
}
