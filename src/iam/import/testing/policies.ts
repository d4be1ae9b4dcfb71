// Policies to put into texts, and a summary of what is read out of them, for tests.
import { readPolicies } from '#iam/import/read-policies.ts';

export const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
export const READ = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' }],
};
export const BUCKET = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' }],
};

export const encoded = (value: unknown): string => encodeURIComponent(JSON.stringify(value));
export const laidOut = (value: unknown): string => JSON.stringify(value, undefined, 2);

/** Name, way and type of each, and the document. */
export const summary = async (value: unknown) =>
  (await readPolicies(typeof value === 'string' ? value : JSON.stringify(value))).policies.map(
    ({ title, where, type, text }) => [title, where, type, JSON.parse(text) as unknown],
  );
