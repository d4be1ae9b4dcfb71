// The context that a request gives, and how to treat the condition keys it does not give.

export interface GivenContext {
  readonly context: { readonly [key: string]: string | readonly string[] };
  /** Keys of which nothing is known, whatever `unspecified` is. */
  readonly unknownKeys: readonly string[];
  /** Keys of `context` that may have more values than those given. */
  readonly openKeys: readonly string[];
  /** Prefixes of keys, such as "aws:PrincipalTag/", whose keys are all given: any other is absent. */
  readonly completePrefixes?: readonly string[];
  /** What a key that is not given counts as. */
  readonly unspecified: 'absent' | 'unknown';
}
