// What a list for creating a kit consists of: sections of items in their order, each item with a tick of its own.
import type { NextStep } from '#deepseek/compose/role-kit.ts';

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
  /** What tells the item from others with the same title. */
  readonly of?: string;
  /** One sentence next to the title. */
  readonly lead?: string;
  /** The rest, for who asks why. */
  readonly why?: string;
  /** The id of the document to copy. */
  readonly document?: string;
  readonly screen?: ScreenLink;
  readonly names?: readonly NameToType[];
  /** One after the other, in the console. What stands on the screen is between two **. */
  readonly steps?: readonly string[];
  /** Values to put into the files or commands first. */
  readonly fill?: readonly ValueToFill[];
  /** Where these values go: "Put your values into terraform.tfvars". */
  readonly fillIn?: string;
  /** To run one by one. */
  readonly commands?: readonly string[];
  /** A command or a fragment to copy as a whole. */
  readonly code?: string;
  /** The files to download, and the words on the button that does it. */
  readonly files?: string;
  /** What the button says that ticks it: "It works". */
  readonly done?: string;
  /** Not a part of creating it: left out of the count. */
  readonly optional?: true;
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

/** The words of steps that many kits have: what most people need to know, in one sentence. */
const STEP_WORDS: Readonly<Record<string, Pick<CreateItem, 'lead'> & { readonly title?: string }>> = {
  'log-group': { lead: 'The role can write to it, not create it.' },
  'task-log-group': { lead: 'The task can write to it, not create it.' },
  deployer: {
    title: 'Let your pipeline pass the role',
    lead: 'Who deploys needs iam:PassRole on this role.',
  },
  'oidc-provider': { lead: 'Once in the account of the role: calls fail without it.' },
  'github-subject': { lead: 'The trust policy names it.' },
  workflow: { lead: 'Without id-token: write, the job does not get a token.' },
  'instance-profile': { lead: 'An instance gets its role through a profile.' },
  'make-key': { lead: 'The role signs it: AWS is not called.' },
};

/** A text as its first sentence, and what follows it. */
function inTwo(text: string): Pick<CreateItem, 'lead' | 'why'> {
  const end = /[.!?](?= \p{Lu})/u.exec(text)?.index;
  return end === undefined
    ? { lead: text }
    : { lead: text.slice(0, end + 1), why: text.slice(end + 1).trim() };
}

/** A next step of the kit as an item. */
export function stepItem(step: NextStep): CreateItem {
  const words = Object.hasOwn(STEP_WORDS, step.id) ? STEP_WORDS[step.id] : undefined;
  return {
    id: `step ${step.id}`,
    title: words?.title ?? step.title,
    ...(words?.lead === undefined ? inTwo(step.text) : { lead: words.lead, why: step.text }),
    ...(step.code !== undefined && { code: step.code }),
    ...(step.page !== undefined && { page: step.page }),
    also: [],
    content: [step.title, step.text, step.code ?? ''].join('\n'),
  };
}

/** A section, unless nothing is in it. */
export const section = (id: string, title: string, items: readonly CreateItem[]): CreateList =>
  items.length > 0 ? [{ id, title, items }] : [];

/** The list with titles that no two items share. */
export function withOwnTitles(list: CreateList): CreateList {
  const titles = itemsOf(list).map(({ title }) => title);
  const isShared = (title: string): boolean => titles.filter((each) => each === title).length > 1;
  return list.map(({ items, ...rest }) => ({
    ...rest,
    items: items.map((item) =>
      item.of !== undefined && isShared(item.title) ? { ...item, title: `${item.title} ${item.of}` } : item,
    ),
  }));
}
