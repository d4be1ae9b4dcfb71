// References to resources of the same template: names and ARNs as far as the text has them, and assumptions.
import { describe, expect, test } from 'vitest';
import { readPolicies, type SourceText } from './read-policies.ts';
import type { KnownEnvironment } from './deployment-environment.ts';

async function read(
  text: string,
  name: string,
  beside: readonly SourceText[] = [],
  environment: KnownEnvironment = {},
) {
  const { policies, unread } = await readPolicies(text, name, { beside, environment });
  expect(unread).toEqual([]);
  const [policy] = policies;
  const { Statement } = JSON.parse(policy!.text) as { Statement: { Resource: string }[] };
  return {
    value: Statement[0]!.Resource,
    open: policy!.unresolved.map(({ expression, words }) => `${expression}: ${words}`),
    assumed: policy!.assumed.map(({ expression, value, words }) => `${expression} = ${value} (${words})`),
  };
}

describe('CloudFormation', () => {
  const template = (value: string) => `Parameters:
  Name: { Type: String, Default: Reader }
  None: { Type: String }
Resources:
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      ManagedPolicyName: Own
      PolicyDocument: { Version: 2012-10-17, Statement: [{ Effect: Allow, Action: "a:b", Resource: ${value} }] }
  Role: { Type: AWS::IAM::Role, Properties: { RoleName: !Ref Name, Path: /a/ } }
  Other: { Type: AWS::IAM::Role, Properties: { RoleName: !Sub "\${Role}-2" } }
  Unnamed: { Type: AWS::IAM::Role, Properties: {} }
  Asked: { Type: AWS::IAM::Role, Properties: { RoleName: !Ref None } }
  Round: { Type: AWS::IAM::Role, Properties: { RoleName: !Ref Trip } }
  Trip: { Type: AWS::IAM::Role, Properties: { RoleName: !Ref Round } }
  Policy: { Type: AWS::IAM::ManagedPolicy, Properties: { ManagedPolicyName: Limit, Path: /b/ } }
  User: { Type: AWS::IAM::User, Properties: { UserName: alice } }
  Group: { Type: AWS::IAM::Group, Properties: { GroupName: team } }
  Profile: { Type: AWS::IAM::InstanceProfile, Properties: { InstanceProfileName: !Ref Role, Path: /c/ } }
`;
  const of = (value: string, environment?: KnownEnvironment) =>
    read(template(value), 'template.yaml', [], environment);

  test.each([
    ['!Ref Role', 'Reader'],
    ['!GetAtt Role.Arn', 'arn:aws:iam::111122223333:role/a/Reader'],
    ['!Sub "${Role.Arn}/x"', 'arn:aws:iam::111122223333:role/a/Reader/x'],
    ['!GetAtt Other.Arn', 'arn:aws:iam::111122223333:role/Reader-2'],
    ['!Ref Policy', 'arn:aws:iam::111122223333:policy/b/Limit'],
    ['!GetAtt Policy.PolicyArn', 'arn:aws:iam::111122223333:policy/b/Limit'],
    ['!Ref User', 'alice'],
    ['!GetAtt User.Arn', 'arn:aws:iam::111122223333:user/alice'],
    ['!Ref Group', 'team'],
    ['!GetAtt Group.Arn', 'arn:aws:iam::111122223333:group/team'],
    ['!Ref Profile', 'Reader'],
    ['!GetAtt Profile.Arn', 'arn:aws:iam::111122223333:instance-profile/c/Reader'],
  ])('%s', async (expression, value) => {
    expect(await of(expression)).toMatchObject({ value, open: [] });
  });

  test('what is taken for granted is said', async () => {
    expect((await of('!GetAtt Role.Arn')).assumed).toEqual([
      expect.stringMatching(/^Name = Reader \(.*default/),
      expect.stringMatching(
        /^Role\.Arn = arn:aws:iam::111122223333:role\/a\/Reader \(.*name in the template; .*account .*example/,
      ),
    ]);
    expect((await of('!Ref Policy', { account: '444455556666', partition: 'aws-cn' })).assumed).toEqual([
      expect.stringMatching(
        /^Policy = arn:aws-cn:iam::444455556666:policy\/b\/Limit \(.*account is as given/,
      ),
    ]);
  });

  test.each([
    ['!GetAtt Unnamed.Arn', '${Unnamed.Arn}', /^Unnamed\.Arn: .*after deployment/],
    ['!GetAtt Asked.Arn', 'arn:aws:iam::111122223333:role/${None}', /^None: .*no default/],
    ['!GetAtt Role.RoleId', '${Role.RoleId}', /^Role\.RoleId: .*after deployment/],
    ['!Ref Round', '${Round}', /^Round: .*after deployment/],
    ['!Ref Gone', '${Gone}', /^Gone: .*no resource or parameter/],
  ])('%s is open, and named', async (expression, value, open) => {
    expect(await of(expression)).toMatchObject({ value, open: [expect.stringMatching(open)] });
  });
});

describe('Terraform', () => {
  const MODULE = `
variable "name" {
  default = "Reader"
}
variable "none" {}
resource "aws_iam_role" "role" {
  name = var.name
  path = "/a/"
}
resource "aws_iam_role" "asked" {
  name = var.none
}
resource "aws_iam_role" "unnamed" {
  name_prefix = "x"
}
resource "aws_iam_role" "one" {
  count = 1
  name  = "One"
}
resource "aws_iam_role" "each" {
  for_each = toset(["a", "b"])
  name     = "Each-\${each.key}"
}
resource "aws_iam_role" "round" {
  name = aws_iam_role.trip.name
}
resource "aws_iam_role" "trip" {
  name = aws_iam_role.round.name
}
resource "aws_iam_policy" "limit" {
  name = "Limit"
  path = "/b/"
}
resource "aws_iam_user" "alice" {
  name = "alice"
}
resource "aws_iam_group" "team" {
  name = "team"
}
resource "aws_iam_instance_profile" "profile" {
  name = aws_iam_role.role.name
  path = "/c/"
}
provider "aws" {
  alias               = "allowed"
  allowed_account_ids = ["444455556666"]
}
provider "aws" {
  alias = "assumed"
  assume_role {
    role_arn = "arn:aws:iam::777788889999:role/Deploy"
  }
}
provider "aws" {
  alias   = "profile"
  profile = "other"
}
${['allowed', 'assumed', 'profile']
  .map(
    (alias) => `
resource "aws_iam_role" "${alias}" {
  provider = aws.${alias}
  name     = "There"
}
data "aws_caller_identity" "${alias}" {
  provider = aws.${alias}
}
`,
  )
  .join('')}`;
  const main = (expression: string) => `resource "aws_iam_role_policy" "p" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "a:b", Resource = ${expression} }] })
}
`;
  const of = (expression: string, more = '', environment?: KnownEnvironment) =>
    read(main(expression), 'main.tf', [{ name: 'other.tf', text: MODULE + more }], environment);

  test.each([
    ['aws_iam_role.role.name', 'Reader'],
    ['aws_iam_role.role.id', 'Reader'],
    ['aws_iam_role.role.arn', 'arn:aws:iam::111122223333:role/a/Reader'],
    ['"${aws_iam_role.role.arn}/x"', 'arn:aws:iam::111122223333:role/a/Reader/x'],
    ['aws_iam_role.one[0].arn', 'arn:aws:iam::111122223333:role/One'],
    ['aws_iam_role.each["b"].arn', 'arn:aws:iam::111122223333:role/Each-b'],
    ['aws_iam_policy.limit.arn', 'arn:aws:iam::111122223333:policy/b/Limit'],
    ['aws_iam_policy.limit.id', 'arn:aws:iam::111122223333:policy/b/Limit'],
    ['aws_iam_user.alice.arn', 'arn:aws:iam::111122223333:user/alice'],
    ['aws_iam_group.team.arn', 'arn:aws:iam::111122223333:group/team'],
    ['aws_iam_instance_profile.profile.name', 'Reader'],
    ['aws_iam_instance_profile.profile.arn', 'arn:aws:iam::111122223333:instance-profile/c/Reader'],
    ['aws_iam_role.allowed.arn', 'arn:aws:iam::444455556666:role/There'],
    ['aws_iam_role.assumed.arn', 'arn:aws:iam::777788889999:role/There'],
    ['data.aws_caller_identity.allowed.account_id', '444455556666'],
    ['aws_iam_role.profile.name', 'There'],
  ])('%s', async (expression, value) => {
    expect(await of(expression)).toMatchObject({ value, open: [] });
  });

  test('what is taken for granted is said', async () => {
    expect((await of('aws_iam_role.role.arn')).assumed).toEqual([
      expect.stringMatching(/^var\.name = Reader \(.*default/),
      expect.stringMatching(
        /^aws_iam_role\.role\.arn = arn:aws:iam::111122223333:role\/a\/Reader \(.*name in the text; .*account .*example/,
      ),
    ]);
    expect((await of('aws_iam_role.allowed.arn')).assumed).toEqual([
      expect.stringMatching(
        /^aws_iam_role\.allowed\.arn = arn:aws:iam::444455556666:role\/There \(.*account .*provider aws\.allowed/,
      ),
    ]);
  });

  const LATER = /after the resource is created/;
  const PROFILE = /account .*provider aws\.profile/;
  test.each([
    ['aws_iam_role.unnamed.arn', '${aws_iam_role.unnamed.arn}', LATER],
    ['aws_iam_role.role.unique_id', '${aws_iam_role.role.unique_id}', LATER],
    ['aws_iam_role.each.arn', '${aws_iam_role.each.arn}', LATER],
    ['aws_iam_role.profile.arn', '${aws_iam_role.profile.arn}', PROFILE],
    [
      'data.aws_caller_identity.profile.account_id',
      '${data.aws_caller_identity.profile.account_id}',
      PROFILE,
    ],
  ])('%s is open, and named', async (expression, value, words) => {
    const found = await of(expression);
    expect(found).toMatchObject({ value, open: [expect.stringContaining(`${expression}: `)] });
    expect(found.open[0]).toMatch(words);
  });

  test('a name that is open is named itself', async () => {
    expect(await of('aws_iam_role.asked.arn')).toMatchObject({
      value: 'arn:aws:iam::111122223333:role/${var.none}',
      open: [expect.stringMatching(/^var\.none: .*no default/)],
    });
    expect((await of('aws_iam_role.round.arn')).open).toEqual([
      expect.stringMatching(/^aws_iam_role\.round\.name: .*itself/),
    ]);
  });

  test("the account is the provider's, unless it is given", async () => {
    const provider = 'provider "aws" {\n  allowed_account_ids = ["222233334444"]\n}\n';
    expect(await of('aws_iam_role.one[0].arn', provider)).toMatchObject({
      value: 'arn:aws:iam::222233334444:role/One',
      assumed: [expect.stringMatching(/the account is from the provider\)$/)],
    });
    const given = await of('aws_iam_role.one[0].arn', provider, { account: '555566667777' });
    expect(given.value).toBe('arn:aws:iam::555566667777:role/One');
  });

  test('a policy in an output is listed once, one that an output refers to where it is defined', async () => {
    const output = (name: string, value: string) => `output "${name}" {\n  value = ${value}\n}\n`;
    const document = `{ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "a:b", Resource = "*" }] }`;
    const text = [
      `locals {\n  document = ${document}\n}\n`,
      'data "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["a:b"]\n  }\n}\n',
      output('own', `jsonencode(${document})`),
      output('data', 'data.aws_iam_policy_document.d.minified_json'),
      output('local', 'jsonencode(local.document)'),
      output('several', '{ a = sensitive(data.aws_iam_policy_document.d.json), b = ["${local.document}"] }'),
      output('name', '"x"'),
    ].join('');
    const { policies, unread } = await readPolicies(text, 'outputs.tf');
    expect(policies.map(({ title }) => title)).toEqual([
      'output.own',
      'data.aws_iam_policy_document.d',
      'local.document',
    ]);
    expect(unread).toEqual([]);
  });
});

test('a default that names its own variable is open, and says why', async () => {
  const text = `variable "a" {
  default = { b = var.a, c = var.a }
}
resource "aws_iam_policy" "p" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "a:b", Resource = var.a.b }] })
}
`;
  const { policies } = await readPolicies(text, 'main.tf');
  expect(policies[0]?.unresolved).toMatchObject([
    { expression: 'var.a', words: expect.stringContaining('itself') },
  ]);
});

test('loops that write each value out ten times end early, and say so', async () => {
  const loop = (depth: number): string =>
    depth === 0
      ? 'x9'
      : `[for x${10 - depth} in [[${Array(10)
          .fill(depth === 9 ? '"a"' : `x${9 - depth}`)
          .join(', ')}]] : ${loop(depth - 1)}]`;
  const text = `resource "aws_iam_policy" "p" {
  policy = jsonencode({ Version = "2012-10-17", Statement = ${loop(9)} })
}
`;
  const { policies } = await readPolicies(text, 'main.tf');
  expect(policies[0]?.unresolved.map(({ words }) => words)).toContainEqual(
    expect.stringContaining('too long'),
  );
});
