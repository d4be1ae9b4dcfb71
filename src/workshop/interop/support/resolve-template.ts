// Resolves a CloudFormation template with values for its parameters, as strictly as CloudFormation does.
import assert from 'node:assert/strict';
import { asList, asObject, asText, isObject, parseJson, type ToolObject } from './json.ts';

export interface ResolvedResource {
  readonly id: string;
  readonly type: string;
  readonly properties: ToolObject;
}

export interface StackSettings {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
  /** The value of a parameter; undefined for its default. */
  readonly parameter: (name: string, declaration: ToolObject) => string | undefined;
}

const SECTIONS = new Set([
  'AWSTemplateFormatVersion',
  'Description',
  'Parameters',
  'Conditions',
  'Resources',
  'Outputs',
]);

/** What IAM makes, with the member for its name. */
const NAMED: Readonly<Record<string, { readonly kind: string; readonly member: string }>> = {
  'AWS::IAM::Role': { kind: 'role', member: 'RoleName' },
  'AWS::IAM::ManagedPolicy': { kind: 'policy', member: 'ManagedPolicyName' },
  'AWS::IAM::InstanceProfile': { kind: 'instance-profile', member: 'InstanceProfileName' },
};

const NO_VALUE = Symbol('AWS::NoValue');
/** Replaces a $ that is text, while the variables of Fn::Sub are replaced. */
const LITERAL_DOLLAR = '\u0000';

const sectionOf = (template: ToolObject, name: string): ToolObject => asObject(template[name] ?? {});

/** Fails where CloudFormation refuses a template for its sections and logical IDs. */
function checkOutline(template: ToolObject): void {
  for (const name of Object.keys(template)) assert.ok(SECTIONS.has(name), `${name} is not a section`);
  assert.equal(template['AWSTemplateFormatVersion'], '2010-09-09');
  const resources = Object.keys(sectionOf(template, 'Resources'));
  assert.ok(resources.length > 0, 'a template needs resources');
  const ids = [...Object.keys(sectionOf(template, 'Parameters')), ...resources];
  assert.equal(new Set(ids).size, ids.length, 'a logical ID is used twice');
  const others = ['Conditions', 'Outputs'].flatMap((name) => Object.keys(sectionOf(template, name)));
  for (const id of [...ids, ...others]) assert.match(id, /^[A-Za-z\d]{1,255}$/);
}

