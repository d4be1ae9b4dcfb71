// The worker's answers that need the evaluator. A separate chunk.
import { policyNaming, prove, readToken, requestHelp, tryWithTestedKeys } from '#iam/environment/index.ts';
import type { Reference } from '#iam/reference/index.ts';
import { type ReferenceFacts, referenceFacts } from '#iam/decide/index.ts';
import { actionNames } from './action-names.ts';
import { createAccessAnswers, type AccessAnswers } from './access.ts';
import type { AccessAnswer, Kind, PolicyText, Questions } from './protocol.ts';
import type { ReferenceLoader } from './reference-loader.ts';
import { inSlices } from './slices.ts';

/** The questions that are answered here. */
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
  /** The service reference with the services that a policy names, as far as they can be loaded. */
  readonly referenceFor: (policy: PolicyText) => Promise<Reference | undefined>;
}

export function createDecider(
  { loader, referenceFor }: Sources,
  say: (id: number, answer: AccessAnswer) => void,
): Decider {
  /** What the reference's index says about decisions. Without the index, nothing is assumed. */
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
        prove(environment, expectation, known, loader.current()),
      );
    },
    async request({ environment, call }) {
      await loader.load([]);
      const tried = tryWithTestedKeys(environment, call, loader.current());
      const policy = { type: 'identity' as const, text: policyNaming(call, tried.testedKeys) };
      return requestHelp(call, tried, await referenceFor(policy));
    },
    async token({ environment, text, resource }) {
      // The claims of identity providers are in the service reference's file for sts.
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
