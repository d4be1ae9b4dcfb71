// Error messages and events of refused calls: read and explained.
import { startAnswers } from '#deepseek/answers/answers.ts';
import cases from '#deepseek/denials/cases/denials.json' with { type: 'json' };
import { explainDenials } from '#deepseek/denials/explain/explain.ts';
import type { DenialDocuments } from '#deepseek/denials/explain/ground.ts';
import { withDiagnoses } from '#deepseek/denials/diagnosis/diagnosis.ts';
import { groupDenials } from '#deepseek/denials/explain/group.ts';
import { parseDenials } from '#deepseek/denials/parse/parse.ts';
import { HOSTILE_TEXTS } from '#iam/text/testing/hostile-texts.ts';
import { randomJson, randomPolicy } from '#workshop/fuzz/grammar.ts';
import type { FuzzKind } from '#workshop/fuzz/kind.ts';
import { hashOf, type Random } from '#workshop/fuzz/random.ts';
import { REFERENCE } from '#workshop/fuzz/reference.ts';

const SEEDS = cases.map(({ text }: { readonly text: unknown }) =>
  typeof text === 'string' ? text : JSON.stringify(text, null, 1),
);

const WORDS = [
  'An error occurred (AccessDenied) when calling the Converse operation: ',
  'is not authorized to perform: bedrock:InvokeModel on resource: ',
  'because no identity-based policy allows the ',
  'with an explicit deny in a service control policy',
  'User: arn:aws:sts::111122223333:assumed-role/a/b ',
  'Encoded authorization failure message: ',
  '"errorCode": "AccessDenied",',
  '"errorMessage": ',
  '"userIdentity": {',
  '"Records": [',
  '"eventSource": "bedrock.amazonaws.com",',
  '\\"',
  '\\n',
  '&quot;',
];

function event(random: Random): object {
  return {
    eventVersion: '1.09',
    userIdentity: random.pick<unknown>([
      {
        type: 'AssumedRole',
        arn: 'arn:aws:sts::111122223333:assumed-role/DeepSeekInvoke/app',
        accountId: '111122223333',
      },
      randomJson(random),
    ]),
    eventSource: random.pick(['bedrock.amazonaws.com', 's3.amazonaws.com', 'sts.amazonaws.com', 'x']),
    eventName: random.pick(['Converse', 'GetObject', 'AssumeRole', 'PassRole', '__proto__']),
    errorCode: random.pick(['AccessDenied', 'AccessDeniedException', 'Client.UnauthorizedOperation', 'x']),
    errorMessage: random.pick([...SEEDS, ...HOSTILE_TEXTS]),
    requestParameters: randomJson(random),
    resources: random.once(2) ? randomJson(random) : undefined,
    [random.pick(['__proto__', 'then', 'x'])]: randomJson(random),
  };
}

const ANSWERS = startAnswers('invoke');

/** The documents are drawn from the text, so that a saved text is explained the same way again. */
function documentsFor(text: string): DenialDocuments {
  const which = hashOf(text) % 8;
  if (which > 1) return {};
  if (which === 1) return { answers: { answers: ANSWERS, edits: {} } };
  const policy = randomPolicy({
    below: () => 0,
    pick: <T>([first]: readonly T[]) => first as T,
    once: () => false,
  });
  return { policies: [{ id: 'p', title: 'Policy', type: 'identity', text: JSON.stringify(policy) }] };
}

export const cloudtrail: FuzzKind = {
  id: 'cloudtrail',
  seeds: SEEDS,
  words: WORDS,
  generate: (random) => {
    const events = Array.from({ length: random.once(20) ? 20 : 1 }, () => event(random));
    return random.once(2)
      ? JSON.stringify({ Records: events })
      : events.map((each) => JSON.stringify(each)).join('\n');
  },
  answers: {
    read: (text) => parseDenials(text),
    explain: (text) =>
      withDiagnoses(
        text,
        groupDenials(explainDenials(parseDenials(text), documentsFor(text), REFERENCE)),
        REFERENCE,
      ),
  },
};
