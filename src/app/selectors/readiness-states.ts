// The states that documents can be in, from the worst to ready: what there is of each, and its words.
import { fieldOf, type FieldId } from '#core/answers/fields/fields.ts';
import { count } from '#core/text/words.ts';
import type { Severity } from '#core/diagnostics/finding.ts';
import type { RoleKit } from '#core/compose/role-kit.ts';
import type { Checks } from '#app/state/checks.ts';
import type { PolicyFinding } from '#worker/protocol.ts';
import type { ShownDocument } from './documents.ts';
import { offsetOfEdit, undecidedEdits } from './hand-edits.ts';
import { isRefused, refusingService } from './findings.ts';
import { failingText, type ProofTally } from './proofs.ts';
import { unresolvedIn } from './unresolved.ts';

/** How a state is shown: `ok` belongs to “Ready” alone. */
export type Tone = 'error' | 'security' | 'warning' | 'suggestion' | 'neutral' | 'ok';

/** Where a state leads: to a place in a document, a question, or the proofs. */
export type StateTarget =
  | { readonly kind: 'document'; readonly id: string; readonly offset: number }
  | { readonly kind: 'question'; readonly field: FieldId }
  | { readonly kind: 'proof' };

/** What the states are computed from: a whole kit, pasted policies, or one document of them. */
export interface ReadinessInput {
  readonly documents: readonly ShownDocument[];
  readonly placeholders: RoleKit['placeholders'];
  readonly problems: RoleKit['problems'];
  readonly proofs: ProofTally | undefined;
  readonly checks: Pick<Checks, 'fault' | 'missing'>;
}

/** What there is of one state. */
export interface StateFound {
  readonly count: number;
  /** The words, without the name of a document. */
  readonly words: string;
  /** The documents it is found in; undefined where it is about all of them. */
  readonly documents?: readonly ShownDocument[];
  readonly target?: StateTarget;
  /** What the words leave out, such as the names of the questions. */
  readonly detail?: string;
  /** The documents have changed since it was found. */
  readonly old?: boolean;
}

export interface StateRow {
  readonly id: string;
  readonly tone: Tone;
  /** It can be true of documents that are ready. */
  readonly aside?: true;
  readonly find: (input: ReadinessInput) => StateFound | undefined;
}

type Place = (document: ShownDocument) => readonly number[];

/** A state that documents are in at some places. */
function inDocuments(
  { documents }: ReadinessInput,
  places: Place,
  words: (count: number, where: readonly ShownDocument[]) => string,
): StateFound | undefined {
  const found = documents
    .map((document) => ({ document, offsets: places(document) }))
    .filter(({ offsets }) => offsets.length > 0);
  const [first] = found;
  if (!first) return undefined;
  const number = found.reduce((sum, { offsets }) => sum + offsets.length, 0);
  const where = found.map(({ document }) => document);
  const target = { kind: 'document', id: first.document.source.id, offset: first.offsets[0] ?? 0 } as const;
  return { count: number, words: words(number, where), documents: where, target };
}

const findingsWhere =
  (holds: (finding: PolicyFinding) => boolean): Place =>
  ({ findings }) =>
    findings.filter(holds).map(({ start }) => start);

const isError = ({ severity }: PolicyFinding): boolean => severity === 'error';

/** Findings of one severity, counted. */
const ofSeverity = (severity: Severity, noun: string): Pick<StateRow, 'tone' | 'find'> => ({
  tone: severity,
  find: (input) =>
    inDocuments(
      input,
      findingsWhere((finding) => finding.severity === severity),
      (number) => count(number, noun),
    ),
});

/** The first of some questions, with the names of all. */
const questions = (fields: readonly FieldId[]): Pick<StateFound, 'target' | 'detail'> => ({
  ...(fields[0] !== undefined && { target: { kind: 'question', field: fields[0] } as const }),
  detail: fields.map((field) => fieldOf(field).label).join(', '),
});

const unresolvedOf = ({ holder, text }: ShownDocument) =>
  holder.kind === 'pasted' ? unresolvedIn(holder.policy, text) : [];

