// Global condition keys that every request carries: one that a call leaves out is not absent.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
import type { CallContext } from '#iam/request/call.ts';
import type { OpenCall } from '#iam/request/call.ts';

const NOT_KNOWN = ['aws:CurrentTime', 'aws:EpochTime', 'aws:RequestedRegion', 'aws:UserAgent'];
const TLS = 'aws:SecureTransport';

const has = (names: readonly string[], key: string): boolean =>
  names.some((name) => name.toLowerCase() === key.toLowerCase());

/** Whether every request carries the key, with a value that is unknown unless it is given. */
export const isAlwaysSent = (key: string): boolean => has(NOT_KNOWN, key);

/** Whether the key is that for TLS, which is assumed unless it is given. */
export const isTlsKey = (key: string): boolean => has([TLS], key);

/** The context of the call with these keys added: TLS as AWS's SDKs and CLI use it, the others with unknown values. */
export function withAlwaysSentKeys({ context, unknownKeys = [] }: OpenCall): {
  readonly context: CallContext;
  readonly unknownKeys: readonly string[];
} {
  const given = [...Object.keys(context), ...unknownKeys];
  return {
    context: has(given, TLS) ? context : { ...context, [TLS]: 'true' },
    unknownKeys: [...unknownKeys, ...NOT_KNOWN.filter((key) => !has(given, key))],
  };
}

/** Whether TLS is assumed and a statement tests it. */
export const assumesTls = (
  { context, unknownKeys = [] }: OpenCall,
  tested: readonly { readonly key: string }[],
): boolean =>
  !has([...Object.keys(context), ...unknownKeys], TLS) &&
  has(
    tested.map(({ key }) => key),
    TLS,
  );
