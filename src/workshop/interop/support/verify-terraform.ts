// Verifies that a Terraform configuration evaluates to what the kit holds.
import assert from 'node:assert/strict';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import type { ExportedFile } from '#deepseek/export/exporter.ts';
import { otherAccounts } from '#deepseek/export/formats/terraform/other-accounts.ts';
import {
  expectedOf,
  managedPolicies,
  ORGANIZATION_TYPES,
  writerOf,
  type ExpectedResources,
  type ExpectedPolicy,
  type ExpectedRole,
  type Writer,
} from './expected.ts';
import { asTexts, parseJson, type ToolObject } from './json.ts';
import { acceptedValue } from './parameter-values.ts';
import { assertSamePolicy, isSamePolicy } from './policy-meaning.ts';

/** What the evaluator (terraform/main.go) reads. */
export interface Configuration {
  readonly files: Readonly<Record<string, string>>;
  readonly variables: ToolObject;
  /** Values that the checks of the variables must refuse. */
  readonly refused: Readonly<Record<string, string>>;
  readonly partition: string;
  /** The account of each provider by alias; the default provider's is ''. */
  readonly accounts: Readonly<Record<string, string>>;
}

interface Resource {
  readonly type: string;
  readonly name: string;
  readonly provider: string;
  readonly attributes: ToolObject;
}

/** What the evaluator writes. */
export interface Evaluation {
  readonly problems: readonly string[];
  readonly resources: readonly Resource[];
  readonly outputs: ToolObject;
  /** The variables without a default. */
  readonly required: readonly string[];
}

const ACCOUNT = '500000000000';
/** A value that would change the file's meaning if a variable's value were read as anything but text. */
const value = (id: string): string => acceptedValue(id, `${id} ' %{y} #{z} \u00e9`);
/** What no variable accepts: the end of a string, a policy variable, a wildcard, a line break or nothing. */
const REFUSED = ['"', '\\', '$', '*', '?', '\n', ''];
const SOMEBODY = 'Somebody';

const snake = (id: string): string =>
  id
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();

/** Whether roles get no other policies: in every other configuration. */
const isExclusive = (text: string): boolean => text.length % 2 === 0;

