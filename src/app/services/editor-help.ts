// What the editor asks of the worker: layout, hovers and completions.
import type { KnownNames } from '#iam/editing/index.ts';
import type { Completion, Hover, Questions } from '#worker/protocol.ts';
import { policyTextOf, selectTexts, type TextOnScreen } from '#app/selectors/documents.ts';
import type { ServiceDeps } from './deps.ts';

const ARN = /arn:[a-z-]+:[^\s"'\\]{1,300}/g;
const MAX_ARNS = 100;
/** Longer texts are not searched for ARNs: that would delay the completion. */
const MAX_SEARCHED = 100_000;

/** ARNs and accounts in the documents on screen: likely to be needed again. */
function knownIn(texts: readonly TextOnScreen[]): KnownNames {
  const all = texts.flatMap(({ text }) => (text.length > MAX_SEARCHED ? [] : (text.match(ARN) ?? [])));
  const arns = [...new Set(all)].slice(0, MAX_ARNS);
  return { arns, accounts: [...new Set(arns.flatMap((arn) => /:(\d{12}):/.exec(arn)?.[1] ?? []))] };
}

export interface EditorHelpService {
  /** The text with standard indentation; the same text when the worker cannot answer. */
  format(text: string): Promise<string>;
  /** Explains what is at an offset of the document. */
  explain(document: TextOnScreen, offset: number): Promise<Hover | undefined>;
  /** What the actions at an offset of the document may be written as. */
  rewrites(document: TextOnScreen, offset: number): Promise<Questions['rewrites']['answer']>;
  /** What can be inserted at an offset of the document. */
  complete(document: TextOnScreen, offset: number): Promise<readonly Completion[]>;
}

export function createEditorHelp({
  store,
  worker,
}: Pick<ServiceDeps, 'store' | 'worker'>): EditorHelpService {
  return {
    format: (text) => worker.ask('format', text).catch(() => text),
    explain: (document, offset) =>
      worker.ask('hover', { ...policyTextOf(document), offset }).catch(() => undefined),
    rewrites: (document, offset) =>
      worker.ask('rewrites', { ...policyTextOf(document), offset }).catch(() => []),
    complete: (document, offset) =>
      worker
        .ask('complete', {
          ...policyTextOf(document),
          offset,
          known: knownIn(selectTexts(store.getState())),
        })
        .catch(() => []),
  };
}
