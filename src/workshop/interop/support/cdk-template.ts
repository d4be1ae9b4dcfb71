// The values of a synthesized CloudFormation template once it is deployed, as far as IAM resources need it.
import { asList, asObject, asText, isObject, type ToolObject } from './json.ts';

type Resolve = (value: unknown) => unknown;

/** A function that replaces references and intrinsic functions in values of the template. */
export function resolverOf(
  template: ToolObject,
  { partition, account }: { readonly partition: string; readonly account: string },
): Resolve {
  const pseudo: Readonly<Record<string, string>> = { 'AWS::Partition': partition, 'AWS::AccountId': account };
  const resourceOf = (id: string) => {
    const { Type, Properties } = asObject(asObject(template['Resources'])[id]);
    return { type: asText(Type), properties: asObject(Properties) };
  };
  const arn = (kind: string, path: unknown, name: unknown): string =>
    `arn:${partition}:iam::${account}:${kind}${asText(resolve(path ?? '/'))}${asText(resolve(name))}`;
  function arnOf(id: string): string {
    const { type, properties } = resourceOf(id);
    if (type === 'AWS::IAM::Role') return arn('role', properties['Path'], properties['RoleName']);
    if (type === 'AWS::IAM::ManagedPolicy')
      return arn('policy', properties['Path'], properties['ManagedPolicyName']);
    throw new Error(`The ARN of ${id}, a ${type}, is not known.`);
  }
  function ref(id: string): unknown {
    if (pseudo[id] !== undefined) return pseudo[id];
    const { type, properties } = resourceOf(id);
    return type === 'AWS::IAM::Role' ? resolve(properties['RoleName']) : arnOf(id);
  }
  const functions: Readonly<Record<string, Resolve>> = {
    Ref: (id) => ref(asText(id)),
    'Fn::GetAtt': (path) => arnOf(asText(asList(path)[0])),
    'Fn::Join': (call) => {
      const [separator, parts] = asList(call);
      return asList(parts).map(resolve).join(asText(separator));
    },
  };
  function resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(resolve);
    if (!isObject(value)) return value;
    const [[name, argument] = [], ...others] = Object.entries(value);
    if (name !== undefined && others.length === 0 && Object.hasOwn(functions, name))
      return functions[name]?.(argument);
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, resolve(member)]));
  }
  return resolve;
}