export function configurationOf(kit: ExportKit, files: readonly ExportedFile[]): Configuration {
  const account = kit.home.accountOpen ? ACCOUNT : kit.home.account;
  const write = writerOf(kit, { account, value });
  const text = files.map((file) => file.text).join('\n');
  const lists = [...text.matchAll(/^variable "(\w+_(?:user|role|group)_names)" \{$/gm)];
  const maps = [...text.matchAll(/^variable "(\w+_endpoint_ids)" \{$/gm)];
  return {
    files: Object.fromEntries(
      files.filter(({ name }) => /\.tf(?:vars\.example)?$/.test(name)).map((file) => [file.name, file.text]),
    ),
    variables: Object.fromEntries<unknown>([
      ...kit.parameters.map(({ id }) => [snake(id), value(id)] as const),
      ...lists.map(([, name = '']) => [name, [SOMEBODY]] as const),
      ...maps.map(([, name = '']) => [name, { 'us-west-2': 'vpce-1' }] as const),
      ['exclusive_attachments', isExclusive(text)] as const,
    ]),
    refused: Object.fromEntries(
      kit.parameters.map(({ id }, index) => {
        const refused = REFUSED[(index + text.length) % REFUSED.length] ?? '';
        return [snake(id), refused && `${value(id)}${refused}`];
      }),
    ),
    partition: kit.home.partition,
    accounts: Object.fromEntries([
      ['', account],
      ...otherAccounts(kit).map(({ alias, group }) => [alias, write.text(group.account ?? '')]),
    ]),
  };
}

const ofType = (resources: readonly Resource[], type: string): readonly ToolObject[] =>
  resources.filter((each) => each.type === type).map(({ attributes }) => attributes);

/** One of `found` is the policy: answers may give two policies the same name. */
function assertPolicy(policy: ExpectedPolicy, found: readonly ToolObject[]): void {
  assert.ok(found.length > 0, `no policy ${policy.name}`);
  const problems = found.map((each): unknown => {
    try {
      assert.equal(each['path'] ?? '/', policy.path);
      assertSamePolicy(parseJson(each['policy']), policy.document, policy.name);
      return undefined;
    } catch (error) {
      return error;
    }
  });
  if (!problems.includes(undefined)) throw problems[0];
}

function verifyPolicies(resources: readonly Resource[], expected: ExpectedResources, inline: boolean): void {
  const managed = ofType(resources, 'aws_iam_policy');
  const policies = managedPolicies(expected, inline);
  assert.equal(managed.length, policies.length + expected.unattached.length);
  for (const policy of policies)
    assertPolicy(
      policy,
      managed.filter(({ name }) => name === policy.name),
    );
  for (const document of expected.unattached)
    assert.ok(
      managed.some(({ policy }) => isSamePolicy(parseJson(policy), document)),
      'a policy for a permission set is missing',
    );
}

const LISTS = [
  ['aws_iam_role_policy_attachments_exclusive', 'policy_arns'],
  ['aws_iam_role_policies_exclusive', 'policy_names'],
] as const;

/** A role keeps the policies that it has here, and no other, where that is asked for. */
function verifyExclusive(
  resources: readonly Resource[],
  { name, permissions }: ExpectedRole,
  forCallers: readonly string[],
  wanted: boolean,
  inline: boolean,
): void {
  const own = permissions.map((policy) => policy.name);
  const kept = {
    policy_arns: [...(inline ? [] : own), ...forCallers],
    policy_names: inline ? own : [],
  };
  for (const [type, list] of LISTS) {
    const found = ofType(resources, type).filter((each) => each['role_name'] === name);
    const names = found.map((each) =>
      asTexts(each[list]).map((text) => (list === 'policy_arns' ? text.replace(/^.*?:policy\//s, '') : text)),
    );
    assert.deepEqual(names, wanted ? [kept[list]] : [], `${type} of ${name}`);
  }
}

function verifyRole(resources: readonly Resource[], role: ExpectedRole, inline: boolean): void {
  const found = ofType(resources, 'aws_iam_role').find(({ name }) => name === role.name);
  assert.ok(found, `no role ${role.name}`);
  assertSamePolicy(parseJson(found['assume_role_policy']), role.trust, `trust of ${role.name}`);
  assert.deepEqual(
    {
      path: found['path'] ?? '/',
      description: found['description'] ?? '',
      seconds: found['max_session_duration'],
      boundary: found['permissions_boundary'],
      tags: found['tags'] ?? {},
    },
    {
      path: role.path,
      description: role.description,
      seconds: role.seconds,
      boundary: role.boundary,
      tags: Object.fromEntries(role.tags.map(({ Key, Value }) => [Key, Value])),
    },
  );
  if (inline)
    for (const policy of role.permissions)
      assertPolicy(
        policy,
        ofType(resources, 'aws_iam_role_policy').filter(
          (each) => each['role'] === role.name && each['name'] === policy.name,
        ),
      );
  if (role.profile !== undefined)
    assert.ok(
      ofType(resources, 'aws_iam_instance_profile').some(
        (each) =>
          each['name'] === role.profile && each['role'] === role.name && (each['path'] ?? '/') === role.path,
      ),
    );
}

/** Every attachment is there, and no other. */
function verifyAttachments(
  resources: readonly Resource[],
  expected: ExpectedResources,
  inline: boolean,
  policyArn: (policy: ExpectedPolicy) => string,
): void {
  const attached = new Set(
    ['role', 'user', 'group'].flatMap((kind) =>
      ofType(resources, `aws_iam_${kind}_policy_attachment`).map(
        (each) => `${kind} ${String(each[kind])} ${String(each['policy_arn'])}`,
      ),
    ),
  );
  const assertAttached = (policy: ExpectedPolicy, to: string) =>
    assert.ok(attached.delete(`${to} ${policyArn(policy)}`), `${policy.name} is not attached to ${to}`);
  if (!inline)
    for (const role of expected.roles)
      for (const policy of role.permissions) assertAttached(policy, `role ${role.name}`);
  for (const { permissions, users, roles, unnamed } of expected.attachments)
    for (const policy of permissions)
      for (const to of new Set([
        ...users.map((name) => `user ${name}`),
        ...roles.map((name) => `role ${name}`),
        ...(unnamed ? ['user', 'role', 'group'].map((kind) => `${kind} ${SOMEBODY}`) : []),
      ]))
        assertAttached(policy, to);
  assert.deepEqual([...attached], []);
}

/** The policy that the configuration puts on a resource of the kit. */
function resourcePolicy(
  resources: readonly Resource[],
  outputs: ToolObject,
  { on, document }: ExpectedResources['resources'][number],
  write: Writer,
): unknown {
  switch (on.kind) {
    case 'bucket':
      return ofType(resources, 'aws_s3_bucket_policy').find(
        ({ bucket }) => bucket === write.text(on.bucket),
      )?.['policy'];
    case 'endpoint':
      // Which endpoint it is, is a variable: the policies differ by what they are for.
      return ofType(resources, 'aws_vpc_endpoint_policy')
        .map(({ policy }) => policy)
        .find((policy) => isSamePolicy(parseJson(policy), document));
    case 'repository':
      return ofType(resources, 'aws_ecr_repository_policy').find(
        ({ region, repository }) => region === on.region && repository === write.text(on.repository),
      )?.['policy'];
    case 'guardrail':
      // The other outputs are ARNs of guardrails.
      return Object.values(outputs).find(
        (output) => String(output).startsWith('{') && isSamePolicy(parseJson(output), document),
      );
  }
}

function verifyOtherPolicies(
  resources: readonly Resource[],
  outputs: ToolObject,
  expected: ExpectedResources,
  write: Writer,
): void {
  for (const session of expected.sessions)
    assert.ok(
      Object.values(outputs).some(
        (output) => String(output).startsWith('{') && isSamePolicy(parseJson(output), session),
      ),
      'a session policy is an output',
    );
  for (const each of expected.resources)
    assertSamePolicy(parseJson(resourcePolicy(resources, outputs, each, write)), each.document);
  for (const { type, name, document } of expected.organization) {
    const found = ofType(resources, 'aws_organizations_policy').find((each) => each['name'] === name);
    assert.equal(found?.['type'], ORGANIZATION_TYPES[type]);
    assertSamePolicy(parseJson(found?.['content']), document, name);
  }
}

export function verifyConfiguration(
  kit: ExportKit,
  { accounts, variables }: Configuration,
  { problems, resources, outputs, required }: Evaluation,
  inline: boolean,
): void {
  assert.deepEqual(problems, []);
  const write = writerOf(kit, { account: accounts[''] ?? '', value });
  const aliases = Object.keys(accounts).filter((alias) => alias !== '');
  const others = otherAccounts(kit);
  for (const group of kit.groups) {
    const alias = group.account === undefined ? '' : others.find((each) => each.group === group)?.alias;
    const expected = expectedOf(group, write);
    const inAccount = resources.filter(({ provider }) => provider === alias);
    const account = accounts[alias ?? '?'] ?? '';
    verifyPolicies(inAccount, expected, inline);
    assert.equal(ofType(inAccount, 'aws_iam_role').length, expected.roles.length);
    for (const [index, role] of expected.roles.entries()) {
      verifyRole(inAccount, role, inline);
      const { name } = group.roles[index] ?? assert.fail(`no role ${role.name} in the kit`);
      const forCallers = group.attachments
        .filter(({ to }) => to.kind === 'principals' && to.roles.includes(name))
        .flatMap(({ permissions }) => permissions.map((policy) => write.text(policy.name)));
      const wanted = variables['exclusive_attachments'] === true;
      verifyExclusive(inAccount, role, forCallers, wanted, inline);
    }
    verifyAttachments(
      inAccount,
      expected,
      inline,
      ({ name, path }) => `arn:${kit.home.partition}:iam::${account}:policy${path}${name}`,
    );
    verifyOtherPolicies(inAccount, outputs, expected, write);
  }
  // Every required variable is a parameter of the kit, a profile or an endpoint.
  const profiles = aliases.map((alias) => `${alias}_profile`);
  const parameters = new Set(kit.parameters.map(({ id }) => snake(id)));
  for (const name of required)
    if (!profiles.includes(name) && !name.endsWith('_endpoint_ids'))
      assert.ok(parameters.has(name), `${name} is not a parameter`);
}
