// Asks the worker about requests: what becomes of one, and what helps to write one.
import { askWorker } from '#worker/client.ts';
import type { OpenCall } from '#core/verify/resolve-request.ts';
import { withoutEmptyFields } from '#core/verify/prefill.ts';
import type { FoundName, TokenReading, RequestHelp, PolicyEnvironment } from '#worker/protocol.ts';

export type { FoundName, TokenReading, RequestHelp } from '#worker/protocol.ts';

/** What becomes of the request, and what is wrong with it. Rejects where the worker cannot say. */
export const aboutRequest = (environment: PolicyEnvironment, call: OpenCall): Promise<RequestHelp> =>
  askWorker('request', { environment, call: withoutEmptyFields(call) });

export const actionNames = (typed: string): Promise<readonly FoundName[]> =>
  askWorker('action-names', typed).catch(() => []);

/** What the holder of a token asks for. The token goes no further than the worker of this page. */
export const readToken = (
  environment: PolicyEnvironment,
  text: string,
  resource: string,
): Promise<TokenReading> =>
  askWorker('token', { environment, text, resource }).catch(({ message }: Error) => ({ problem: message }));
