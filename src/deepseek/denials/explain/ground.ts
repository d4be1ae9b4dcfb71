// What denials are compared with: the documents of a kit or pasted ones, as far as there are any.
import type { Answers } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { compose } from '#deepseek/compose/compose.ts';
import type { RoleKit } from '#deepseek/compose/role-kit.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { environmentOfPasted, type PastedPolicy } from '#iam/environment/pasted-environment.ts';
import { kitAccountOf } from '#deepseek/verify/kit-account.ts';
import { environmentOf } from '#deepseek/verify/kit-environment.ts';
import { type PolicyEnvironment } from '#iam/environment/policy-environment.ts';

/** The answers of a kit, with the texts of documents that were edited by hand. */
export interface DenialAnswers {
  readonly answers: Answers;
  readonly edits: Readonly<Record<string, string>>;
}

/** What the documents are given as. Plain data. */
export interface DenialDocuments {
  readonly answers?: DenialAnswers | undefined;
  readonly policies?: readonly PastedPolicy[] | undefined;
}

export interface Ground {
  readonly environment: PolicyEnvironment;
  /** Only of answers. */
  readonly kit: RoleKit | undefined;
  readonly from: DenialAnswers | undefined;
  /** The account that the answers name; undefined if they leave it open. */
  readonly account: string | undefined;
  readonly reference: Reference;
  /** Kits of other answers, composed once for all denials. */
  readonly variants: VariantKits;
}

/** Kits that are composed, and kits that are decided with, for all denials together, whatever their accounts. */
const MAX_KITS = 120;

/** The environments of other answers. */
export class VariantKits {
  readonly #known = new Map<string, PolicyEnvironment>();
  readonly #edits: DenialAnswers['edits'];
  #decisions = MAX_KITS;

  constructor(edits: DenialAnswers['edits']) {
    this.#edits = edits;
  }

  /** Undefined once too many kits were composed. */
  environmentOf(answers: Answers): PolicyEnvironment | undefined {
    const key = answersKey(answers);
    const known = this.#known.get(key);
    if (known || this.isSpent) return known;
    const environment = environmentOf(compose(answers), kitAccountOf(answers), this.#edits);
    this.#known.set(key, environment);
    return environment;
  }

  /** Whether kits that are not known can be had no more. */
  get isSpent(): boolean {
    return this.#known.size >= MAX_KITS;
  }

  /** Whether one more decision may be made. */
  mayDecide(): boolean {
    this.#decisions -= 1;
    return this.#decisions >= 0;
  }
}

/** The same for answers that were given in another order. */
export const answersKey = ({ scenario, values }: Answers): string =>
  JSON.stringify([scenario, Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1))]);

/** The kit of the answers. A kit without an account is composed for the account of the call. */
export function groundOfAnswers(
  from: DenialAnswers,
  account: string | undefined,
  reference: Reference,
  variants: VariantKits,
): Ground {
  const given = viewOf(from.answers).home.accountGiven;
  const answers: Answers =
    given || account === undefined
      ? from.answers
      : { ...from.answers, values: { ...from.answers.values, account } };
  const kit = compose(answers);
  const home = kitAccountOf(answers);
  return {
    environment: environmentOf(kit, home, from.edits),
    kit,
    from: { ...from, answers },
    account: given ? home.account : undefined,
    reference,
    variants,
  };
}

export const groundOfPolicies = (policies: readonly PastedPolicy[], reference: Reference): Ground => ({
  environment: environmentOfPasted(policies),
  kit: undefined,
  from: undefined,
  account: undefined,
  reference,
  variants: new VariantKits({}),
});
