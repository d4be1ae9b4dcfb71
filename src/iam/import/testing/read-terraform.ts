// Reads the policies of a Terraform text, for tests.
import { readPolicies, type SourceText } from '#iam/import/read-policies.ts';

export async function read(text: string, beside: readonly SourceText[] = []) {
  const { policies, unread } = await readPolicies(text, 'main.tf', { beside });
  return {
    unread,
    policies: policies.map(({ text, ...policy }) => ({ ...policy, document: JSON.parse(text) as unknown })),
  };
}

export const data = (body: string, name = 'x') => `data "aws_iam_policy_document" "${name}" {\n${body}\n}\n`;

export const documentOf = async (body: string) => (await read(data(body))).policies[0]?.document;

export const statementOf = async (body: string) =>
  ((await documentOf(`statement {\n${body}\n}`)) as { Statement: unknown[] }).Statement[0];
