// Error messages and CloudTrail events → why AWS refused, and what to change.
import { denialsJson } from '#cli/explain/as-json.ts';
import {
  type DenialDocuments,
  explainDenials,
  parseDenials,
  servicesOfDenials,
} from '#deepseek/denials/index.ts';
import { isObject, readQuickly } from '#iam/json/index.ts';
import { inferPolicyType } from '#iam/grammar/index.ts';
import { storedAnswers, type KitAnswers } from './compose.ts';
import { InputError } from './input-error.ts';
import { jsonTextOf } from './json-text.ts';
import { optionsOf } from './options.ts';
import { referenceWith, type ReferenceOptions } from './reference-data.ts';

/** @public */
export interface DenialOptions extends ReferenceOptions {
  /** Answers of a kit: the calls are also decided with its documents. Not together with `policies`. */
  readonly answers?: KitAnswers;
  /** Policies that the calls are also decided with, as objects or JSON text. */
  readonly policies?: readonly (string | object)[];
}

/** A change that helps. @public */
export interface ProposedFix {
  /** `answer`: another answer of the kit. `code`: only the code changes. `team`: something for the owners of another document. */
  readonly kind: 'answer' | 'statement' | 'code' | 'team' | 'step' | 'none';
  readonly label: string;
  /** What it does, or what to send or run. */
  readonly text: string;
  /** Whether the call was decided again with the change, and is allowed. */
  readonly proved: boolean;
  /** Numbers of actions that the change opens and closes; null where no documents are known. */
  readonly access: {
    readonly gained: number;
    readonly changed: number;
    readonly lost: number;
    readonly opens: readonly string[];
    readonly more: number;
  } | null;
  /** Values in the code that change along with it, because the call fails without that whatever the policies say. */
  readonly changes: readonly { readonly name: string; readonly before: string; readonly after: string }[];
  /** Of `answer`: the question. */
  readonly field?: string;
  /** Of `answer`: its answer. */
  readonly value?: string | boolean | readonly string[];
  /** Of `statement` and `team`: the kind of policy to change. */
  readonly layer?: string;
  /** Of `statement` and `team`: what to add. */
  readonly statements?: readonly object[];
  /** Of `statement` and `team`: the calls that the same step makes next, with what they need as far as the text tells. */
  readonly next?: readonly { readonly why: string; readonly statements: readonly object[] }[];
  /** Of `statement` and `team`: the same for more than the one object, stream or job that failed, and what that opens. */
  readonly wider?: { readonly opens: string; readonly statements: readonly object[] };
  /** Of `team`: how a Deny lets the call through: what to take out of its actions and put in its place, or the condition that leaves the caller out. */
  readonly exemption?: {
    readonly actions: readonly string[];
    readonly statements: readonly object[];
    readonly condition?: object;
  };
  /** Of `team`: who. */
  readonly team?: string;
  /** Of `step`: a command. */
  readonly code?: string;
}

/** One refused call, or another error. What the text does not say is null. @public */
export interface DenialExplanation {
  /** Whether policies refused a call; else the error is one that no policy changes (throttling, a quota, expired credentials). */
  readonly denied: boolean;
  readonly principal: string | null;
  readonly principalArn: string | null;
  readonly action: string | null;
  /** Further actions that the message says are missing. */
  readonly alsoNeeds: readonly string[];
  readonly operation: string | null;
  readonly resource: string | null;
  readonly layer: string;
  /** Whether a Deny statement refused (true), or no Allow was found (false). */
  readonly explicit: boolean | null;
  readonly policyArn: string | null;
  readonly region: string | null;
  readonly context: { readonly [key: string]: string };
  /** How often the text has this refusal. */
  readonly count: number;
  readonly cause: { readonly id: string; readonly text: string; readonly page: string };
  /** How the refusal compares with the documents that were given. */
  readonly comparison: 'no-documents' | 'undecided' | 'same' | 'documents-allow' | 'other-layer' | 'depends';
  /** The best first. */
  readonly fixes: readonly ProposedFix[];
}

/** @public */
export interface DenialReport {
  /** Empty for a text without a refused call or another error that is known. */
  readonly denials: readonly DenialExplanation[];
  /** When AWS's service reference was read, as YYYY-MM-DD. */
  readonly date: string;
}

function documentsOf({ answers, policies = [] }: DenialOptions): DenialDocuments {
  if (!Array.isArray(policies)) throw new InputError(['Give policies as a list.']);
  if (answers && policies.length > 0) throw new InputError(['Give either answers or policies, not both.']);
  if (answers) return { answers: { answers: storedAnswers(answers).answers, edits: {} } };
  return {
    policies: (policies as readonly (string | object)[]).map((policy, index) => {
      if (typeof policy !== 'string' && !isObject(policy))
        throw new InputError([`Give policy ${index + 1} as an object or as JSON text.`]);
      const text = typeof policy === 'string' ? policy : jsonTextOf(`policy ${index + 1}`, policy);
      const type = inferPolicyType(readQuickly(text) ?? {});
      return { id: String(index), title: `Policy ${index + 1}`, type, text };
    }),
  };
}

/**
 * Explains why AWS denied calls, from error messages of SDKs, tools and the console, among other text, or from CloudTrail
 * events, with what to change. Errors that are no denials have `denied: false`, with what to do.
 * @throws {@link InputError} (as a rejection) if `answers` names a scenario that does not exist, is given together
 * with `policies`, or `policies` is not a list of objects and texts.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 * @public
 */
export async function explainDenial(text: string, given: DenialOptions = {}): Promise<DenialReport> {
  const options = optionsOf(given);
  if (typeof text !== 'string') throw new InputError(['Give the text as a string.']);
  const denials = parseDenials(text);
  const documents = documentsOf(options);
  const reference = await referenceWith(options, (known) => servicesOfDenials(denials, documents, known));
  const explained = denialsJson(explainDenials(denials, documents, reference, text));
  // JSON leaves out what is undefined, as the type has it.
  const plain = JSON.parse(JSON.stringify(explained)) as Omit<DenialReport, 'date'>;
  return { ...plain, date: reference.date };
}
