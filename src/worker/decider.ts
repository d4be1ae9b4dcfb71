// Answers of the worker that take the evaluator: a chunk of its own.
import { proveAny } from '#core/verify/prove-any.ts';
import { requestHelp, policyNaming, tryWithTestedKeys } from '#core/verify/request-help.ts';
import { readToken } from '#core/verify/token.ts';
import type { Reference } from '#core/reference/reference.ts';
import type { ReferenceFacts } from '#core/simulate/reference-facts.ts';
import { referenceFacts } from '#core/simulate/reference-facts.ts';
import { actionNames } from './action-names.ts';
import { createAccessAnswers, type AccessAnswers } from './access.ts';
import type { AccessAnswer, Kind, PolicyText, Questions } from './protocol.ts';
import type { ReferenceLoader } from './reference-loader.ts';
import { inSlices } from './slices.ts';

/** Questions that are answered here. */
export type DeciderKind = Extract<
  Kind,
  | 'prove'
  | 'access-all'
  | 'access-text'
  | 'access-statements'
  | 'access-summaries'
  | 'request'
  | 'token'
  | 'action-names'
>;

export type Decider = Pick<AccessAnswers, 'access'> & {
  [K in DeciderKind]: (ask: Questions[K]['ask']) => Promise<Questions[K]['answer']>;
};

interface Sources {
  readonly loader: ReferenceLoader;
  /** The reference with what a policy speaks of, as far as it can be had. */
  readonly referenceFor: (policy: PolicyText) => Promise<Reference | undefined>;
}

export function createDecider(
  { loader, referenceFor }: Sources,
  say: (id: number, answer: AccessAnswer) => void,
): Decider {
  /** What the index of the reference knows that bears on decisions; without it nothing is assumed. */
  async function facts(): Promise<ReferenceFacts> {
    await loader.load([]);
    const reference = loader.current();
    return reference ? referenceFacts(reference) : {};
  }
  const { access, wholeAccess, accessText, accessSummaries, statements } = createAccessAnswers(loader, say);
  return {
    access,
    'access-all': wholeAccess,
    'access-text': accessText,
    'access-statements': statements,
    'access-summaries': accessSummaries,
    async prove({ environment, expectations }) {
      const known = await facts();
      return inSlices(expectations, (expectation) =>
        proveAny(environment, expectation, known, loader.current()),
      );
    },
    async request({ environment, call }) {
      await loader.load([]);
      const told = tryWithTestedKeys(environment, call, loader.current());
      const policy = { type: 'identity' as const, text: policyNaming(call, told.testedKeys) };
      return requestHelp(call, told, await referenceFor(policy));
    },
    async token({ environment, text, resource }) {
      // The claims that providers have are in the tables of sts.
      const policy = policyNaming(
        { label: '', principal: { caller: '' }, action: 'sts:AssumeRole', resource: '*', context: {} },
        [],
      );
      return readToken(text, environment, resource, await referenceFor({ type: 'identity', text: policy }));
    },
    async 'action-names'(typed) {
      await loader.load([]);
      const reference = loader.current();
      return reference ? actionNames(typed, reference) : [];
    },
  };
}
