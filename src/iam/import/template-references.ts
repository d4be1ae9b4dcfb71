// Resolves the names in a CloudFormation template: parameters, pseudo parameters and resources.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
import { own, type JsonObject } from '#iam/json/json-value.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import { iamArn, type DeploymentEnvironment } from './deployment-environment.ts';
import { markerFor, Open, type Notes, type PartialValue } from './partial-value.ts';

/** The template, and the location in it that is being evaluated. */
export interface TemplateContext {
  readonly template: JsonObject;
  readonly lineOf: (value: JsonValue) => number | undefined;
  readonly notes: Notes;
  readonly environment: DeploymentEnvironment;
  /** The path to the location. */
  readonly path: readonly string[];
  /** "line 12" of the nearest list or object above. */
  readonly line?: number | undefined;
  /** The remaining number of characters: malicious templates would not end. */
  readonly budget: { left: number };
  /** Conditions and resources being evaluated. */
  readonly active: ReadonlySet<string>;
  /** The value with its functions evaluated; undefined for AWS::NoValue. */
  readonly resolve: (value: JsonValue, context: TemplateContext) => PartialValue | undefined;
}

const PSEUDO: Readonly<Record<string, keyof DeploymentEnvironment['sources']>> = {
  'AWS::AccountId': 'account',
  'AWS::Partition': 'partition',
  'AWS::Region': 'region',
  'AWS::URLSuffix': 'suffix',
};

const NOT_YET = 'It is known only after deployment.';

export const whereIn = ({ path, line }: TemplateContext): string =>
  line === undefined ? path.join(' › ') : `line ${line}`;

export function leaveOpen(context: TemplateContext, expression: string, words: string): Open {
  const marker = markerFor(expression);
  context.notes.leaveOpen({ expression, where: whereIn(context), marker, words });
  return new Open(marker);
}

export const plain = (value: PartialValue | undefined): string | undefined =>
  value instanceof Open
    ? value.text
    : typeof value === 'string'
      ? value
      : typeof value === 'number' || typeof value === 'boolean'
        ? String(value)
        : undefined;

/** A text of parts: open where one of them is. */
export function textOf(context: TemplateContext, parts: readonly (string | Open)[]): string | Open {
  const texts = parts.map((part) => (part instanceof Open ? part.text : part));
  context.budget.left -= texts.reduce((sum, { length }) => sum + length, 0);
  if (context.budget.left < 0)
    return leaveOpen(context, 'too much text', 'Evaluating this would take too long.');
  const text = texts.join('');
  return parts.some((part) => part instanceof Open) ? new Open(text) : text;
}

/** The value of a parameter that has a default. */
function parameter(context: TemplateContext, name: string, declared: JsonValue): PartialValue {
  const [type, initial] = [own(declared, 'Type'), own(declared, 'Default')];
  const value = plain(initial);
  if (value === undefined) return leaveOpen(context, name, 'The parameter has no default.');
  if (value === '') return leaveOpen(context, name, 'Its default is empty, for who deploys it to fill in.');
  if (typeof type === 'string' && type.startsWith('AWS::SSM::')) {
    context.notes.hidden.add(`${name}: ${value}`);
    return leaveOpen(context, name, 'Its value is in Systems Manager.');
  }
  context.notes.assume({ expression: name, value, words: 'the default of the parameter' });
  const isListed = typeof type === 'string' && /^(?:CommaDelimitedList|List<)/.test(type);
  return isListed ? value.split(',').map((each) => each.trim()) : value;
}

interface DerivedAttribute {
  /** With the name. */
  readonly property: string;
  /** The text before the name. */
  readonly before: (environment: DeploymentEnvironment) => string;
  /** Whether the path of the role, policy or user precedes the name. */
  readonly hasPath?: true;
}

const nothing = (): string => '';
const nameIn = (property: string): DerivedAttribute => ({ property, before: nothing });
const arnIn = (property: string, kind: string): DerivedAttribute => ({
  property,
  before: (environment) => iamArn(environment, kind),
  hasPath: true,
});

