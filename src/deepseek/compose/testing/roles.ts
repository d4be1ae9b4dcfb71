// Roles and documents made by hand, for tests of what reads a kit.
import type { Attachment, FurtherRole, KitDocument, MainRole } from '#deepseek/compose/role-kit.ts';
import type { PolicyType, Statement } from '#iam/policy/policy.ts';

/** A document without reasons; its id is its title and name too. */
export const documentWith = (
  id: string,
  type: PolicyType,
  ...statements: readonly Statement[]
): KitDocument => ({
  id,
  type,
  title: id,
  name: id,
  document: { Version: '2012-10-17', Statement: statements },
  whys: statements.map(() => []),
  limit: 6144,
});

const created = (id: string) => ({
  id,
  title: 'App role',
  name: id,
  description: '',
  trust: documentWith(`${id}.trust`, 'trust'),
  permissions: [],
  arn: `arn:aws:iam::111122223333:role/${id}`,
  instanceProfile: undefined,
  path: '/',
  tags: [],
  maxSessionSeconds: undefined,
  boundary: undefined,
});

export const mainRoleWith = (id: string, parts: Partial<MainRole> = {}): MainRole => ({
  kind: 'main',
  ...created(id),
  ...parts,
});

export const furtherRoleWith = (id: string, parts: Partial<FurtherRole> = {}): FurtherRole => ({
  kind: 'further',
  ...created(id),
  account: undefined,
  ...parts,
});

export const attachmentWith = (id: string, parts: Partial<Attachment> = {}): Attachment => ({
  kind: 'attachment',
  id,
  title: 'Deployer',
  name: id,
  description: '',
  permissions: [],
  attachTo: 'the operator',
  target: { kind: 'unnamed' },
  ...parts,
});
