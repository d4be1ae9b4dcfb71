// What is wrong with a request, with what to write instead.

/** Where a request can be wrong: a member of it, or a key of its context by the key's name. */
export type RequestField =
  | 'request'
  | 'principal'
  | 'action'
  | 'resource'
  | 'resourceAccount'
  | 'managementAccount'
  | 'context'
  | 'keys'
  | 'unspecified'
  | 'endpointType'
  | `key ${string}`;

export interface RequestProblem {
  readonly field: RequestField;
  /** The fault, then what to write. */
  readonly message: string;
  /** What may be written instead, the likeliest first. */
  readonly suggestions: readonly string[];
  /**
   * `error`: there is nothing to decide on until it is corrected. `warning`: AWS gets no such request, but a decision can
   * be worked out. `note`: it may be right.
   */
  readonly severity: 'error' | 'warning' | 'note';
}

const problemOf =
  (severity: RequestProblem['severity']) =>
  (field: RequestField, message: string, suggestions: readonly string[] = []): RequestProblem => ({
    field,
    message,
    suggestions,
    severity,
  });

export const error = problemOf('error');
export const warning = problemOf('warning');
export const note = problemOf('note');

export const hasErrors = (problems: readonly RequestProblem[]): boolean =>
  problems.some(({ severity }) => severity === 'error');

/** A value that was read, or what is wrong with it. */
export type ReadResult<T> =
  | { readonly value: T; readonly problems?: undefined }
  | { readonly problems: readonly RequestProblem[]; readonly value?: undefined };

export const messagesOf = (problems: readonly RequestProblem[]): readonly string[] =>
  problems.map(({ message }) => message);