/** The resources of the template with all functions replaced. Fails where a parameter or condition is not used. */
export function resolveTemplate(
  template: ToolObject,
  { parameter, partition, account, region }: StackSettings,
): readonly ResolvedResource[] {
  checkOutline(template);
  const parameters = sectionOf(template, 'Parameters');
  const conditions = sectionOf(template, 'Conditions');
  const resources = sectionOf(template, 'Resources');
  const used = new Set<string>();
  const pseudo = new Map([
    ['AWS::Partition', partition],
    ['AWS::AccountId', account],
    ['AWS::Region', region],
  ]);

  function parameterValue(name: string): unknown {
    const declaration = asObject(parameters[name]);
    const text = asText(parameter(name, declaration) ?? declaration['Default']);
    const pattern = declaration['AllowedPattern'];
    if (pattern !== undefined) assert.match(text, new RegExp(`^(?:${asText(pattern)})$`, 'u'), name);
    return declaration['Type'] === 'CommaDelimitedList' ? text.split(',') : text;
  }

  function ref(name: string): unknown {
    if (name === 'AWS::NoValue') return NO_VALUE;
    if (pseudo.has(name)) return pseudo.get(name);
    used.add(name);
    if (Object.hasOwn(parameters, name)) return parameterValue(name);
    assert.ok(Object.hasOwn(resources, name), `nothing is called ${name}`);
    const { Type, Properties } = asObject(resources[name]);
    if (Type === 'AWS::IAM::ManagedPolicy') return arn(name);
    const named = NAMED[asText(Type)];
    return named ? value(asObject(Properties)[named.member]) : `ref:${name}`;
  }

  function arn(id: string): string {
    const resource = asObject(resources[id]);
    const properties = asObject(resource['Properties']);
    const named = NAMED[asText(resource['Type'])];
    assert.ok(named, `${id} has no ARN`);
    const { kind, member } = named;
    const name = asText(value(properties[member]));
    return `arn:${partition}:iam::${account}:${kind}${asText(value(properties['Path'] ?? '/'))}${name}`;
  }

  function arnAttribute(id: string): string {
    used.add(id);
    return arn(id);
  }

  function substitute(text: string, variables: ToolObject): string {
    const out = text.replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => {
      if (name.startsWith('!')) return `${LITERAL_DOLLAR}{${name.slice(1)}}`;
      assert.match(name, /^[\w:.]+$/, `\${${name}} in Fn::Sub`);
      const [id = '', attribute] = name.split('.');
      const replacement = Object.hasOwn(variables, name)
        ? value(variables[name])
        : attribute === 'Arn'
          ? arnAttribute(id)
          : ref(name);
      return String(replacement).replaceAll('$', LITERAL_DOLLAR);
    });
    assert.ok(!out.includes('${'), `an open \${ in ${text}`);
    return out.replaceAll(LITERAL_DOLLAR, '$');
  }

  function isTrue(condition: string): boolean {
    assert.ok(Object.hasOwn(conditions, condition), `no condition ${condition}`);
    used.add(`condition ${condition}`);
    const result = value(conditions[condition]);
    assert.equal(typeof result, 'boolean');
    return result === true;
  }

  const functions: Readonly<Record<string, (argument: unknown) => unknown>> = {
    Ref: (name) => ref(asText(name)),
    'Fn::GetAtt': (path) => {
      const [id, attribute] = asList(path);
      assert.equal(attribute, 'Arn');
      return arnAttribute(asText(id));
    },
    'Fn::Sub': (argument) => {
      const [text, variables = {}] = typeof argument === 'string' ? [argument] : asList(argument);
      return substitute(asText(text), asObject(variables));
    },
    'Fn::If': (argument) => {
      const [condition, yes, no] = asList(argument);
      return value(isTrue(asText(condition)) ? yes : no);
    },
    'Fn::Not': (argument) => !value(asList(argument)[0]),
    'Fn::Equals': (argument) => {
      const [a, b] = asList(argument);
      return value(a) === value(b);
    },
    'Fn::Join': (argument) => {
      const [separator, items] = asList(argument);
      return asList(value(items)).join(asText(separator));
    },
  };

  function value(from: unknown): unknown {
    if (Array.isArray(from)) return from.map(value).filter((item) => item !== NO_VALUE);
    if (!isObject(from)) return from;
    const [[name, argument] = [], ...others] = Object.entries(from);
    if (name !== undefined && others.length === 0 && Object.hasOwn(functions, name))
      return functions[name]?.(argument);
    return Object.fromEntries(
      Object.entries(from)
        .map(([key, member]) => [key, value(member)] as const)
        .filter(([, member]) => member !== NO_VALUE),
    );
  }

  const resolved = Object.entries(resources).map(([id, declaration]) => {
    const { Type, Properties, Condition } = asObject(declaration);
    if (Condition !== undefined) isTrue(asText(Condition));
    return { id, type: asText(Type), properties: asObject(value(Properties)) };
  });
  // Outputs count as uses.
  value(sectionOf(template, 'Outputs'));
  for (const name of Object.keys(parameters)) assert.ok(used.has(name), `the parameter ${name} is not used`);
  for (const name of Object.keys(conditions))
    assert.ok(used.has(`condition ${name}`), `the condition ${name} is not used`);
  return resolved;
}

/** The document of a property: CloudFormation accepts JSON text as well as JSON. */
export const documentIn = (property: unknown): unknown =>
  typeof property === 'string' ? parseJson(property) : property;
