// Completions of references to resources where an ARN is expected: `!GetAtt`, `Ref`, `Fn::Sub`, and Terraform's.
import { sortText } from '#iam/editing/completion/complete.ts';
import type { Completion } from '#iam/editing/completion/completion.ts';
import { readUnfinished, type Scalar, type UnfinishedTree } from '#iam/editing/completion/unfinished-json.ts';
import { childOf, textIn } from './policy-shape.ts';
import type { SourceFile } from './source-file.ts';
import { readUnfinishedHcl } from './unfinished-hcl.ts';
import { readUnfinishedYaml } from './unfinished-yaml.ts';

/**
 * What `Fn::GetAtt` calls the ARN; "" where `Ref` returns it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
const TEMPLATE_ARNS: Readonly<Record<string, string>> = {
  'AWS::CloudWatch::Alarm': 'Arn',
  'AWS::CodeBuild::Project': 'Arn',
  'AWS::DynamoDB::GlobalTable': 'Arn',
  'AWS::DynamoDB::Table': 'Arn',
  'AWS::ECR::Repository': 'Arn',
  'AWS::ECS::Cluster': 'Arn',
  'AWS::ECS::TaskDefinition': '',
  'AWS::EFS::FileSystem': 'Arn',
  'AWS::Events::EventBus': 'Arn',
  'AWS::Events::Rule': 'Arn',
  'AWS::IAM::ManagedPolicy': '',
  'AWS::IAM::OIDCProvider': '',
  'AWS::IAM::Role': 'Arn',
  'AWS::IAM::User': 'Arn',
  'AWS::KMS::Key': 'Arn',
  'AWS::Kinesis::Stream': 'Arn',
  'AWS::KinesisFirehose::DeliveryStream': 'Arn',
  'AWS::Lambda::Function': 'Arn',
  'AWS::Logs::LogGroup': 'Arn',
  'AWS::S3::Bucket': 'Arn',
  'AWS::SNS::Topic': '',
  'AWS::SQS::Queue': 'Arn',
  'AWS::SecretsManager::Secret': '',
  'AWS::Serverless::Function': 'Arn',
  'AWS::Serverless::SimpleTable': 'Arn',
  'AWS::Serverless::StateMachine': '',
  'AWS::StepFunctions::StateMachine': '',
};

/** Types of Terraform with the attribute `arn`: https://github.com/hashicorp/terraform-provider-aws/tree/main/website/docs/r */
const TERRAFORM_ARNS: ReadonlySet<string> = new Set(
  [
    'cloudwatch_event_bus cloudwatch_event_rule cloudwatch_log_group codebuild_project dynamodb_table ecr_repository',
    'ecs_cluster ecs_task_definition efs_file_system iam_openid_connect_provider iam_policy iam_role',
    'iam_saml_provider iam_user kinesis_firehose_delivery_stream kinesis_stream kms_key lambda_function s3_bucket',
    'secretsmanager_secret sfn_state_machine sns_topic sqs_queue ssm_parameter',
  ]
    .flatMap((line) => line.split(' '))
    .map((name) => `aws_${name}`),
);

const TAKES_ARNS = new Set(['Resource', 'NotResource', 'Principal', 'NotPrincipal', 'Condition']);

interface MarkedScalar {
  readonly scalar: Scalar;
  readonly path: readonly (string | number)[];
  /** The list that it is an entry of. */
  readonly list: readonly UnfinishedTree[] | undefined;
}

function scalarWith(
  tree: UnfinishedTree,
  mark: string,
  path: readonly (string | number)[] = [],
  list?: readonly UnfinishedTree[],
): MarkedScalar | undefined {
  if (tree.kind === 'array') {
    for (const [index, item] of tree.items.entries()) {
      const found = scalarWith(item, mark, [...path, index], tree.items);
      if (found) return found;
    }
    return undefined;
  }
  if (tree.kind !== 'object') return tree.text.includes(mark) ? { scalar: tree, path, list } : undefined;
  for (const { key, value } of tree.members) {
    const found = value && scalarWith(value, mark, [...path, key.text]);
    if (found) return found;
  }
  return undefined;
}

interface Target {
  readonly label: string;
  readonly detail: string;
}

interface Declared {
  readonly id: string;
  readonly type: string;
}

/** The resources and parameters of the template. */
function declaredIn({ text, language }: SourceFile): { resources: Declared[]; parameters: Declared[] } {
  const trees = language === 'json' ? [readUnfinished(text)] : readUnfinishedYaml(text);
  const membersOf = (name: string): Declared[] =>
    trees.flatMap((tree) => {
      const section = childOf(tree, name);
      return section?.kind === 'object'
        ? section.members.map(({ key, value }) => ({
            id: key.text,
            type: textIn(childOf(value, 'Type')) ?? '',
          }))
        : [];
    });
  return { resources: membersOf('Resources'), parameters: membersOf('Parameters') };
}

