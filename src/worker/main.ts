// The worker: holds the service reference, checks policies and computes fixes, off the page's thread.
import { urlOf } from 'virtual:reference';
import { RULES } from '#deepseek/rules/index.ts';
import { dayOf, rulesWith, splitIgnored } from '#iam/config/index.ts';
import { withoutUnresolved } from '#iam/import/index.ts';
import { format, parse } from '#iam/json/index.ts';
import {
  type ReadPolicy,
  applyTextEdits,
  complete,
  editsOfFix,
  findingsOn,
  fixAll,
  hoverAt,
  readPolicy,
  rewritesAt,
} from '#iam/editing/index.ts';
import type {
  ChecksAnswer,
  Kind,
  PolicyCheck,
  PolicyText,
  Question,
  Questions,
  Reply,
  TextToCheck,
} from './protocol.ts';
import type { Decider, DeciderKind } from './decider.ts';
import { createLoader } from './reference-loader.ts';
import { ruleTexts } from './rule-texts.ts';
import { statementRanges } from './statement-ranges.ts';

const loader = createLoader(async (file) => {
  const response = await fetch(urlOf(file));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response.json() as Promise<unknown>;
});

const say = (reply: Reply): void => postMessage(reply);

const sourcesOf = (policies: readonly ReadPolicy[]) => policies.flatMap(({ source }) => source ?? []);

function checked(policy: ReadPolicy, { unresolved = [], demands }: TextToCheck): PolicyCheck {
  const all = findingsOn(policy, loader.current(), rulesWith(RULES, demands)).findings;
  const findings = withoutUnresolved(all, unresolved, policy.text);
  const parsed = policy.grammar?.parsed ?? parse(policy.text);
  const statements = statementRanges(parsed);
  if (parsed.syntax === 'valid') return { findings, statements };
  // In a text that is not valid JSON, the locations of fixes are not reliable.
  return { findings: findings.map(({ fix: _fix, ...finding }) => finding), statements };
}

let newestCheck = 0;

/** Answers at once with what is loaded, and again after loading more files unless something newer was asked. */
async function check(id: number, texts: readonly TextToCheck[]): Promise<void> {
  newestCheck = id;
  const policies = texts.map(readPolicy);
  const answer = (more: boolean, missing: readonly string[]): ChecksAnswer => ({
    checks: policies.map((policy, index) => checked(policy, texts[index]!)),
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

/** The service reference with everything that a policy needs, as far as it can be loaded. */
async function referenceFor(policy: PolicyText) {
  await loader.load(sourcesOf([readPolicy(policy)]));
  return loader.current();
}

type Answering = {
  [K in Exclude<Kind, 'check' | 'access' | DeciderKind>]: (
    ask: Questions[K]['ask'],
  ) => Promise<Questions[K]['answer']>;
};

const ANSWERING: Answering = {
  // A text that is no longer valid JSON stays as it is.
  fix: async ({ text, fix }) => applyTextEdits(text, editsOfFix(text, fix) ?? []),
  async 'fix-all'({ which, terms, ...policy }) {
    const reference = await referenceFor(policy);
    const today = dayOf(Date.now());
    return reference
      ? fixAll(policy, reference, RULES, which, (all, text) => splitIgnored(all, text, terms, today).kept)
      : { text: policy.text, made: 0 };
  },
  async hover(ask) {
    const reference = await referenceFor(ask);
    return reference && hoverAt(ask, reference);
  },
  async rewrites(ask) {
    const reference = await referenceFor(ask);
    return reference ? rewritesAt(ask, reference) : [];
  },
  async complete(ask) {
    const reference = await referenceFor(ask);
    return reference ? complete({ ...ask, reference }) : [];
  },
  async find({ text, file, beside }) {
    // Loaded when somebody pastes for the first time.
    const { readPolicies } = await import('#iam/import/read-policies.ts');
    return readPolicies(text, file, { beside });
  },
  async recognize(ask) {
    const { recognize } = await import('./recognizer.ts');
    return recognize(ask);
  },
  async 'explain-denials'(ask) {
    // Loaded when somebody pastes a denial for the first time.
    const { explainDenialsIn } = await import('./denial-explainer.ts');
    return explainDenialsIn(ask, loader);
  },
  async 'readiness-cures'(ask) {
    const { findCures } = await import('./cure-finder.ts');
    return findCures(ask);
  },
  async 'readiness-breadth'(ask) {
    const { findBreadths } = await import('./breadth-finder.ts');
    return findBreadths(ask, loader);
  },
  async 'decide-fixed'(ask) {
    const { decideFixedIn } = await import('./denial-explainer.ts');
    return decideFixedIn(ask, loader);
  },
  async 'tighten-choices'(ask) {
    const { choicesFor } = await import('./tightener.ts');
    return choicesFor(ask);
  },
  async tighten(ask) {
    // Loaded when somebody tightens for the first time.
    const { tightenTo } = await import('./tightener.ts');
    return tightenTo(ask, loader);
  },
  rules: async () => ruleTexts(),
  format: async (text) => format(text),
};

/** Loaded when the first request is decided, after the code of the checks. */
let decider: Promise<Decider> | undefined;

function loadDecider(): Promise<Decider> {
  decider ??= import('./decider.ts').then(
    ({ createDecider }) =>
      createDecider({ loader, referenceFor }, (id, partial) => say({ id, ok: true, answer: partial })),
    (error: unknown) => {
      // The next question tries again.
      decider = undefined;
      throw error;
    },
  );
  return decider;
}

async function answer(question: Question): Promise<void> {
  const { id, kind, ask } = question;
  try {
    if (kind === 'check') await check(id, ask);
    else if (kind === 'access') await (await loadDecider()).access(id, ask);
    else {
      // Both tables have an entry for each kind that takes that kind's question.
      const table: Partial<Record<Kind, unknown>> = Object.hasOwn(ANSWERING, kind)
        ? ANSWERING
        : await loadDecider();
      say({ id, ok: true, answer: await (table[kind] as (ask: unknown) => Promise<never>)(ask) });
    }
  } catch (error) {
    say({ id, ok: false, message: error instanceof Error ? error.message : String(error) });
  }
}

addEventListener('message', ({ data }: MessageEvent<Question>) => void answer(data));
