// Asks the worker why calls were refused, and applies the fix that a person chooses.
import { setAnswer } from '#deepseek/answers/index.ts';
import type { JsonValue } from '#iam/json/index.ts';
import type { DenialFix } from '#deepseek/denials/index.ts';
import { pastedOf, type PageDraft } from '#app/state/pasted.ts';
import type { DenialDocuments, DiagnosedGroup, Diagnosis, FixedDecision } from '#worker/protocol.ts';
import { selectTexts } from '#app/selectors/documents.ts';
import { editedTextsOf } from '#app/selectors/shown-edits.ts';
import type { ServiceDeps } from './deps.ts';
import type { FixesService } from './fixes.ts';

export interface DenialsService {
  /** The denials in a text, compared with the documents of a draft. Rejects when the worker cannot answer. */
  explain(text: string, draft: PageDraft): Promise<readonly DiagnosedGroup[]>;
  /** The same of the message alone: what a person brought is no matter of the kit on screen. */
  diagnose(text: string): Promise<readonly DiagnosedGroup[]>;
  /** Whether the fixes of a diagnosis let its calls through. */
  decideFixed(diagnosis: Diagnosis): Promise<FixedDecision>;
  /** Changes the answers as a fix says, as one step of undo. */
  applyAnswer(fix: AnswerFix): void;
  /** Adds the statements of a fix to its document, as a hand edit. */
  addStatement(fix: StatementFix): Promise<void>;
}

type AnswerFix = Extract<DenialFix, { kind: 'answer' }>;
type StatementFix = Extract<DenialFix, { kind: 'statement' }>;

/** The number of statements in a list of them; undefined if the text has no such list. */
function countStatements(text: string): number | undefined {
  try {
    const { Statement: list } = JSON.parse(text) as { readonly Statement?: unknown };
    return Array.isArray(list) ? list.length : undefined;
  } catch {
    return undefined;
  }
}

export function createDenials(
  { store, actions, worker }: ServiceDeps,
  fixes: Pick<FixesService, 'textAfter'>,
): DenialsService {
  const documentsOf = (draft: PageDraft): DenialDocuments => {
    const pasted = pastedOf(draft);
    return pasted.open
      ? { policies: pasted.policies }
      : { answers: { answers: draft.answers, edits: editedTextsOf(draft) } };
  };
  return {
    explain: (text, draft) => worker.ask('explain-denials', { text, documents: documentsOf(draft) }),
    diagnose: (text) => worker.ask('explain-denials', { text, documents: {} }),
    decideFixed: (diagnosis) => worker.ask('decide-fixed', diagnosis),
    applyAnswer({ field, value, further }) {
      const { answers } = store.getState().draft;
      const changes = [{ field, value }, ...further];
      actions.putAnswers(
        changes.reduce((changed, each) => setAnswer(changed, each.field, each.value), answers),
      );
    },
    async addStatement({ documentId, statements, label }) {
      const document = selectTexts(store.getState()).find(({ source }) => source.id === documentId);
      const count = document && countStatements(document.text);
      if (!document || count === undefined) {
        actions.announce('The document cannot take it. Copy it, and add it by hand.');
        return;
      }
      const text = await fixes.textAfter(document.text, {
        title: label,
        safe: false,
        edits: statements.map((each, index) => ({
          kind: 'insert' as const,
          path: ['Statement', count + index],
          value: JSON.parse(JSON.stringify(each)) as JsonValue,
        })),
      });
      actions.putDocument(document.source.id, text, document.composed, document.undecided);
      actions.announce(`Done: ${label}`);
      actions.openDocument(document.source.id);
    },
  };
}