const arnOf = ({ type }: Declared): string | undefined =>
  Object.hasOwn(TEMPLATE_ARNS, type) ? TEMPLATE_ARNS[type] : undefined;

const AFTER_CALL = /^(?:Ref|Fn::GetAtt|Fn::Sub)$/;

/** What a function of CloudFormation can name at this place. */
function templateTargets(file: SourceFile, { path, list }: MarkedScalar): readonly Target[] | undefined {
  const at = path.findLastIndex((step) => typeof step === 'string' && AFTER_CALL.test(step));
  const call = path[at];
  const rest = path.slice(at + 1);
  if (call === undefined || rest.length > 1) return undefined;
  const { resources, parameters } = declaredIn(file);
  const withAttribute = resources.flatMap((each): readonly Target[] => {
    const attribute = arnOf(each);
    return attribute ? [{ label: `${each.id}.${attribute}`, detail: each.type }] : [];
  });
  const byRef = resources
    .filter((each) => arnOf(each) === '')
    .map(({ id, type }) => ({ label: id, detail: type }));
  const given = parameters.map(({ id, type }) => ({ label: id, detail: `parameter, ${type || 'String'}` }));
  if (call === 'Ref') return [...byRef, ...given];
  if (call === 'Fn::Sub') return rest[0] === 1 ? undefined : [...withAttribute, ...byRef, ...given];
  if (rest[0] === undefined) return withAttribute;
  if (rest[0] === 0)
    return resources.filter((each) => arnOf(each)).map(({ id, type }) => ({ label: id, detail: type }));
  const named = resources.find(({ id }) => list?.[0] !== undefined && id === textIn(list[0]));
  const attribute = named && arnOf(named);
  return attribute ? [{ label: attribute, detail: named.type }] : [];
}

/** The resources of the module with an ARN. */
function terraformTargets({ text, options: { beside = [] } }: SourceFile): readonly Target[] {
  const texts = [text, ...beside.map((each) => each.text)].slice(0, 40);
  return texts.flatMap((each) =>
    readUnfinishedHcl(each).items.flatMap(({ name, labels: [type, own] }): readonly Target[] => {
      const isResource = name.text === 'resource' || name.text === 'data';
      if (!isResource || !type || !own || !TERRAFORM_ARNS.has(type.text)) return [];
      const address = `${name.text === 'data' ? 'data.' : ''}${type.text}.${own.text}.arn`;
      return [{ label: address, detail: type.text }];
    }),
  );
}

/** What is typed of a name, as far as it goes back from the mark. */
const NAME_BEFORE = /[\w.:-]*$/;

const fitsIn = (label: string, typed: string): boolean => label.toLowerCase().includes(typed.toLowerCase());

interface Insertions {
  readonly targets: readonly Target[];
  readonly typed: string;
  readonly closing: string;
}

function insertionsIn(file: SourceFile, found: MarkedScalar, mark: string): Insertions | undefined {
  const { scalar, path } = found;
  const before = scalar.text.slice(0, scalar.text.indexOf(mark));
  const behind = scalar.text.slice(before.length + mark.length);
  const typed = NAME_BEFORE.exec(before)![0];
  const opening = before.slice(0, before.length - typed.length);
  const closing = behind.startsWith('}') ? '' : '}';
  if (file.language === 'hcl') {
    if (scalar.kind === 'word')
      return opening === '' ? { targets: terraformTargets(file), typed, closing: '' } : undefined;
    return /(?<!\$)\$\{$/.test(opening) ? { targets: terraformTargets(file), typed, closing } : undefined;
  }
  const targets = templateTargets(file, found);
  if (!targets) return undefined;
  if (!path.includes('Fn::Sub')) return opening === '' ? { targets, typed, closing: '' } : undefined;
  return opening.endsWith('${') ? { targets, typed, closing } : undefined;
}

/** References that fit at the offset. `marked` is the file with a mark there. */
export function referenceTargets(
  { text }: SourceFile,
  marked: SourceFile,
  { mark, offset }: { readonly mark: string; readonly offset: number },
): readonly Completion[] {
  for (const policy of marked.policies) {
    const found = scalarWith(policy.tree, mark);
    if (!found) continue;
    if (!found.path.some((step) => TAKES_ARNS.has(String(step)))) return [];
    const asked = insertionsIn(marked, found, mark);
    if (!asked) return [];
    const { targets, typed, closing } = asked;
    const rest = /^[\w.:-]*/.exec(text.slice(offset))![0];
    return targets
      .filter(({ label }) => fitsIn(label, typed) && !label.includes(mark))
      .slice(0, 100)
      .map(({ label, detail }, index) => ({
        label,
        insert: label + closing,
        start: offset - typed.length,
        end: offset + rest.length,
        kind: 'arn',
        detail,
        // Before everything else: it is in this very file.
        sort: `!${sortText(index)}`,
      }));
  }
  return [];
}
