// Terraform modules held to the AWS provider's schema: types, arguments and blocks exist, required ones are given, and
// nothing is deprecated. The schema comes from @cdktf/provider-aws, deprecations from @pulumi/aws: both are generated
// from the provider. Both are only read, in the cache of this repository, and nothing of them ships (MPL-2.0, Apache-2.0).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@cdktf/hcl2json';
import { asObject, isObject, type ToolObject } from '#workshop/interop/support/json.ts';
import { answeredKits, filesOf, linkedKits, startKits } from '#workshop/interop/support/kits.ts';
import { npmFolder } from '#workshop/interop/support/npm.ts';
import type { InteropProof } from '#workshop/interop/support/proof.ts';
import { pulumiPackages } from '#workshop/interop/support/pulumi-packages.ts';
import {
  camelCase,
  readTypeSchema,
  type BlockSchema,
  type TypeSchema,
} from '#workshop/interop/support/terraform-schema.ts';

const npm = npmFolder('terraform', { '@cdktf/provider-aws': '21.22.1' });

/** Where @pulumi/aws declares each type. A type without a row fails the proof, so that none is left out. */
const DECLARED: Readonly<Record<string, string>> = {
  'data aws_caller_identity': 'getCallerIdentity',
  'data aws_iam_policy_document': 'iam/getPolicyDocument',
  'data aws_partition': 'getPartition',
  'provider aws': 'provider',
  'resource aws_ecr_repository_policy': 'ecr/repositoryPolicy',
  'resource aws_iam_group_policy_attachment': 'iam/groupPolicyAttachment',
  'resource aws_iam_instance_profile': 'iam/instanceProfile',
  'resource aws_iam_policy': 'iam/policy',
  'resource aws_iam_role': 'iam/role',
  'resource aws_iam_role_policies_exclusive': 'iam/rolePoliciesExclusive',
  'resource aws_iam_role_policy': 'iam/rolePolicy',
  'resource aws_iam_role_policy_attachment': 'iam/rolePolicyAttachment',
  'resource aws_iam_role_policy_attachments_exclusive': 'iam/rolePolicyAttachmentsExclusive',
  'resource aws_iam_user_policy_attachment': 'iam/userPolicyAttachment',
  'resource aws_organizations_policy': 'organizations/policy',
  'resource aws_organizations_policy_attachment': 'organizations/policyAttachment',
  'resource aws_s3_bucket': 's3/bucket',
  'resource aws_s3_bucket_policy': 's3/bucketPolicy',
  'resource aws_ssoadmin_customer_managed_policy_attachment': 'ssoadmin/customerManagedPolicyAttachment',
  'resource aws_vpc_endpoint_policy': 'ec2/vpcEndpointPolicy',
};

/** https://developer.hashicorp.com/terraform/language/meta-arguments */
const META = new Set(['alias', 'count', 'for_each', 'provider', 'depends_on', 'lifecycle', 'dynamic']);

const DEPRECATED = /\/\*\*(?:(?!\*\/)[\s\S])*@deprecated(?:(?!\*\/)[\s\S])*\*\/\s+(?:readonly )?(\w+)\??:/g;

/** Some are called deprecated in the text alone. */
const CALLED_DEPRECATED = /`(\w+)` (?:argument|attribute|block)s? (?:is|are) deprecated/g;

/** The deprecated arguments of a type, in camel case, or why they are not known. */
function deprecatedIn(key: string): ReadonlySet<string> | string {
  const declared = DECLARED[key];
  if (declared === undefined) return `${key} has no row in the table of the proof`;
  const text = readFileSync(
    join(pulumiPackages.folder, 'node_modules/@pulumi/aws', `${declared}.d.ts`),
    'utf8',
  );
  // On the class, the whole type is deprecated.
  if (/@deprecated(?:(?!\*\/)[\s\S])*\*\/\s+export declare (?:class|function)/.test(text))
    return `${key} is deprecated`;
  const found = [...text.matchAll(DEPRECATED), ...text.matchAll(CALLED_DEPRECATED)];
  return new Set(found.map(([, name = '']) => name));
}

interface KnownType {
  readonly schema: TypeSchema;
  readonly deprecated: ReadonlySet<string>;
}

type Problem = (text: string) => void;

/** Reads each type once. */
function typeReader(problem: Problem): (kind: string, type: string) => KnownType | undefined {
  const known = new Map<string, KnownType | undefined>();
  return (kind, type) => {
    const key = `${kind} ${type}`;
    if (!known.has(key)) {
      const folder = join(npm.folder, 'node_modules/@cdktf/provider-aws');
      const schema = readTypeSchema(folder, kind as 'resource', type);
      const deprecated = deprecatedIn(key);
      if (!schema) problem(`the provider has no ${key}`);
      if (typeof deprecated === 'string') problem(deprecated);
      known.set(
        key,
        schema && { schema, deprecated: typeof deprecated === 'string' ? new Set() : deprecated },
      );
    }
    return known.get(key);
  };
}

