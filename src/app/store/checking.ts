// Has the texts on screen checked by the worker whenever they change, and keeps what it says.
import { askWorker, checkPolicies } from '#worker/client.ts';
import type { Fix } from '#core/iam/fix.ts';
import type { FixedText } from '#worker/protocol.ts';
import { isOpen, withAnswer, type DocumentText } from './checks.ts';
import { selectTexts, type ShownDocument, type TextOnScreen } from './kit.ts';
import { actions, useStore } from './store.ts';

const { getState, setState } = useStore;

const toDocument = ({ source, attachedTo, text }: TextOnScreen): DocumentText => ({
  id: source.id,
  type: source.type,
  attachedTo,
  text,
});

function checkOpen(texts: readonly TextOnScreen[]): void {
  const { checks } = getState();
  if (checks.fault !== null) return;
  const open = texts.map(toDocument).filter((document) => isOpen(checks, document));
  if (open.length === 0) return;
  checkPolicies(
    open.map(({ id: _, ...policy }) => policy),
    (answer) => setState((state) => ({ checks: withAnswer(state.checks, open, answer) })),
    ({ message }) => setState((state) => ({ checks: { ...state.checks, fault: message } })),
  );
}

let stop: (() => void) | undefined;

/** From now on texts are checked, those of now included. */
export function startChecking(): void {
  if (stop) return;
  let last = selectTexts(getState());
  checkOpen(last);
  stop = useStore.subscribe((state) => {
    const texts = selectTexts(state);
    if (texts === last) return;
    last = texts;
    checkOpen(texts);
  });
}

/** Tries again after the worker could not be started, or files could not be had. */
export function checkAgain(): void {
  setState((state) => ({ checks: { ...state.checks, fault: null } }));
  checkOpen(selectTexts(getState()));
}

/** The text, laid out; the same text when the worker is not there. */
export const formatText = (text: string): Promise<string> => askWorker('format', text).catch(() => text);

/** A text after a fix. */
export const fixedText = (text: string, fix: Fix): Promise<string> => askWorker('fix', { text, fix });

/** Whether the document still has the text that a fix was worked out for: what was typed meanwhile wins. */
const isStill = ({ source, text }: ShownDocument): boolean =>
  selectTexts(getState()).some((other) => other.source.id === source.id && other.text === text);

/** Makes a fix; Ctrl+Z takes it back. */
export async function makeFix(document: ShownDocument, fix: Fix): Promise<void> {
  // Its paths are those of the text that was checked.
  if (document.check !== 'done') return;
  const text = await fixedText(document.text, fix);
  if (!isStill(document)) return;
  actions.putDocument(document.source.id, text, document.composed);
  actions.announce(`Done: ${fix.title}`);
}

export const countSafe = (document: ShownDocument): number =>
  document.findings.filter(({ fix }) => fix?.safe).length;

async function withSafeFixes({ source, attachedTo, text }: ShownDocument): Promise<FixedText> {
  return askWorker('fix-all', { type: source.type, attachedTo, text });
}

/** The document's text after all safe fixes. */
export const safelyFixedText = async (document: ShownDocument): Promise<string> =>
  (await withSafeFixes(document)).text;

/** Makes all safe fixes of these documents, as one step of undo. */
export async function makeSafeFixes(documents: readonly ShownDocument[]): Promise<void> {
  const fixable = documents.filter((document) => countSafe(document) > 0);
  const fixed = await Promise.all(
    fixable.map(async (document) => ({ document, ...(await withSafeFixes(document)) })),
  );
  const still = fixed.filter(({ document }) => isStill(document));
  actions.putDocuments(
    still.map(({ document: { source, composed }, text }) => ({ id: source.id, text, composed })),
  );
  const count = still.reduce((sum, each) => sum + each.made, 0);
  actions.announce(`${count} ${count === 1 ? 'finding' : 'findings'} fixed`);
}
