// Verifies that a Terraform configuration evaluates to what the kit holds.
import assert from 'node:assert/strict';
import { groupBy } from '#iam/collections/group-by.ts';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import type { ExportedFile } from '#deepseek/export/exporter.ts';
import { otherAccounts } from '#deepseek/export/formats/terraform/other-accounts.ts';
import { createdByProvider, snake } from './created-by-provider.ts';
import { verifyCreated, type Format } from './created.ts';
import { expectedOf, writerOf, type ExpectedRole } from './expected.ts';
import { asObject, asObjects, asText, asTexts, parseJson, type ToolObject } from './json.ts';
import { acceptedValue } from './parameter-values.ts';

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
      ...otherAccounts(kit).map(({ alias, account: other }) => [alias, write.text(other)]),
    ]),
  };
}

/** The elements of a statement by the arguments of the data source. */
const ELEMENTS = {
  sid: 'Sid',
  effect: 'Effect',
  actions: 'Action',
  not_actions: 'NotAction',
  resources: 'Resource',
  not_resources: 'NotResource',
} as const;

/** Policy variables, which an expression of Terraform would replace, are written with an ampersand. */
const withVariables = (texts: unknown): readonly string[] =>
  asTexts(texts).map((text) => text.replaceAll('&{', '${'));

function principalsOf(blocks: unknown): unknown {
  const all = asObjects(blocks).map(
    ({ type, identifiers }) => [asText(type), withVariables(identifiers)] as const,
  );
  const isEverybody = all.length === 1 && all[0]?.[0] === '*' && all[0][1].join() === '*';
  return isEverybody ? '*' : Object.fromEntries(all);
}

function conditionOf(blocks: unknown): unknown {
  const byTest = groupBy(asObjects(blocks), ({ test }) => asText(test));
  return Object.fromEntries(
    [...byTest].map(([test, conditions]) => [
      test,
      Object.fromEntries(conditions.map(({ variable, values }) => [variable, withVariables(values)])),
    ]),
  );
}

function statementOf(block: ToolObject): ToolObject {
  const elements = Object.entries(ELEMENTS)
    .filter(([argument]) => block[argument] !== undefined)
    .map(([argument, element]) => {
      const given = block[argument];
      return [element, argument.endsWith('resources') ? withVariables(given) : given] as const;
    });
  return {
    Effect: 'Allow',
    ...Object.fromEntries<unknown>(elements),
    ...(block['principals'] !== undefined && { Principal: principalsOf(block['principals']) }),
    ...(block['not_principals'] !== undefined && { NotPrincipal: principalsOf(block['not_principals']) }),
    ...(block['condition'] !== undefined && { Condition: conditionOf(block['condition']) }),
  };
}

/** The policy that the data source aws_iam_policy_document makes of its blocks; any other value as it is. */
function withPolicy(value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith('{"aws_iam_policy_document"')) return value;
  const {
    policy_id,
    version = '2012-10-17',
    statement = [],
  } = asObject(asObject(parseJson(value))['aws_iam_policy_document']);
  const sids = asObjects(statement).flatMap(({ sid }) => sid ?? []);
  assert.equal(new Set(sids).size, sids.length, `the provider refuses a Sid twice: ${sids.join()}`);
  return JSON.stringify({
    ...(policy_id !== undefined && { Id: policy_id }),
    Version: version,
    Statement: asObjects(statement).map(statementOf),
  });
}

const ofType = (resources: readonly Resource[], type: string): readonly ToolObject[] =>
  resources
    .filter((each) => each.type === type)
    .map(({ attributes }) =>
      Object.fromEntries(Object.entries(attributes).map(([name, each]) => [name, withPolicy(each)])),
    );

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
  const wanted = variables['exclusive_attachments'] === true;
  const format: Format = {
    inline,
    somebody: SOMEBODY,
    hasSessions: true,
    on: (on) => {
      if (on.kind === 'bucket') return [`bucket ${write.text(on.bucket)}`];
      if (on.kind === 'repository') return [`repository ${on.region} ${write.text(on.repository)}`];
      // Which endpoint it is, is a variable: the policies differ by what they are for.
      return on.kind === 'endpoint' ? ['endpoint'] : [];
    },
  };
  const createdBy = (made: readonly Resource[]) =>
    createdByProvider(
      (type) => ofType(made, type),
      () => 'endpoint',
      Object.values(outputs).map(withPolicy),
    );
  for (const account of new Set(kit.groups.map((group) => group.account))) {
    const groups = kit.groups.filter((group) => group.account === account);
    const alias = account === undefined ? '' : others.find((each) => each.account === account)?.alias;
    const inAccount = resources.filter(({ provider }) => provider === alias);
    // The outputs are of all accounts.
    const { documents: _documents, ...created } = createdBy(inAccount);
    verifyCreated(created, groups, write, format, account ?? 'home');
    const home = `arn:${kit.home.partition}:iam::${accounts[alias ?? '?'] ?? ''}:policy/`;
    for (const { attributes } of inAccount)
      if ('policy_arn' in attributes) assert.ok(asText(attributes['policy_arn']).startsWith(home));
    const made = groups.flatMap((group) =>
      expectedOf(group, write).roles.map((role, index) => ({ group, role, index })),
    );
    for (const { group, role, index } of made) {
      const { name } = group.roles[index] ?? assert.fail(`no role ${role.name} in the kit`);
      const forCallers = group.attachments
        .filter(({ to }) => to.kind === 'principals' && to.roles.includes(name))
        .flatMap(({ permissions }) => permissions.map((policy) => write.text(policy.name)));
      verifyExclusive(inAccount, role, forCallers, wanted, inline);
    }
  }
  verifyCreated({ documents: createdBy([]).documents }, kit.groups, write, format, 'outputs');
  // Every required variable is a parameter of the kit, a profile or an endpoint.
  const profiles = aliases.map((alias) => `${alias}_profile`);
  const parameters = new Set(kit.parameters.map(({ id }) => snake(id)));
  for (const name of required)
    if (!profiles.includes(name) && !name.endsWith('_endpoint_ids'))
      assert.ok(parameters.has(name), `${name} is not a parameter`);
}
