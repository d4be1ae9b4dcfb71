// What a list for creating a kit consists of: sections of items in their order, each item with a tick of its own.
import type { NextStep } from '#core/compose/role-kit.ts';

/** A name that somebody types or pastes into a field of the console. */
export interface NameToType {
  /** The field: "Role name". */
  readonly label: string;
  readonly value: string;
}

/** A value that a command or a file needs and that only the reader knows. */
export interface ValueToFill {
  readonly name: string;
  /** What it is, with an example. */
  readonly words: string;
}

/** A screen of the console, as a link. */
export interface ScreenLink {
  readonly title: string;
  readonly address: string;
}

export interface CreateItem {
  /** Stable for one kit, so that its tick can be kept: `document app.trust`, `step log-group`. */
  readonly id: string;
  readonly title: string;
  readonly text?: string;
  /** The id of the document to copy. */
  readonly document?: string;
  readonly screen?: ScreenLink;
  readonly names?: readonly NameToType[];
  /** One after the other, in the console. */
  readonly steps?: readonly string[];
  /** Values to put into the files or commands first. */
  readonly fill?: readonly ValueToFill[];
  /** Where these values go: "Put your values into terraform.tfvars". */
  readonly fillIn?: string;
  /** To run one by one. */
  readonly commands?: readonly string[];
  /** A command or a fragment to copy as a whole. */
  readonly code?: string;
  /** The files to download. */
  readonly files?: true;
  readonly page?: string;
  /** The same on the command line, for those who prefer it there. */
  readonly also: readonly NextStep[];
  /** What a tick is about: if it is not the same any more, the item has changed since. */
  readonly content: string;
}

export interface CreateSection {
  readonly id: string;
  readonly title: string;
  readonly items: readonly CreateItem[];
}

export type CreateList = readonly CreateSection[];

export const itemsOf = (list: CreateList): readonly CreateItem[] => list.flatMap(({ items }) => items);

/** A next step of the kit as an item. */
export const stepItem = (step: NextStep): CreateItem => ({
  id: `step ${step.id}`,
  title: step.title,
  text: step.text,
  ...(step.code !== undefined && { code: step.code }),
  ...(step.page !== undefined && { page: step.page }),
  also: [],
  content: [step.title, step.text, step.code ?? ''].join('\n'),
});

/** A section, unless nothing is in it. */
export const section = (id: string, title: string, items: readonly CreateItem[]): CreateList =>
  items.length > 0 ? [{ id, title, items }] : [];
