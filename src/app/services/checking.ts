// Has the texts on screen checked by the worker whenever they change, and keeps what it says.
import { askWorker, checkPolicies } from '#worker/client.ts';
import type { Fix } from '#core/diagnostics/fix.ts';
import type { KnownNames } from '#core/language/completion/completion.ts';
import type {
  Completion,
  FixedText,
  FoundPolicies,
  Hover,
  PolicyText,
  RuleText,
  SourceText,
} from '#worker/protocol.ts';
import { isOpen, withAnswer, type DocumentText } from '#app/state/checks.ts';
import { selectTexts, type ShownDocument, type TextOnScreen } from '#app/selectors/kit.ts';
import { actions, useStore } from '#app/state/store.ts';

export type { FoundPolicies } from '#worker/protocol.ts';

const { getState, setState } = useStore;

const toDocument = ({ source, attachedTo, text }: TextOnScreen): DocumentText => ({
  id: source.id,
  type: source.type,
  attachedTo,
  text,
});

let proving: Promise<void> | undefined;

/** What is expected of the documents is proved once they have been checked. */
function startProving(): void {
  proving ??= import('./proving.ts').then(
    (late) => late.startProving(),
    ({ message }: Error) => {
      proving = undefined;
      setState((state) => ({ proving: { ...state.proving, fault: message } }));
    },
  );
}

function checkOpen(texts: readonly TextOnScreen[]): void {
  const { checks } = getState();
  if (checks.fault !== null) return;
  const open = texts.map(toDocument).filter((document) => isOpen(checks, document));
  if (open.length === 0) return;
  checkPolicies(
    open.map(({ type, attachedTo, text }) => ({ type, attachedTo, text })),
    (answer) => {
      setState((state) => ({ checks: withAnswer(state.checks, open, answer) }));
      if (!answer.more) startProving();
    },
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

/** The policies in a text someone pasted, or in a file that came along with others. */
export const findPolicies = (
  text: string,
  file: string | undefined,
  beside: readonly SourceText[],
): Promise<FoundPolicies> =>
  askWorker('find', { text, file, beside }).catch(({ message }: Error) => ({
    policies: [],
    unread: [{ where: file ?? 'The text', message }],
  }));

const policyOf = ({ source, attachedTo, text }: TextOnScreen): PolicyText => ({
  type: source.type,
  attachedTo,
  text,
});

/** What stands at a place of the document; nothing when the worker cannot say. */
export const explainAt = (document: TextOnScreen, offset: number): Promise<Hover | undefined> =>
  askWorker('hover', { ...policyOf(document), offset }).catch(() => undefined);

const ARN = /arn:[a-z-]+:[^\s"'\\]{1,300}/g;

/** ARNs and accounts that stand in the documents: likely to be meant again. */
function knownIn(texts: readonly TextOnScreen[]): KnownNames {
  const all = texts.flatMap(({ text }) => (text.length > 100_000 ? [] : (text.match(ARN) ?? [])));
  const arns = [...new Set(all)].slice(0, 100);
  return { arns, accounts: [...new Set(arns.flatMap((arn) => /:(\d{12}):/.exec(arn)?.[1] ?? []))] };
}

/** What may stand at a place of the document. */
export const completionsAt = (document: TextOnScreen, offset: number): Promise<readonly Completion[]> =>
  askWorker('complete', {
    ...policyOf(document),
    offset,
    known: knownIn(selectTexts(getState())),
  }).catch(() => []);

/** Every rule there is. */
export const readRules = (): Promise<readonly RuleText[]> => askWorker('rules', null);

/** A text after a fix; as it was, where that cannot be made. */
export const fixedText = (text: string, fix: Fix): Promise<string> =>
  askWorker('fix', { text, fix }).catch(() => text);

/** Whether the document still has the text that a fix was worked out for: what was typed meanwhile wins. */
const isStill = ({ source, text }: ShownDocument): boolean =>
  selectTexts(getState()).some((other) => other.source.id === source.id && other.text === text);

/** Makes a fix; Ctrl+Z takes it back. */
export async function makeFix(document: ShownDocument, fix: Fix): Promise<void> {
  // Its paths are those of the text that was checked.
  if (document.check !== 'done') return;
  const text = await fixedText(document.text, fix);
  if (!isStill(document)) return;
  if (text === document.text) {
    actions.announce('This could not be fixed. Where a name stands twice in the text, delete one first.');
    return;
  }
  actions.putDocument(document.source.id, text, document.composed);
  actions.announce(`Done: ${fix.title}`);
}

export const countSafe = (document: ShownDocument): number =>
  document.findings.filter(({ fix }) => fix?.safe).length;

const withSafeFixes = (document: ShownDocument): Promise<FixedText> =>
  askWorker('fix-all', policyOf(document)).catch(() => ({ text: document.text, made: 0 }));

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
