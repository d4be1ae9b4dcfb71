// Asks the worker about a request: its decision, and what helps to write one.
import type { OpenCall } from '#iam/request/index.ts';
import { withoutEmptyFields } from '#iam/environment/index.ts';
import type { ActionSuggestion, TokenReading, RequestHelp, PolicyEnvironment } from '#worker/protocol.ts';
import type { ServiceDeps } from './deps.ts';

export interface RequestsService {
  /** The decision on a call and the mistakes in it. Rejects when the worker cannot answer. */
  decide(environment: PolicyEnvironment, call: OpenCall): Promise<RequestHelp>;
  /** Names of actions that begin with what is typed. */
  actionNames(typed: string): Promise<readonly ActionSuggestion[]>;
  /** The call that the holder of a token makes. The token goes no further than the worker of this page. */
  readToken(environment: PolicyEnvironment, text: string, resource: string): Promise<TokenReading>;
}

export function createRequests({ worker }: Pick<ServiceDeps, 'worker'>): RequestsService {
  return {
    decide: (environment, call) => worker.ask('request', { environment, call: withoutEmptyFields(call) }),
    actionNames: (typed) => worker.ask('action-names', typed).catch(() => []),
    readToken: (environment, text, resource) =>
      worker
        .ask('token', { environment, text, resource })
        .catch(({ message }: Error) => ({ problem: message })),
  };
}
