// The sentences on names that are not actions: the same for a policy, a request and an expectation.
import { show } from './quote.ts';

/** A name that the service does not have. */
export const notAnActionOf = (action: string, service: string): string =>
  `${show(action)} is not an action of ${service}.`;

/** The name of an API operation, which needs another action. */
export const isApiOperation = (action: string, service: string): string =>
  `${show(action)} is an operation of the API, not an action of ${service}`;

/** A prefix that no service has. */
export const noServiceWithPrefix = (prefix: string): string =>
  `AWS has no service with the prefix ${show(prefix)}`;