const lists = (value: unknown): readonly ToolObject[] =>
  (Array.isArray(value) ? value : [value]).filter(isObject);

/** Compares the body of a block with its schema. */
function checkBody(
  where: string,
  body: ToolObject,
  schema: BlockSchema,
  deprecated: ReadonlySet<string>,
  problem: Problem,
): void {
  const dynamic = isObject(body['dynamic']) ? body['dynamic'] : {};
  const given = new Set([...Object.keys(body), ...Object.keys(dynamic)]);
  for (const [name, { required }] of schema.takes)
    if (required && !given.has(name)) problem(`${where} lacks ${name}`);
  for (const [name, value] of Object.entries(body)) {
    if (META.has(name)) continue;
    const taken = schema.takes.get(name);
    if (!taken) problem(`${where} has no ${name}`);
    else if (deprecated.has(camelCase(name))) problem(`${where}.${name} is deprecated`);
    else if (taken.block)
      for (const inner of lists(value)) checkBody(`${where}.${name}`, inner, taken.block, new Set(), problem);
  }
  for (const [name, value] of Object.entries(dynamic)) {
    const block = schema.takes.get(name)?.block;
    if (!block) problem(`${where} has no block ${name}`);
    else
      for (const each of lists(value))
        for (const content of lists(each['content']))
          checkBody(`${where}.${name}`, content, block, new Set(), problem);
  }
}

/** What expressions read: data.aws_partition.current.partition, aws_iam_role.app["x"].arn. */
const REFERENCE = /\b(data\.)?(aws_\w+)\.\w+(?:\[[^\]]*\])?\.(\w+)/g;

/** What is wrong in files, and the types they use. */
async function read(texts: Iterable<string>) {
  const problems = new Set<string>();
  const types = new Set<string>();
  const problem: Problem = (text) => void problems.add(text);
  const typeOf = typeReader(problem);
  for (const text of texts) {
    const file = asObject(await parse('main.tf', text));
    for (const kind of ['resource', 'data', 'provider'])
      for (const [type, named] of Object.entries(asObject(file[kind] ?? {}))) {
        types.add(`${kind} ${type}`);
        const known = typeOf(kind, type);
        if (!known) continue;
        const bodies = kind === 'provider' ? lists(named) : Object.values(asObject(named)).flatMap(lists);
        for (const body of bodies)
          checkBody(`${kind} ${type}`, body, known.schema, known.deprecated, problem);
      }
    for (const [, data, type = '', attribute = ''] of text.matchAll(REFERENCE)) {
      const kind = data === undefined ? 'resource' : 'data';
      if (typeOf(kind, type)?.schema.attributes.has(camelCase(attribute)) === false)
        problem(`${kind} ${type} has no attribute ${attribute}`);
    }
  }
  return { problems: [...problems], types };
}

/** A file with every kind of fault, to see that they are found. */
const FAULTY = `
resource "aws_iam_role" "a" {
  assume_role_policy  = data.aws_iam_policy_document.a.jsn
  managed_policy_arns = []
  colour              = "red"
  inline_policy {
    name = "a"
  }
}
resource "aws_iam_policy" "a" {
}
resource "aws_s3_bucket" "a" {
  bucket = "b"
  acl    = "private"
}
resource "aws_iam_rolle" "a" {
}
data "aws_iam_policy_document" "a" {
  dynamic "statement" {
    for_each = []
    content {
      principals {
        type = "AWS"
      }
      effekt = "Allow"
    }
  }
}
`;
const FAULTS = [
  'resource aws_iam_role.managed_policy_arns is deprecated',
  'resource aws_iam_role.inline_policy is deprecated',
  'resource aws_iam_role has no colour',
  'resource aws_iam_policy lacks policy',
  'resource aws_s3_bucket.acl is deprecated',
  'the provider has no resource aws_iam_rolle',
  'resource aws_iam_rolle has no row in the table of the proof',
  'data aws_iam_policy_document.statement.principals lacks identifiers',
  'data aws_iam_policy_document.statement has no effekt',
  'data aws_iam_policy_document has no attribute jsn',
];

async function run(): Promise<string> {
  assert.deepEqual((await read([FAULTY])).problems.toSorted(), FAULTS.toSorted());
  const texts = new Set<string>();
  const kits = [...startKits(), ...linkedKits(), ...answeredKits(60)];
  for (const [index, { kit }] of kits.entries()) {
    const documents = index % 4 === 0 ? 'jsonencode' : 'data-source';
    for (const policies of ['managed', 'inline'])
      for (const file of await filesOf('terraform', kit, { policies, documents }))
        if (file.name.endsWith('.tf')) texts.add(file.text);
  }
  const { problems, types } = await read(texts);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return `${texts.size} files of ${kits.length} kits fit the provider’s schema: ${types.size} types, and nothing that is deprecated.`;
}

const proof: InteropProof = {
  title: 'Terraform with the schema of the AWS provider',
  packages: [],
  obstacle: () => npm.install() ?? pulumiPackages.install(),
  run,
};
export default proof;