/** Attributes that follow from properties in the template. */
const DERIVED: Readonly<Record<string, DerivedAttribute>> = {
  'AWS::S3::Bucket Ref': nameIn('BucketName'),
  'AWS::S3::Bucket Arn': { property: 'BucketName', before: ({ partition }) => `arn:${partition}:s3:::` },
  'AWS::IAM::Role Ref': nameIn('RoleName'),
  'AWS::IAM::Role Arn': arnIn('RoleName', 'role'),
  'AWS::IAM::User Ref': nameIn('UserName'),
  'AWS::IAM::User Arn': arnIn('UserName', 'user'),
  'AWS::IAM::Group Ref': nameIn('GroupName'),
  'AWS::IAM::Group Arn': arnIn('GroupName', 'group'),
  'AWS::IAM::InstanceProfile Ref': nameIn('InstanceProfileName'),
  'AWS::IAM::InstanceProfile Arn': arnIn('InstanceProfileName', 'instance-profile'),
  'AWS::IAM::ManagedPolicy Ref': arnIn('ManagedPolicyName', 'policy'),
  'AWS::IAM::ManagedPolicy PolicyArn': arnIn('ManagedPolicyName', 'policy'),
};

/** All properties that attributes of resources follow from. */
export const NAME_PROPERTIES: readonly string[] = [
  ...new Set([...Object.values(DERIVED).map(({ property }) => property), 'Path']),
];

const partOf = (value: PartialValue | undefined): string | Open | undefined =>
  value instanceof Open ? value : plain(value);

/** An attribute of a resource, where its name is written in the template or filled in from it. */
export function attribute(context: TemplateContext, logicalId: string, name: string): PartialValue {
  const expression = name === 'Ref' ? logicalId : `${logicalId}.${name}`;
  const resource = own(own(context.template, 'Resources'), logicalId);
  const derived = `${String(own(resource, 'Type'))} ${name}`;
  const row = Object.hasOwn(DERIVED, derived) ? DERIVED[derived] : undefined;
  const properties = own(resource, 'Properties');
  const given = row && own(properties, row.property);
  const key = `resource ${logicalId}`;
  if (resource === undefined)
    return leaveOpen(context, expression, 'The template has no resource or parameter with this name.');
  context.budget.left -= 100;
  if (context.budget.left < 0) return leaveOpen(context, expression, 'Evaluating this would take too long.');
  // Names may refer to each other in a circle.
  if (!row || given === undefined || context.active.has(key) || context.active.size > 50)
    return leaveOpen(context, expression, NOT_YET);
  const inner = { ...context, active: new Set(context.active).add(key) };
  const part = (value: JsonValue): string | Open | undefined => partOf(context.resolve(value, inner));
  const [text, path] = [part(given), row.hasPath ? part(own(properties, 'Path') ?? '/') : ''];
  if (text === undefined || path === undefined) return leaveOpen(context, expression, NOT_YET);
  const value = textOf(context, [row.before(context.environment), path, text]);
  if (typeof value === 'string' && value !== given)
    context.notes.assume({ expression, value, words: wordsOf(row, context.environment) });
  return value;
}

const wordsOf = ({ hasPath }: DerivedAttribute, environment: DeploymentEnvironment): string =>
  hasPath
    ? `from the name in the template; the account is ${environment.sources.account}`
    : 'from the name in the template';

export function reference(context: TemplateContext, name: string): PartialValue | undefined {
  if (name === 'AWS::NoValue') return undefined;
  if (Object.hasOwn(PSEUDO, name)) {
    const part = PSEUDO[name]!;
    const value = context.environment[part];
    context.notes.assume({ expression: name, value, words: context.environment.sources[part] });
    return value;
  }
  if (name.startsWith('AWS::')) return leaveOpen(context, name, NOT_YET);
  const declared = own(own(context.template, 'Parameters'), name);
  return declared === undefined ? attribute(context, name, 'Ref') : parameter(context, name, declared);
}

/** `${Name}` and `${Resource.Attribute}`. */
export function inText(context: TemplateContext, name: string): PartialValue | undefined {
  const dot = name.indexOf('.');
  return dot < 0 ? reference(context, name) : attribute(context, name.slice(0, dot), name.slice(dot + 1));
}
