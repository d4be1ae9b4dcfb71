// Answers what a subject can do: at once with the loaded part of the service reference, and again as more files arrive.
import {
  type AccessForm,
  type AccessMatrices,
  type AccessQuery,
  type AccessSummary,
  type StatementsByAction,
  type Subject,
  accessMatrices,
  accessText,
  accessView,
  documentsOf,
  statementsByAction,
  summarizeAccess,
} from '#iam/access/index.ts';
import type { Reference } from '#iam/reference/index.ts';
import { documentValue } from '#iam/environment/index.ts';
import type { AccessAnswer } from './protocol.ts';
import type { ReferenceLoader } from './reference-loader.ts';

/** So many services are loaded before the next answer; then twice as many, and so on. */
const FIRST_FILES = 24;

export interface AccessAnswers {
  /** Answers the question with this number until a newer one arrives. */
  access(id: number, ask: AccessQuery): Promise<void>;
  /** The access as a text, once everything is loaded. */
  accessText(ask: AccessQuery & { readonly form: AccessForm }): Promise<string>;
  /** One answer, once everything is loaded. */
  wholeAccess(ask: AccessQuery): Promise<AccessAnswer>;
  /** What each subject can do, for a report. Subjects whose documents cannot be read are left out. */
  accessSummaries(subjects: readonly Subject[]): Promise<readonly AccessSummary[]>;
  /** The statements that apply to a service's actions. */
  statements(ask: { readonly subject: Subject; readonly prefix: string }): Promise<StatementsByAction>;
}

interface KnownAccess {
  /** Undefined while the index is not loaded. */
  readonly reference: Reference | undefined;
  readonly access: AccessMatrices | undefined;
  readonly missing: ReadonlySet<string>;
  /** Services to load. */
  readonly needs: readonly string[];
  readonly more: boolean;
}

function answerTo(ask: AccessQuery, { access, reference, more, missing }: KnownAccess): AccessAnswer {
  return { view: access && reference && accessView(ask, access, reference), more, missing: [...missing] };
}

export function createAccessAnswers(
  loader: ReferenceLoader,
  say: (id: number, answer: AccessAnswer) => void,
): AccessAnswers {
  function readAccess(ask: AccessQuery, missing: ReadonlySet<string>): KnownAccess {
    const reference = loader.current();
    const access = reference && accessMatrices(ask, reference);
    const needs = (access?.needs ?? []).filter((prefix) => !missing.has(prefix));
    // Without the index, only the index is awaited.
    return { reference, access, missing, needs, more: access ? needs.length > 0 : missing.size === 0 };
  }

  /** The final answer. `onAnswer` receives each partial answer and returns whether to go on. */
  async function readAllAccess(
    ask: AccessQuery,
    onAnswer: (known: KnownAccess) => boolean,
  ): Promise<KnownAccess> {
    const missing = new Set<string>();
    for (let count = FIRST_FILES; ; count *= 2) {
      const known = readAccess(ask, missing);
      if (!onAnswer(known) || !known.more) return known;
      for (const name of await loader.loadServices(known.needs.slice(0, count))) missing.add(name);
    }
  }

  let newest = 0;
  return {
    async access(id, ask) {
      newest = id;
      await readAllAccess(ask, (known) => {
        if (newest !== id) return false;
        say(id, answerTo(ask, known));
        return true;
      });
    },
    wholeAccess: async (ask) => answerTo(ask, await readAllAccess(ask, () => true)),
    async accessText({ form, ...ask }) {
      const { access, reference } = await readAllAccess(ask, () => true);
      if (!access || !reference) throw new Error('the service reference could not be loaded');
      return accessText(access, form, reference);
    },
    async accessSummaries(subjects) {
      const told: AccessSummary[] = [];
      for (const subject of subjects) {
        const { access } = await readAllAccess({ subject }, () => true);
        const isReadable = documentsOf(subject).every((document) => documentValue(document) !== undefined);
        if (access && isReadable) told.push(summarizeAccess(subject, access.matrix));
      }
      return told;
    },
    async statements({ subject, prefix }) {
      const reference = loader.current();
      return reference ? statementsByAction(subject, prefix, reference) : new Map();
    },
  };
}
