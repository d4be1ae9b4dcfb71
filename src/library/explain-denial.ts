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
  /** Of `statement`: the policy to add them to: `identity`, `trust`, `boundary` or `endpoint`. */
  readonly layer?: string;
  /** Of `statement`: what to add. */
  readonly statements?: readonly object[];
  /** Of `team`: who. */
  readonly team?: string;
  /** Of `step`: a command. */
  readonly code?: string;
}

/** One refused call. What the text does not say is null. @public */
export interface DenialExplanation {
  readonly principal: string | null;
  readonly principalArn: string | null;
  readonly action: string | null;
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
  /** Empty for a text without a refused call. */
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
 * events, with what to change.
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
  const explained = denialsJson(explainDenials(denials, documents, reference));
  // JSON leaves out what is undefined, as the type has it.
  const plain = JSON.parse(JSON.stringify(explained)) as Omit<DenialReport, 'date'>;
  return { ...plain, date: reference.date };
}
