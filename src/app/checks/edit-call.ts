// Changes of a call in the form of a request.
import type { CallContext, OpenCall } from '#iam/request/index.ts';

/** The call without the key, given or left open. */
export function withoutKey({ context, unknownKeys = [], ...rest }: OpenCall, key: string): OpenCall {
  const others = unknownKeys.filter((each) => each !== key);
  return {
    ...rest,
    context: Object.fromEntries(Object.entries(context).filter(([name]) => name !== key)),
    ...(others.length > 0 && { unknownKeys: others }),
  };
}

/** The call with the key left open. */
export function withUnknownKey(call: OpenCall, key: string): OpenCall {
  const { unknownKeys = [], ...rest } = withoutKey(call, key);
  return { ...rest, unknownKeys: [...unknownKeys, key] };
}

/** The call with a value of the key, which keeps its place among the others. */
export function withKeyValue(call: OpenCall, key: string, value: CallContext[string]): OpenCall {
  return { ...withoutKey(call, key), context: { ...call.context, [key]: value } };
}

/** The call with another name for the key. */
export function withKeyRenamed(call: OpenCall, key: string, name: string): OpenCall {
  const { context, ...rest } = withoutKey(call, key);
  return { ...rest, context: { ...context, [name]: call.context[key] ?? '' } };
}

/** The names without those that differ from an earlier one in case only. */
export const withoutRepeats = (names: readonly string[]): readonly string[] =>
  names.filter(
    (name, index) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === index,
  );

export const OTHER_CALLER = 'other';

/** The principal for a choice among roles: a caller stays who it is when "Somebody else" is chosen again. */
export function chosenPrincipal(choice: string, principal: OpenCall['principal']): OpenCall['principal'] {
  if (choice !== OTHER_CALLER) return { role: choice };
  return 'caller' in principal ? principal : { caller: '' };
}
