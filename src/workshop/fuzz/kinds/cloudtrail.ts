// Error messages and events of refused calls: read and explained.
import * as fc from 'fast-check';
import { startAnswers } from '#deepseek/answers/answers.ts';
import cases from '#deepseek/denials/cases/denials.json' with { type: 'json' };
import { explainDenials } from '#deepseek/denials/explain/explain.ts';
import type { DenialDocuments } from '#deepseek/denials/explain/ground.ts';
import { withDiagnoses } from '#deepseek/denials/diagnosis/diagnosis.ts';
import { groupDenials } from '#deepseek/denials/explain/group.ts';
import { parseDenials } from '#deepseek/denials/parse/parse.ts';
import { anyJson, hostile } from '#workshop/fuzz/grammar.ts';
import type { FuzzKind } from '#workshop/fuzz/kind.ts';
import { hashOf } from '#workshop/fuzz/hash.ts';
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

const event = fc
  .record({
    eventVersion: fc.constant('1.09'),
    userIdentity: fc.oneof(
      fc.constant({
        type: 'AssumedRole',
        arn: 'arn:aws:sts::111122223333:assumed-role/DeepSeekInvoke/app',
        accountId: '111122223333',
      }),
      anyJson,
    ),
    eventSource: fc.constantFrom('bedrock.amazonaws.com', 's3.amazonaws.com', 'sts.amazonaws.com', 'x'),
    eventName: fc.constantFrom('Converse', 'GetObject', 'AssumeRole', 'PassRole', '__proto__'),
    errorCode: fc.constantFrom('AccessDenied', 'AccessDeniedException', 'Client.UnauthorizedOperation', 'x'),
    errorMessage: fc.oneof(fc.constantFrom(...SEEDS), hostile),
    requestParameters: anyJson,
    resources: fc.option(anyJson, { nil: undefined }),
    other: fc.tuple(fc.constantFrom('__proto__', 'then', 'x'), anyJson),
  })
  .map(({ other, ...rest }) => ({ ...rest, ...Object.fromEntries([other]) }));

const ANSWERS = startAnswers('invoke');

const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Sid: 'Same', Effect: 'Allow', Action: 'bedrock:InvokeModel*', Resource: [] }],
});

/** The documents are drawn from the text, so that a saved text is explained the same way again. */
function documentsFor(text: string): DenialDocuments {
  const which = hashOf(text) % 8;
  if (which > 1) return {};
  if (which === 1) return { answers: { answers: ANSWERS, edits: {} } };
  return { policies: [{ id: 'p', title: 'Policy', type: 'identity', text: POLICY }] };
}

export const cloudtrail: FuzzKind = {
  id: 'cloudtrail',
  seeds: SEEDS,
  words: WORDS,
  generated: fc.oneof(
    fc.array(event, { minLength: 1, maxLength: 3 }).map((Records) => JSON.stringify({ Records })),
    fc
      .array(event, { minLength: 1, maxLength: 20 })
      .map((events) => events.map((each) => JSON.stringify(each)).join('\n')),
  ),
  answers: {
    read: (text) => parseDenials(text),
    explain: (text) =>
      withDiagnoses(
        text,
        groupDenials(explainDenials(parseDenials(text), documentsFor(text), REFERENCE, text)),
        REFERENCE,
      ),
  },
};
