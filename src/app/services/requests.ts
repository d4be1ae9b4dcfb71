// Asks the worker about requests: what becomes of one, and what helps to write one.
import { askWorker } from '#worker/client.ts';
import type { OpenCall } from '#core/verify/held.ts';
import { sentCall } from '#core/verify/prefill.ts';
import type { FoundName, ReadToken, RequestHelp, Setting } from '#worker/protocol.ts';

export type { FoundName, ReadToken, RequestHelp } from '#worker/protocol.ts';

/** What becomes of the request, and what is wrong with it. Rejects where the worker cannot say. */
export const aboutRequest = (setting: Setting, call: OpenCall): Promise<RequestHelp> =>
  askWorker('request', { setting, call: sentCall(call) });

export const actionNames = (typed: string): Promise<readonly FoundName[]> =>
  askWorker('action-names', typed).catch(() => []);

/** What the holder of a token asks for. The token goes no further than the worker of this page. */
export const readToken = (setting: Setting, text: string, resource: string): Promise<ReadToken> =>
  askWorker('token', { setting, text, resource }).catch(({ message }: Error) => ({ problem: message }));