/** What the wizard composes follows AWS's grammar, checked or not; any other text has to wait for the check. */
const isUnknown = ({ check, edited, holder }: ShownDocument): boolean =>
  check === 'none' && (edited || holder.kind === 'pasted');

/** From the worst to the least: the first that is found is the headline. */
export const STATES: readonly StateRow[] = [
  {
    id: 'refused',
    tone: 'error',
    find: (input) =>
      inDocuments(input, findingsWhere(isRefused), (_number, where) => {
        const services = new Set(where.map(refusingService));
        const service = services.size === 1 ? [...services][0] : 'AWS';
        return `${service} will refuse ${where.length === 1 ? 'this' : count(where.length, 'document')}`;
      }),
  },
  { id: 'errors', ...ofSeverity('error', 'error') },
  {
    id: 'failing',
    tone: 'error',
    find: ({ proofs }) =>
      proofs && proofs.failing > 0
        ? {
            count: proofs.failing,
            words: failingText(proofs),
            target: { kind: 'proof' },
            old: proofs.old,
          }
        : undefined,
  },
  {
    id: 'problems',
    tone: 'error',
    find: ({ problems }) =>
      problems.length > 0
        ? {
            count: problems.length,
            words: `${count(problems.length, 'answer')} to correct`,
            ...questions([...new Set(problems.map(({ field }) => field))]),
          }
        : undefined,
  },
  {
    id: 'undecided',
    tone: 'warning',
    find: (input) =>
      inDocuments(
        input,
        (document) => undecidedEdits(document).map(({ id }) => offsetOfEdit(document, id)),
        (number) => `${count(number, 'hand edit')} to decide`,
      ),
  },
  { id: 'security', ...ofSeverity('security', 'security warning') },
  { id: 'warnings', ...ofSeverity('warning', 'warning') },
  {
    id: 'placeholders',
    tone: 'neutral',
    find: ({ placeholders }) =>
      placeholders.length > 0
        ? {
            count: placeholders.length,
            words: `${count(placeholders.length, 'placeholder')} left`,
            ...questions(placeholders),
          }
        : undefined,
  },
  {
    id: 'unresolved',
    tone: 'neutral',
    find: (input) => {
      const found = inDocuments(
        input,
        (document) => unresolvedOf(document).map(({ start }) => start ?? 0),
        (number) => count(number, 'unresolved value'),
      );
      const all = input.documents.flatMap(unresolvedOf);
      return found && { ...found, detail: all.map(({ expression }) => expression).join(', ') };
    },
  },
  {
    id: 'unproved',
    tone: 'warning',
    // A document that cannot be read has errors, and these say it.
    find: ({ proofs, documents }) =>
      proofs && proofs.open > 0 && !documents.some(({ findings }) => findings.some(isError))
        ? {
            count: proofs.open,
            words: `${count(proofs.open, 'expectation')} not proved`,
            target: { kind: 'proof' },
            old: proofs.old,
          }
        : undefined,
  },
  {
    id: 'unchecked',
    tone: 'warning',
    find: ({ documents, checks: { fault, missing } }) =>
      documents.length > 0 && (fault !== null || missing.length > 0)
        ? { count: documents.length, words: fault === null ? 'partly checked' : 'not checked' }
        : undefined,
  },
  {
    id: 'checking',
    tone: 'neutral',
    find: ({ documents, checks }) => {
      const waiting = documents.filter(isUnknown);
      return waiting.length > 0 && checks.fault === null
        ? { count: waiting.length, words: 'checking…' }
        : undefined;
    },
  },
  {
    id: 'empty',
    tone: 'neutral',
    find: ({ documents }) =>
      documents.every(({ text }) => text.trim() === '')
        ? { count: 1, words: 'nothing to check yet' }
        : undefined,
  },
  { id: 'ready', tone: 'ok', find: () => ({ count: 1, words: 'Ready' }) },
  {
    id: 'edited',
    tone: 'neutral',
    aside: true,
    find: (input) =>
      inDocuments(
        input,
        ({ edited }) => (edited ? [0] : []),
        (_number, where) => (where.length === 1 ? '' : `${where.length} documents `) + 'edited by hand',
      ),
  },
  { id: 'suggestions', aside: true, ...ofSeverity('suggestion', 'suggestion') },
];
