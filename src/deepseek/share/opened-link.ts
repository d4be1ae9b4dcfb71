// The result of opening a link: a draft with notes, or the reason why it cannot be opened.
import type { Draft } from './draft.ts';

export type LinkFault =
  | 'version'
  | 'cut'
  | 'damaged'
  | 'too-long'
  | 'unknown-key'
  | 'repeated-key'
  | 'scenario'
  | 'value'
  | 'edits'
  | 'cases'
  | 'changes';

export interface LinkRefusal {
  readonly ok: false;
  /** Sentences for the person who opened the link. */
  readonly message: string;
  readonly reason: LinkFault;
}

export type OpenedLink =
  | {
      readonly ok: true;
      readonly draft: Draft;
      /** The version that the draft was made of, where the link is a comparison. */
      readonly shared?: Draft;
      readonly notes: readonly string[];
    }
  | LinkRefusal;

export const refuseLink = (reason: LinkFault, message: string): LinkRefusal => ({
  ok: false,
  message,
  reason,
});

/** `text` shortened for a message. */
export const excerpt = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
