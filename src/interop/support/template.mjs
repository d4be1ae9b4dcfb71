// The values of a CloudFormation template once it is deployed, as far as IAM's resources need it.

/**
 * @param {any} template
 * @param {{ partition: string, account: string }} place
 */
export function resolver(template, { partition, account }) {
  /** @type {Record<string, string>} */
  const pseudo = { 'AWS::Partition': partition, 'AWS::AccountId': account };
  const arn = (/** @type {string} */ kind, /** @type {any} */ path, /** @type {any} */ name) =>
    `arn:${partition}:iam::${account}:${kind}${resolve(path ?? '/')}${resolve(name)}`;
  const arnOf = (/** @type {string} */ id) => {
    const { Type, Properties: made } = template.Resources[id];
    if (Type === 'AWS::IAM::Role') return arn('role', made.Path, made.RoleName);
    if (Type === 'AWS::IAM::ManagedPolicy') return arn('policy', made.Path, made.ManagedPolicyName);
    throw new Error(`The ARN of ${id}, a ${Type}, is not known.`);
  };
  const ref = (/** @type {string} */ id) => {
    if (pseudo[id] !== undefined) return pseudo[id];
    const { Type, Properties: made } = template.Resources[id] ?? {};
    return Type === 'AWS::IAM::Role' ? resolve(made.RoleName) : arnOf(id);
  };
  // Arguments come out of a template as they may: one of the wrong shape throws, and the proof fails.
  /** @type {Record<string, (value: any) => unknown>} */
  const functions = {
    Ref: ref,
    'Fn::GetAtt': ([id]) => arnOf(id),
    'Fn::Join': ([separator, parts]) => parts.map(resolve).join(separator),
  };
  /** @param {any} value @returns {any} */
  function resolve(value) {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(resolve);
    const [[name, held] = [], ...more] = Object.entries(value);
    if (name !== undefined && more.length === 0 && Object.hasOwn(functions, name))
      return functions[name]?.(held);
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolve(each)]));
  }
  return resolve;
}
