// Which kinds of resources the ARNs of policies can match.
import { readReference } from 'virtual:reference-files';
import { expect, test } from 'vitest';
import { parseArn } from '#iam/policy/arn.ts';
import { asGlob, patternsMatching } from './arn-patterns.ts';
import type { IndexFile, ServiceFile } from './files.ts';
import { createReference } from './reference.ts';

const reference = createReference(readReference('index') as IndexFile);
for (const prefix of reference.prefixes) reference.add(prefix, readReference(prefix) as ServiceFile);

function typesOf(text: string): readonly string[] {
  const arn = parseArn(text);
  const patterns = arn && patternsMatching(reference, arn);
  return [...new Set(patterns?.map(({ type }) => type.name))].toSorted();
}

test.each([
  ['arn:aws:s3:::amzn-s3-demo-bucket', ['bucket']],
  ['arn:aws:s3:::amzn-s3-demo-bucket/*', ['object']],
  ['arn:aws:s3:::amzn-s3-demo-*', ['bucket', 'object']],
  ['arn:aws:s3:::amzn-s3-demo-bucket/${aws:username}', ['object']],
  ['arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/a:*', ['log-group', 'log-stream']],
  ['arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/a', ['log-group']],
  ['arn:aws:dynamodb:us-east-1:111122223333:table/Orders/index/ByDate', ['index']],
  ['arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2', ['foundation-model']],
  // AWS lists two forms in one pattern.
  ['arn:aws:apigateway:us-east-1::/restapis/a/deployments/b', ['Deployment', 'RestApi']],
  ['arn:aws:dynamodb:us-east-1:111122223333:tables/Orders', []],
  ['arn:aws:dynamodb:us-east-1:111122223333:', []],
] as const)('%s can be %j', (arn, types) => {
  expect(typesOf(arn)).toEqual(types);
});

test('what is not loaded is not known', () => {
  const empty = createReference(readReference('index') as IndexFile);
  const arn = { partition: 'aws', service: 's3', region: '', account: '', resource: 'amzn-s3-demo-bucket' };
  expect(patternsMatching(empty, arn)).toBeUndefined();
  expect(patternsMatching(reference, { ...arn, service: 'nosuchservice' })).toBeUndefined();
});

test('variables come to anything, escaped wildcards to one character', () => {
  expect(asGlob('home/${aws:username}/*')).toBe('home/*/*');
  expect(asGlob("${aws:PrincipalTag/team, 'none'}")).toBe('*');
  expect(asGlob('a${*}b')).toBe('a?b');
});
