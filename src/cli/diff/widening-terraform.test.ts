// Ways to widen access in Terraform, each of which diff --fail-on gained must see.
import { inRepository } from './testing/repository.ts';
import { BUCKET, terraform, testChanges, type TextChange } from './testing/changes.ts';

const policy = (rest: string, count = ''): string => `resource "aws_iam_policy" "own" {
${count}  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", ${rest} }] })
}
variable "name" { type = string }
variable "admin" { default = false }
`;
/** A local that decides an action which is not worked out. */
const decides = (action: string): TextChange =>
  terraform(
    `${policy(`Action = ${action}, Resource = "*"`)}locals { own = "s3:GetObject" }\n`,
    '"s3:GetObject"',
    '"s3:PutObject"',
    /cannot be read: .*s3:PutObject/,
  );

const TERRAFORM: Readonly<Record<string, TextChange>> = {
  'a resource that was known': terraform(
    policy(`Action = "s3:GetObject", Resource = "${BUCKET}/*"`),
    `"${BUCKET}/*"`,
    'aws_s3_bucket.own.arn',
    /s3:GetObject .*may allow more/,
  ),
  'what a function is given that is not known': decides('regexall(".*", local.own)'),
  'what is listed': decides('[{ a = local.own }][*].a'),
  'what a file is given': decides('templatefile("a.tftpl", { own = local.own })'),
  'what a condition chooses that is not known': decides('var.name ? local.own : "s3:ListBucket"'),
  'what stands for what cannot be evaluated': decides('try(var.name.own, local.own)'),
  'what is in a text with directives': decides('"%{ if true }${local.own}%{ endif }"'),
  'what a loop over unknown values makes': decides('[for each in var.name : local.own]'),
  'what a loop chooses from': decides('[for each in [local.own] : each if var.name]'),
  'a part of a function that depends on others': decides('split(var.name, local.own)'),
  'an action on what is unknown': terraform(
    policy('Action = ["s3:GetObject"], Resource = "${aws_s3_bucket.own.arn}/*"'),
    '"s3:GetObject"',
    '"s3:GetObject", "s3:PutObject"',
    /\+ s3:PutObject/,
  ),
  'actions that were known': terraform(
    policy('Action = ["s3:GetObject"], Resource = "*"'),
    '["s3:GetObject"]',
    'var.name',
    /var\.name/,
  ),
  'statements that were known': terraform(
    'locals { base = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] }\nresource "aws_iam_policy" "own" {\n  policy = jsonencode({ Version = "2012-10-17", Statement = local.base })\n}\n',
    'Statement = local.base',
    'Statement = concat(local.base, var.more)',
    /cannot be read: /,
  ),
  'a condition that is unknown': terraform(
    policy('Action = "s3:GetObject", Resource = "*", Condition = var.one'),
    'var.one',
    'var.two',
    /cannot be read: .*var\.two/,
  ),
  'a document that was known': terraform(
    policy('Action = ["s3:GetObject"], Resource = "*"'),
    'jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3:GetObject"], Resource = "*" }] })',
    'module.policy.json',
    /cannot be read: .*aws_iam_policy\.own.*module\.policy\.json/,
  ),
  'a default that goes': terraform(
    `${policy('Action = "s3:GetObject", Resource = "arn:aws:s3:::${var.bucket}/*"')}variable "bucket" { default = "a" }\n`,
    'default = "a"',
    'type = string',
    /s3:GetObject .*may allow more/,
  ),
  'the choice that is not the default': terraform(
    policy('Action = var.admin ? "s3:Get*" : "s3:GetObject", Resource = "*"'),
    '"s3:Get*"',
    '"*"',
    /cannot be read: .*var\.admin "\*"/,
  ),
  'an entry that is not the default': terraform(
    `${policy('Action = local.actions[var.stage], Resource = "*"')}variable "stage" { default = "a" }\nlocals { actions = { a = "s3:GetObject", b = "s3:PutObject" } }\n`,
    '"s3:PutObject"',
    '"*"',
    /cannot be read: .*"b":"\*"/,
  ),
  'the end of a long expression': terraform(
    policy(
      'Action = "s3:GetObject", Resource = [for name in var.names : "arn:aws:s3:::a-bucket-of-a-very-long-name/${name}/data"]',
    ),
    '${name}/data',
    '*',
    /cannot be read: /,
  ),
  'a module with other values': terraform(
    'module "role" {\n  source  = "example/role/aws"\n  version = "1.0.0"\n  is_admin = false\n}\n',
    'is_admin = false',
    'is_admin = true',
    /cannot be read: .*module\.role/,
  ),
  'another version of a module': terraform(
    'module "role" {\n  source  = "example/role/aws"\n  version = "1.0.0"\n}\n',
    '1.0.0',
    '2.0.0',
    /cannot be read: .*module\.role/,
  ),
  'a policy that is made now': terraform(
    policy('Action = "s3:GetObject", Resource = "*"', '  count = var.admin ? 1 : 0\n'),
    'default = false',
    'default = true',
    /cannot be read: .*count/,
  ),
  'a policy that is attached now': terraform(
    'resource "aws_iam_role_policy_attachment" "a" {\n  role       = "reader"\n  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"\n}\n',
    'ReadOnlyAccess',
    'IAMFullAccess',
    /\+ arn:aws:iam::aws:policy\/IAMFullAccess/,
  ),
  'statements over what is unknown': terraform(
    `data "aws_iam_policy_document" "own" {
  dynamic "statement" {
    for_each = var.queues
    content {
      actions   = ["sqs:SendMessage"]
      resources = [statement.value]
    }
  }
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
}
resource "aws_iam_policy" "own" { policy = data.aws_iam_policy_document.own.json }
variable "queues" { type = list(string) }
`,
    'sqs:SendMessage',
    'sqs:*',
    /cannot be read: .*sqs:\*/,
  ),
  'what Terraform looks up': terraform(
    `data "aws_s3_bucket" "own" { bucket = "a" }\n${policy('Action = "s3:GetObject", Resource = data.aws_s3_bucket.own.arn')}`,
    'bucket = "a"',
    'bucket = "b"',
    /cannot be read: .*aws_s3_bucket/,
  ),
  'a control policy that is detached': terraform(
    'resource "aws_organizations_policy_attachment" "a" {\n  policy_id = "p-12345678"\n  target_id = "ou-1234-12345678"\n}\n',
    'resource "aws_organizations_policy_attachment" "a" {\n  policy_id = "p-12345678"\n  target_id = "ou-1234-12345678"\n}\n',
    'locals {}\n',
    /- p-12345678/,
  ),
  'an inline policy of another role': terraform(
    `resource "aws_iam_role_policy" "own" {
  role   = "reader"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}
`,
    '"reader"',
    '"everybody"',
    /everybody .*\n.*\+ aws_iam_role_policy\.own/,
  ),
  'public policies of a bucket': terraform(
    'resource "aws_s3_bucket_public_access_block" "own" {\n  bucket              = aws_s3_bucket.own.id\n  block_public_policy = true\n}\n',
    'block_public_policy = true',
    'block_public_policy = false',
    /aws_s3_bucket\.own .*\n.*- block_public_policy/,
  ),
  'a member of a group': terraform(
    'resource "aws_iam_user_group_membership" "a" {\n  user   = "jane"\n  groups = ["readers"]\n}\n',
    '["readers"]',
    '["readers", "admins"]',
    /jane .*\n.*\+ admins/,
  ),
  'a boundary of a permission set that goes': terraform(
    'resource "aws_ssoadmin_permissions_boundary_attachment" "a" {\n  permission_set_arn = "ps-1"\n  permissions_boundary {\n    managed_policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"\n  }\n}\n',
    'ReadOnlyAccess',
    'AdministratorAccess',
    /ps-1/,
  ),
  'a block that cannot be read': terraform(
    `${policy('Action = "s3:GetObject", Resource = "*"')}resource "aws_iam_policy" "more" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow" ]} })\n}\n`,
    'Effect = "Allow" ]',
    'Effect = "Deny" ]',
    /cannot be read: /,
  ),
};
/** Nothing of this gives access. */
const HARMLESS: Readonly<Record<string, TextChange>> = {
  'a Deny in a policy of its own': terraform(
    'resource "aws_iam_role" "a" {\n  name = "a"\n}\n',
    'resource',
    'resource "aws_iam_role_policy" "limit" {\n  role   = aws_iam_role.a.id\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "*", Resource = "*" }] })\n}\nresource',
  ),
  'a control policy that is attached': terraform(
    'locals {}\n',
    'locals {}\n',
    'resource "aws_organizations_policy_attachment" "a" {\n  policy_id = "p-12345678"\n  target_id = "ou-1234-12345678"\n}\n',
  ),
  'another name of a policy': terraform(
    `resource "aws_iam_role_policy" "own" {\n  role   = "reader"\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })\n}\n`,
    '"own"',
    '"ours"',
  ),
  'tags of a module': terraform(
    'module "role" {\n  source  = "example/role/aws"\n  tags = { a = 1 }\n}\n',
    'a = 1',
    'a = 2',
  ),
  'beside an unknown resource': terraform(
    policy('Action = ["s3:GetObject", "s3:PutObject"], Resource = "${aws_s3_bucket.own.arn}/*"'),
    ', "s3:PutObject"',
    '',
  ),
  'beside a module': terraform(
    'module "role" {\n  source  = "example/role/aws"\n  version = "1.0.0"\n}\nlocals { a = 1 }\n',
    'a = 1',
    'a = 2',
  ),
  'the layout of a module': terraform(
    'module "role" {\n  source  = "example/role/aws"\n  version = "1.0.0"\n}\n',
    'source  = "example/role/aws"\n  version = "1.0.0"',
    'version = "1.0.0"\n\n  source = "example/role/aws" # ours',
  ),
  'a line above what cannot be read': terraform(
    'resource "aws_iam_policy" "own" {\n  policy = module.policy.json\n}\nlocals { a = 1 }\n',
    'resource',
    '# ours\nresource',
  ),
};

inRepository('Terraform', () => testChanges({ ...TERRAFORM, ...HARMLESS }));
