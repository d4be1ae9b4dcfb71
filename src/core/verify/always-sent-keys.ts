// Global keys that every request carries, whether or not one writes them down: left out, they are never absent.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
import type { CallContext } from '#core/request/call.ts';
import type { OpenCall } from '#core/request/call.ts';

const NOT_KNOWN = ['aws:CurrentTime', 'aws:EpochTime', 'aws:RequestedRegion', 'aws:UserAgent'];
const TLS = 'aws:SecureTransport';

const has = (names: readonly string[], key: string): boolean =>
  names.some((name) => name.toLowerCase() === key.toLowerCase());

/** Whether a request has the key even when nobody says so, with a value that is not known then. */
export const isAlwaysSent = (key: string): boolean => has(NOT_KNOWN, key);

/** Whether the key says if TLS is used: left out, it is taken to be. */
export const isTlsKey = (key: string): boolean => has([TLS], key);

/** What the request carries besides: AWS's SDKs and its CLI use TLS, and of the other keys nothing is known. */
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

/** Whether TLS is taken for granted, and a statement asks for it. */
export const assumesTls = (
  { context, unknownKeys = [] }: OpenCall,
  tested: readonly { readonly key: string }[],
): boolean =>
  !has([...Object.keys(context), ...unknownKeys], TLS) &&
  has(
    tested.map(({ key }) => key),
    TLS,
  );
