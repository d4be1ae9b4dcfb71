// The worker: holds the service reference, checks policies and works out fixes, away from the page.
import { urlOf } from 'virtual:reference';
import { format } from '#core/iam/format.ts';
import { parse } from '#core/iam/parse.ts';
import { applyTextEdits, editsOfFix, fixAll } from '#core/language/apply-fix.ts';
import { findingsOn, readPolicy, type ReadPolicy } from '#core/language/check-policy.ts';
import { complete } from '#core/language/completion/complete.ts';
import { hoverAt } from '#core/language/hover.ts';
import { findPolicies } from '#core/language/find-policies.ts';
import { proveAny } from '#core/prove/prove-any.ts';
import { helpWith, policyAbout, tryAndTell } from '#core/prove/request-help.ts';
import { readToken } from '#core/prove/token.ts';
import { tryCall } from '#core/prove/try-call.ts';
import type { Facts } from '#core/simulate/applies.ts';
import { createCan } from './can.ts';
import { factsFrom } from '#core/simulate/reference-facts.ts';
import type { ChecksAnswer, Kind, PolicyCheck, PolicyText, Question, Questions, Reply } from './protocol.ts';
import { createLoader } from './reference-loader.ts';
import { actionNames } from './action-names.ts';
import { ruleTexts } from './rule-texts.ts';
import { inSlices } from './slices.ts';
import { statementRanges } from './statement-ranges.ts';

const loader = createLoader(async (file) => {
  const response = await fetch(urlOf(file));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response.json() as Promise<unknown>;
});

const say = (reply: Reply): void => postMessage(reply);

const sourcesOf = (policies: readonly ReadPolicy[]) => policies.flatMap(({ source }) => source ?? []);

function checked(policy: ReadPolicy): PolicyCheck {
  const { findings } = findingsOn(policy, loader.current());
  const parsed = policy.grammar?.parsed ?? parse(policy.text);
  const statements = statementRanges(parsed);
  if (parsed.syntax === 'valid') return { findings, statements };
  // In a text that is no JSON yet there is no place for a fix to be sure of.
  return { findings: findings.map(({ fix: _fix, ...finding }) => finding), statements };
}

let newestCheck = 0;

/** Answers at once with what is there, and again when files had to be fetched and nothing newer was asked meanwhile. */
async function check(id: number, texts: readonly PolicyText[]): Promise<void> {
  newestCheck = id;
  const policies = texts.map(readPolicy);
  const answer = (more: boolean, missing: readonly string[]): ChecksAnswer => ({
    checks: policies.map(checked),
    more,
    missing,
    date: loader.current()?.date,
  });
  const sources = sourcesOf(policies);
  if (!loader.needs(sources)) return say({ id, ok: true, answer: answer(false, []) });
  say({ id, ok: true, answer: answer(true, []) });
  const missing = await loader.load(sources);
  if (newestCheck === id) say({ id, ok: true, answer: answer(false, missing) });
  return undefined;
}

/** The policy's reference, fetched as far as it goes. */
async function referenceFor(policy: PolicyText) {
  await loader.load(sourcesOf([readPolicy(policy)]));
  return loader.current();
}

/** What the index of the reference knows that bears on decisions; without it nothing is assumed. */
async function facts(): Promise<Facts> {
  await loader.load([]);
  const reference = loader.current();
  return reference ? factsFrom(reference) : {};
}

type Answering = {
  [K in Exclude<Kind, 'check' | 'can'>]: (ask: Questions[K]['ask']) => Promise<Questions[K]['answer']>;
};

const { can, canAll, canText, canWhere } = createCan(loader, (id, answer) => say({ id, ok: true, answer }));

const ANSWERING: Answering = {
  // A text that is no longer valid JSON stays as it is.
  fix: async ({ text, fix }) => applyTextEdits(text, editsOfFix(text, fix) ?? []),
  async 'fix-all'(policy) {
    const reference = await referenceFor(policy);
    return reference ? fixAll(policy, reference) : { text: policy.text, made: 0 };
  },
  async hover(ask) {
    const reference = await referenceFor(ask);
    return reference && hoverAt(ask, reference);
  },
  async complete(ask) {
    const reference = await referenceFor(ask);
    return reference ? complete({ ...ask, reference }) : [];
  },
  find: async ({ text, file }) => findPolicies(text, file),
  rules: async () => ruleTexts(),
  format: async (text) => format(text),
  async prove({ setting, intents }) {
    const known = await facts();
    return inSlices(intents, (intent) => proveAny(setting, intent, known, loader.current()));
  },
  'can-all': canAll,
  'can-text': canText,
  'can-where': canWhere,
  try: async ({ setting, call }) => tryCall(setting, call, await facts()),
  async request({ setting, call }) {
    await loader.load([]);
    const told = tryAndTell(setting, call, loader.current());
    const policy = { type: 'identity' as const, text: policyAbout(call, told.tested) };
    return helpWith(call, told, await referenceFor(policy));
  },
  async token({ setting, text, resource }) {
    // The claims that providers have are in the tables of sts.
    const policy = policyAbout(
      { says: '', principal: { caller: '' }, action: 'sts:AssumeRole', resource: '*', context: {} },
      [],
    );
    return readToken(text, setting, resource, await referenceFor({ type: 'identity', text: policy }));
  },
  async 'action-names'(typed) {
    await loader.load([]);
    const reference = loader.current();
    return reference ? actionNames(typed, reference) : [];
  },
};

async function answer(question: Question): Promise<void> {
  const { id, kind, ask } = question;
  try {
    if (kind === 'check') await check(id, ask);
    else if (kind === 'can') await can(id, ask);
    // The table has for each kind what takes that kind's question.
    else say({ id, ok: true, answer: await (ANSWERING[kind] as (ask: unknown) => Promise<never>)(ask) });
  } catch (error) {
    say({ id, ok: false, message: error instanceof Error ? error.message : String(error) });
  }
}

addEventListener('message', ({ data }: MessageEvent<Question>) => void answer(data));
