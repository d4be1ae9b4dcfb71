// Asks the worker what a subject can do.
import {
  type AccessForm,
  type AccessQuery,
  type AccessSummary,
  type AccessView,
  type StatementsByAction,
  type Subject,
  withSource,
} from '#iam/access/index.ts';
import type { ServiceDeps } from './deps.ts';

export interface AccessService {
  /** Asks again; until the answer arrives, the one before stays in the store. */
  ask(asked: AccessQuery): void;
  /** How the subject's access changes with another text of one of its documents. */
  changesWith(subject: Subject, documentId: string, text: string): Promise<AccessView | undefined>;
  /** How the access of a subject changes from one version to another. */
  changesBetween(before: Subject, after: Subject): Promise<AccessView | undefined>;
  /** What each subject can do, for a report. */
  summaries(subjects: readonly Subject[]): Promise<readonly AccessSummary[]>;
  /** The subject's access, or its changes against another, as a text. */
  text(subject: Subject, against: Subject | undefined, form: AccessForm): Promise<string>;
  /** The statements that apply to a service's actions; none when the worker cannot answer. */
  statementsOn(subject: Subject, prefix: string): Promise<StatementsByAction>;
}

export function createAccess({ actions, worker }: Pick<ServiceDeps, 'actions' | 'worker'>): AccessService {
  const changesBetween = async (before: Subject, after: Subject): Promise<AccessView | undefined> =>
    (await worker.ask('access-all', { subject: after, against: before })).view;
  return {
    ask(asked) {
      actions.changeAccess({ asked });
      worker.askAccess(
        asked,
        (answer) => actions.changeAccess({ known: { ask: asked, answer }, fault: null }),
        ({ message }) => actions.changeAccess({ fault: message }),
      );
    },
    changesWith: (subject, documentId, text) =>
      changesBetween(subject, withSource(subject, documentId, text)),
    changesBetween,
    summaries: (subjects) => worker.ask('access-summaries', subjects),
    text: (subject, against, form) => worker.ask('access-text', { subject, against, form }),
    statementsOn: (subject, prefix) =>
      worker.ask('access-statements', { subject, prefix }).catch(() => new Map()),
  };
}
