// What the functions throw for input that they cannot use.

/**
 * Thrown, or a promise rejects with it, where the input cannot be used: an unknown scenario, a request without an action,
 * a policy that is not an object. Everything else that is wrong in a policy or in answers is part of the result.
 * @public
 */
export class InputError extends Error {
  /** Tells it from other errors, also across realms. */
  readonly code = 'ROLEWRIGHT_INPUT';
  /** Each fault in one sentence, with what to write instead. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join(' '));
    this.name = 'InputError';
    this.problems = problems;
  }
}
