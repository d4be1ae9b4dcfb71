// Applies the fixes of findings to documents.
import type { Fix } from '#iam/findings/index.ts';
import type { FixChoice, FixedText } from '#worker/protocol.ts';
import {
  NO_TERMS,
  policyTextOf,
  selectDocuments,
  selectTerms,
  selectTexts,
  type ShownDocument,
} from '#app/selectors/documents.ts';
import { countFixes } from '#app/selectors/findings.ts';
import type { ServiceDeps } from './deps.ts';

export interface FixesService {
  /** The text after a fix; the same text where the fix cannot be made. */
  textAfter(text: string, fix: Fix): Promise<string>;
  /** The document's text after all safe fixes. */
  textAfterSafe(document: ShownDocument): Promise<string>;
  /** Makes a fix; Ctrl+Z takes it back. */
  make(document: ShownDocument, fix: Fix): Promise<void>;
  /** Makes the safe fixes of these documents, or all that correct something, as one step of undo. */
  makeAll(documents: readonly ShownDocument[], which: FixChoice): Promise<void>;
}

export function createFixes({ store, actions, worker }: ServiceDeps): FixesService {
  const textAfter = (text: string, fix: Fix): Promise<string> =>
    worker.ask('fix', { text, fix }).catch(() => text);

  const withFixes = (document: ShownDocument, which: FixChoice): Promise<FixedText> =>
    worker
      .ask('fix-all', {
        ...policyTextOf(document),
        which,
        terms: document.holder.kind === 'pasted' ? selectTerms(store.getState()) : NO_TERMS,
      })
      .catch(() => ({ text: document.text, made: 0 }));

  /** Whether the document still has the text that the fix was made for: what was typed since then wins. */
  const isUnchanged = ({ source, text }: ShownDocument): boolean =>
    selectTexts(store.getState()).some((other) => other.source.id === source.id && other.text === text);

  /** The document once the findings of its text are known; undefined if the text changes before. */
  const whenChecked = (document: ShownDocument): Promise<ShownDocument | undefined> =>
    new Promise((resolve) => {
      const look = (): boolean => {
        const now = selectDocuments(store.getState()).find(({ source }) => source.id === document.source.id);
        const isSame = now?.text === document.text;
        if (isSame && now.check === 'carried') return false;
        resolve(isSame ? now : undefined);
        return true;
      };
      if (look()) return;
      const stop = store.subscribe(() => {
        if (look()) stop();
      });
    });

  /** The fix in the document's present text. The paths of a fix are those of the text that was checked. */
  async function present(document: ShownDocument, fix: Fix): Promise<Fix | undefined> {
    if (document.check !== 'carried') return fix;
    const found = (await whenChecked(document))?.findings ?? [];
    const alike = found.flatMap((finding) => (finding.fix?.title === fix.title ? [finding.fix] : []));
    const edits = JSON.stringify(fix.edits);
    return alike.length === 1 ? alike[0] : alike.find((each) => JSON.stringify(each.edits) === edits);
  }

  return {
    textAfter,
    textAfterSafe: async (document) => (await withFixes(document, 'safe')).text,
    async make(document, pressed) {
      const fix = await present(document, pressed);
      if (!fix) return;
      const text = await textAfter(document.text, fix);
      if (!isUnchanged(document)) return;
      if (text === document.text) {
        actions.announce(
          'This could not be fixed. If a key appears twice in the text, delete one of them first.',
        );
        return;
      }
      actions.putDocument(document.source.id, text, document.composed, document.undecided);
      actions.announce(`Done: ${fix.title}`);
    },
    async makeAll(documents, which) {
      const fixable = documents.filter((document) => countFixes(document, which) > 0);
      const fixed = await Promise.all(
        fixable.map(async (document) => ({ document, ...(await withFixes(document, which)) })),
      );
      const unchanged = fixed.filter(({ document }) => isUnchanged(document));
      actions.putDocuments(
        unchanged.map(({ document: { source, composed, undecided }, text }) => ({
          id: source.id,
          text,
          composed,
          undecided,
        })),
      );
      const count = unchanged.reduce((sum, each) => sum + each.made, 0);
      actions.announce(`${count} ${count === 1 ? 'finding' : 'findings'} fixed`);
    },
  };
}
