// Whose access the access panel shows, what it is compared with, and the worker's last answer.
import type { AccessQuery } from '#iam/access/index.ts';
import type { AccessAnswer } from '#worker/protocol.ts';

export interface AccessState {
  /** Null: the role or policy that the open document belongs to. */
  readonly subjectId: string | null;
  /**
   * `nothing`, `before`, or the id of a subject. Null: the version before a hand edit, where there is one; for service
   * control policies alone, all access without them.
   */
  readonly againstId: string | null;
  /** The last question, whether or not it has an answer. */
  readonly asked: AccessQuery | null;
  /** The last question that has an answer. */
  readonly known: { readonly ask: AccessQuery; readonly answer: AccessAnswer } | null;
  /** Why there is no answer. */
  readonly fault: string | null;
}

export const NO_ACCESS: AccessState = {
  subjectId: null,
  againstId: null,
  asked: null,
  known: null,
  fault: null,
};
