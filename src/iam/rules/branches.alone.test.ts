// Each branch of a rule is taken by an example of that rule, or of another where several share the code.
import { Session } from 'node:inspector/promises';
import { expect, test, vi } from 'vitest';
import type { Elements, Example } from '#iam/findings/example.ts';
import type { Check } from './check.ts';
import type { PolicyType } from '#iam/policy/policy.ts';

/** Where rules are; functions of these files may only be called by examples. */
const RULE = /^.*\/src\/(?:iam\/rules\/checks|deepseek\/rules)\/(.*\.ts)$/;

/** Braces, what vitest makes of an export, and the value that only types ask for where there always is another. */
const NO_BRANCH =
  /^[\s{}();]*(?:catch \{\})?[\s{}();]*$|^\(\) => \{ try|^\?\? (?:""|\[\]|-?\d|false|"\*"|"text")$/;
/** How vitest calls what is imported. */
const IMPORTED = /\(0,__vite_ssr_import_\d+__\.(\w+)\)|__vite_ssr_import_\d+__\./g;

/** Branches that no example can take, or only one of thousands of lines, as they begin; by file. */
const EXCUSED: Readonly<Record<string, readonly string[]>> = {
  // Where types ask for a value that is always there.
  'actions/action-wildcard-matches-nothing.ts': ['const firstWords'],
  'arns/invalid-service.ts': ['if (!arn)'],
  'elements/empty-list.ts': ['const keys ='],
  'keys/invalid-global-condition-key.ts': ['if (tag)'],
  'keys/invalid-service-condition-key.ts': ['const key ='],
  'operators/star-meaning.ts': ['const keys ='],
  'redundancy/redundant-entries.ts': ['if (!cover'],
  // Services that are not loaded: tests load what a policy names.
  'actions/invalid-service-in-action.ts': ['if (!service)'],
  'arns/unsupported-resource-arn-in-policy.ts': ['if (!patterns)'],
  'keys/untagged-services.ts': ['if (!service'],
  // Limits on what malicious texts can cost: malformed-policies.test.ts and covering.test.ts.
  'actions/matches-no-action.ts': ['if (spent'],
  'redundancy/covering.ts': ['if (spent > BUDGET)', 'if (spent + cost', 'if (root'],
  // What the access of a subject says of paths: iam/access.
  'escalation/found-paths.ts': ['const nameOf', 'const namesIn', 'function namedPaths'],
};

/** Statements in which no rule finds anything, over a plain statement of each type. Many rules have nothing to look at in them. */
const QUIET: Readonly<Record<string, readonly Elements[]>> = {
  identity: [
    {},
    { Effect: 'Deny' },
    { Effect: 'Deny', Action: undefined, NotAction: 's3:GetObject' },
    { Effect: 'Deny', Resource: undefined, NotResource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' },
    { Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
    { Condition: { DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } } },
    { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } },
  ],
  resource: [{}, { Effect: 'Deny' }, { Effect: 'Deny', Principal: '*' }],
  trust: [
    {},
    { Effect: 'Deny' },
    { Principal: { AWS: 'arn:aws:iam::111122223333:role/App' } },
    { Principal: { AWS: 'arn:aws:iam::111122223333:role/App' }, Effect: 'Deny' },
  ],
  scp: [{}, { Effect: 'Deny', Action: undefined, NotAction: ['iam:*', 's3:*'] }],
  rcp: [{}],
};

/** Runs each rule over its own examples, and returns what of the rules' code was not run, by file. */
async function untaken() {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Debugger.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: true });
  // Only what is loaded from here on is counted.
  vi.resetModules();
  const { RULES } = await import('#deepseek/rules/index.ts');
  const { policyOf, typeOf } = await import('#iam/findings/example.ts');
  const { lint } = await import('./lint.ts');
  const { ruleSet } = await import('./rule-set.ts');
  const { loadFor, reference } = await import('./testing/service-reference.ts');
  const run = (example: Example, rule: Check | undefined) => {
    const document = policyOf(rule ?? { types: [] }, example);
    const text = JSON.stringify(document);
    const type = typeOf(rule ?? { types: [] }, example);
    const source = {
      type,
      attachedTo: example.attachedTo,
      document,
      length: text.length,
      size: text.replaceAll(/\s/g, '').length,
    };
    loadFor(source);
    return lint(source, reference, rule ? ruleSet([rule]) : RULES);
  };
  for (const rule of RULES.checks) for (const example of [...rule.bad, ...rule.good]) run(example, rule);
  const noise = Object.entries(QUIET).flatMap(([type, all]) =>
    all.flatMap((elements) =>
      run({ type: type as PolicyType, with: elements }, undefined).map(
        ({ id }) => `${id}: ${JSON.stringify(elements)}`,
      ),
    ),
  );
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const scripts = new Map(result.filter(({ url }) => RULE.test(url)).map((script) => [script.url, script]));
  const found: Record<string, string[]> = {};
  for (const { url, scriptId, functions } of scripts.values()) {
    const { scriptSource } = await session.post('Debugger.getScriptSource', { scriptId });
    const parts = functions
      .flatMap(({ ranges }) => ranges.filter(({ count }) => count === 0))
      .filter(({ startOffset, endOffset }) => !NO_BRANCH.test(scriptSource.slice(startOffset, endOffset)))
      // With what stands in front of it in its line, so that it is found.
      .map(({ startOffset, endOffset }) =>
        scriptSource
          .slice(scriptSource.lastIndexOf('\n', startOffset) + 1, endOffset)
          .replaceAll(IMPORTED, '$1')
          .replaceAll(/\s+/g, ' ')
          .trim(),
      );
    if (parts.length > 0) found[url.replace(RULE, '$1')] = [...new Set(parts)];
  }
  session.disconnect();
  return { found, noise };
}

const { found, noise } = await untaken();

test('every branch of a rule has an example', () => {
  const missing = Object.entries(found).flatMap(([file, parts]) =>
    parts
      .filter((part) => EXCUSED[file]?.some((start) => part.startsWith(start)) !== true)
      .map((part) => `${file}: ${part}`),
  );
  expect(missing).toEqual([]);
});

test('what is excused has no example', () => {
  const taken = Object.entries(EXCUSED).flatMap(([file, starts]) =>
    starts
      .filter((start) => found[file]?.some((part) => part.startsWith(start)) !== true)
      .map((start) => `${file}: ${start}`),
  );
  expect(taken).toEqual([]);
});

test('plain statements have no findings', () => {
  expect(noise).toEqual([]);
});
