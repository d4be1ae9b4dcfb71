// Resolves a CloudFormation template with the values of its parameters, as strictly as CloudFormation does.
import assert from 'node:assert/strict';

/** @typedef {Record<string, any>} Template */

const isObject = (/** @type {unknown} */ value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const NO_VALUE = Symbol('AWS::NoValue');

/**
 * @param {Template} template
 * @param {{ parameter: (name: string, declared: Template) => unknown, partition: string, account: string, region: string }} given
 */
export function resolve(template, { parameter, partition, account, region }) {
  const sections = [
    'AWSTemplateFormatVersion',
    'Description',
    'Parameters',
    'Conditions',
    'Resources',
    'Outputs',
  ];
  for (const name of Object.keys(template)) assert.ok(sections.includes(name), `no section ${name}`);
  const { Parameters = {}, Conditions = {}, Resources = {}, Outputs = {} } = template;
  assert.equal(template['AWSTemplateFormatVersion'], '2010-09-09');
  assert.ok(Object.keys(Resources).length > 0, 'a template needs resources');
  const ids = [...Object.keys(Parameters), ...Object.keys(Resources)];
  assert.equal(new Set(ids).size, ids.length, 'a logical ID is there twice');
  for (const id of [...ids, ...Object.keys(Conditions), ...Object.keys(Outputs)])
    assert.match(id, /^[A-Za-z\d]{1,255}$/);
  const used = new Set();
  const pseudo = new Map([
    ['AWS::Partition', partition],
    ['AWS::AccountId', account],
    ['AWS::Region', region],
  ]);

  /** @param {string} name @returns {any} */
  function ref(name) {
    if (name === 'AWS::NoValue') return NO_VALUE;
    if (pseudo.has(name)) return pseudo.get(name);
    used.add(name);
    if (Object.hasOwn(Parameters, name)) {
      const value = parameter(name, Parameters[name]) ?? Parameters[name].Default;
      assert.notEqual(value, undefined, `no value for ${name}`);
      const pattern = Parameters[name].AllowedPattern;
      if (pattern) assert.match(String(value), new RegExp(`^(?:${pattern})$`, 'u'), name);
      return Parameters[name].Type === 'CommaDelimitedList'
        ? value === ''
          ? ['']
          : String(value).split(',')
        : value;
    }
    assert.ok(Object.hasOwn(Resources, name), `nothing is called ${name}`);
    return Resources[name].Type === 'AWS::IAM::ManagedPolicy' ? arn(name) : `ref:${name}`;
  }

  /** @param {string} id @returns {string} */
  function arn(id) {
    const { Type, Properties } = Resources[id];
    const kind = Type === 'AWS::IAM::Role' ? 'role' : 'policy';
    const name = value(Properties[kind === 'role' ? 'RoleName' : 'ManagedPolicyName']);
    return `arn:${partition}:iam::${account}:${kind}${value(Properties.Path ?? '/')}${name}`;
  }

  /** @param {string} text @param {Record<string, any>} own */
  function substitute(text, own) {
    const out = text.replaceAll(/\$\{([^}]*)\}/g, (_, /** @type {string} */ name) => {
      if (name.startsWith('!')) return `\u0000{${name.slice(1)}}`;
      assert.match(name, /^[\w:.]+$/, `\${${name}} in Fn::Sub`);
      if (Object.hasOwn(own, name)) return `${value(own[name])}`.replaceAll('$', '\u0000');
      const [id = '', attribute] = name.split('.');
      return String(attribute === 'Arn' ? (used.add(id), arn(id)) : ref(name)).replaceAll('$', '\u0000');
    });
    assert.ok(!out.includes('${'), `an open \${ in ${text}`);
    return out.replaceAll('\u0000', '$');
  }

  /** @param {string} name @returns {boolean} */
  function condition(name) {
    assert.ok(Object.hasOwn(Conditions, name), `no condition ${name}`);
    used.add(`condition ${name}`);
    return value(Conditions[name]);
  }

  // Arguments come out of a template as they may: one of the wrong shape throws, and the proof fails.
  /** @type {Record<string, (of: any) => any>} */
  const functions = {
    Ref: ref,
    'Fn::GetAtt': ([id, attribute]) => {
      assert.equal(attribute, 'Arn');
      used.add(id);
      return arn(id);
    },
    'Fn::Sub': (of) => (typeof of === 'string' ? substitute(of, {}) : substitute(of[0], of[1])),
    'Fn::If': ([name, yes, no]) => value(condition(name) ? yes : no),
    'Fn::Not': ([of]) => !value(of),
    'Fn::Equals': ([a, b]) => value(a) === value(b),
    'Fn::Join': ([between, items]) => value(items).join(between),
  };

  /** @param {any} from @returns {any} */
  function value(from) {
    if (Array.isArray(from)) return from.map(value).filter((item) => item !== NO_VALUE);
    if (!isObject(from)) return from;
    const [[name, of] = [], ...others] = Object.entries(from);
    if (name !== undefined && others.length === 0 && Object.hasOwn(functions, name))
      return functions[name]?.(of);
    return Object.fromEntries(
      Object.entries(from)
        .map(([key, member]) => [key, value(member)])
        .filter(([, member]) => member !== NO_VALUE),
    );
  }

  const resources = Object.entries(Resources).map(([id, { Type, Properties, Condition }]) => {
    if (Condition !== undefined) condition(Condition);
    return { id, type: Type, properties: value(Properties) };
  });
  const outputs = value(Outputs);
  for (const name of Object.keys(Parameters)) assert.ok(used.has(name), `the parameter ${name} is not used`);
  for (const name of Object.keys(Conditions))
    assert.ok(used.has(`condition ${name}`), `the condition ${name} is not used`);
  return { resources, outputs };
}

/** The document of a property: text is read as CloudFormation does. @param {unknown} property */
export const documentOf = (property) => (typeof property === 'string' ? JSON.parse(property) : property);
