// What the journeys of every browser need: the least that both Playwright and WebDriver can do, found by role and name.

export type Role =
  'button' | 'checkbox' | 'combobox' | 'dialog' | 'radio' | 'region' | 'tab' | 'tabpanel' | 'textbox';

/** A part of the page by its role and words of its accessible name: the first of them that can be seen. */
export interface Part {
  readonly role: Role;
  readonly name: string;
  /** The part that it is a part of. */
  readonly within?: Part;
}

/** What is typed into, in the part around it. */
export const EDITOR: Part = { role: 'textbox', name: '' };

export interface Download {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Visitor {
  /** Opens an address, which may be relative to where the app is served. */
  open(address: string): Promise<void>;
  reload(): Promise<void>;
  /** Clicks once, as soon as the part is there. */
  click(part: Part): Promise<void>;
  /** Clicks into a field and types, key by key, after what is there. */
  type(part: Part, text: string): Promise<void>;
  /** Clicks into the part once its editor is there, and types behind everything in it. */
  typeAtEnd(part: Part, text: string): Promise<void>;
  /** What the part shows, or nothing while it is not there. */
  textOf(part: Part): Promise<string>;
  valueOf(part: Part): Promise<string>;
  download(part: Part): Promise<Download>;
  /** Errors and violations of the security policy so far. */
  troubles(): Promise<readonly string[]>;
  close(): Promise<void>;
}
