// What a question of the wizard is: one row that says how it is asked, checked, linked and defaulted.
import type { Scenario } from '#deepseek/catalog/scenarios.ts';
import type { TrustedEntity } from '#deepseek/catalog/entities.ts';

/** The steps of the wizard, in their order. */
export const STEPS = [
  { id: 'scenario', name: 'What', title: 'What does it do?' },
  { id: 'entity', name: 'Who', title: 'Who uses it?' },
  { id: 'models', name: 'Model and Region', title: 'Which model, and where?' },
  { id: 'data', name: 'Data', title: 'Which data?' },
  { id: 'limits', name: 'Limits', title: 'Limits' },
  { id: 'names', name: 'Names', title: 'Names' },
] as const;

export type StepId = (typeof STEPS)[number]['id'];

/** What one field holds as the person left it: raw text, raw entries, chosen values or a switch. */
export type FieldValue = string | boolean | readonly string[];

/** The partition, Regions and account of the role, from valid answers only. */
export interface RoleHome {
  readonly partition: string;
  /** Never empty: without a valid answer, the first Region that the scenario offers. */
  readonly regions: readonly string[];
  /** Twelve digits; the placeholder account when none is given. */
  readonly account: string;
  readonly accountGiven: boolean;
}

/** The partition, Region and account of a pasted ARN. */
export interface ArnHome {
  readonly partition: string;
  readonly region: string;
  /** Empty where it says nothing of the role's account. */
  readonly account: string;
}

/**
 * What a pasted ARN is of, and so how much it says about where the role works, the most first: what is called or where
 * the model runs, what must be in one Region with that, what calls, and what can be reached from another Region.
 * Limits say nothing of it: to set one must never move what the role allows.
 */
export const HOME_KINDS = ['called', 'beside', 'caller', 'afar'] as const;
export type HomeKind = (typeof HOME_KINDS)[number];

/** Read access to answers, with what each field starts from filled in. */
export interface AnswersView {
  readonly scenario: Scenario;
  /** The scenario and those that are joined to it in one role. */
  readonly scenarios: readonly Scenario[];
  readonly entity: TrustedEntity;
  readonly home: RoleHome;
  text(id: string): string;
  list(id: string): readonly string[];
  flag(id: string): boolean;
  /** Whether the question is asked at all for these answers. */
  asks(id: string): boolean;
  /** The raw answer as it was left, usable or not; undefined where none was given. */
  given(id: string): FieldValue | undefined;
  /** The partitions, Regions and accounts of the ARNs of these kinds pasted so far. */
  arnHomes(...kinds: readonly HomeKind[]): readonly ArnHome[];
}

/** A raw entry after its check: the value with a reading in words, or what to type instead. */
export type CheckedInput<T> =
  | { readonly ok: true; readonly value: T; readonly words?: string; readonly advice?: string }
  | {
      readonly ok: false;
      readonly message: string;
      /** The nearest value that would be accepted, if there is one. */
      readonly instead?: string;
    };

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
  readonly tag?: string | undefined;
  /** Why it cannot be chosen. */
  readonly disabled?: string;
  /** The same for all options with the same reason, to say it once. */
  readonly disabledTogether?: string;
  /** Shown once “more” is asked for, or when it is chosen. */
  readonly more?: true;
}

/** A switch, or one option of a choice, that asks a further question. */
export interface Opener {
  readonly field: string;
  /** The option; a switch has none. */
  readonly value?: string;
}

interface FieldBase {
  /** Its short key in a share link. Once released, its meaning never changes, so that old links still open. */
  readonly key: string;
  readonly step: StepId;
  readonly label: string;
  readonly hint?: string;
  /**
   * What an answer adds to the sentence about the role, where no scenario or trusted entity says it: a template of
   * deepseek/sentence; empty where it is said by another answer. Without one, the label and the answer.
   */
  readonly sentence?: string;
  /** Its place among all questions, and so within its step: lower ranks come first. Wherever its row stands. */
  readonly rank: number;
  /** Holds an account, a name or an ARN: left out of a link on request. */
  readonly identifying?: boolean;
  /** The command that finds the value, where there is one. */
  readonly find?: (view: AnswersView) => string;
  /** Who, where or what: while its answer is assumed, it is a guess for a person to confirm. Others start safe. */
  readonly guess?: true;
  /** Asked wherever one of these questions is, besides the scenarios and trusted entities that list it. */
  readonly askedWith?: readonly string[];
  /** The switches and options that ask for it: it stands right below the one that is on. */
  readonly under?: readonly Opener[];
  /** Asked only where somebody answered it: most have nothing to say here. */
  readonly whenStated?: true;
  /** Asked only when this holds; scenario and trusted entity have listed it already. */
  readonly when?: (view: AnswersView) => boolean;
  /** Where another answer settles it: what it starts from stands, whatever was answered. */
  readonly settled?: (view: AnswersView) => boolean;
}

/** Answers that may say where they are. */
interface Placing {
  /** The partition, Region and account of an entry, if it is an ARN with these. */
  readonly homeOf?: (raw: string) => ArnHome | undefined;
  /** What its ARNs are of; without it, what is called or where the model runs. */
  readonly homeKind?: HomeKind;
}

export interface TextField<T> extends FieldBase, Placing {
  readonly kind: 'text';
  /** What the input shows while it is empty. */
  readonly example: string;
  /** An empty answer is a placeholder (`required`), or means "none". */
  readonly required: boolean;
  readonly prose?: boolean;
  readonly initial?: (view: AnswersView) => string;
  readonly check: (raw: string, view: AnswersView) => CheckedInput<T>;
  /** Used while there is no valid answer. */
  readonly placeholder: (view: AnswersView) => T;
}

export interface ListField<T> extends FieldBase, Placing {
  readonly kind: 'list';
  readonly example: string;
  readonly required: boolean;
  /** What one entry is called: "bucket". */
  readonly noun: string;
  readonly limit: number;
  readonly check: (raw: string, view: AnswersView) => CheckedInput<T>;
  readonly placeholder: (view: AnswersView) => readonly T[];
}

export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly options: (view: AnswersView) => readonly Option[];
  readonly initial: (view: AnswersView) => string;
}

export interface ChoicesField extends FieldBase {
  readonly kind: 'choices';
  /** `search` for long option lists, `cards` for a few. */
  readonly style: 'search' | 'cards';
  readonly options: (view: AnswersView) => readonly Option[];
  readonly initial: (view: AnswersView) => readonly string[];
  /** Nothing chosen is an answer. */
  readonly optional?: true;
  /** Where more than the options is accepted; else a value must be an option that is open. */
  readonly check?: (raw: string, view: AnswersView) => CheckedInput<string>;
  /** Used while nothing valid is chosen. Without it, the starting value. */
  readonly placeholder?: (view: AnswersView) => readonly string[];
}

export interface SwitchField extends FieldBase {
  readonly kind: 'switch';
  /** What it prevents or allows, in a line. */
  readonly effect: string;
  /** What else it stops, after “Also stops”. */
  readonly breaks?: string;
  /** What else to know before it is on. */
  readonly note?: string;
  readonly initial: (view: AnswersView) => boolean;
}

export type Field = TextField<unknown> | ListField<unknown> | ChoiceField | ChoicesField | SwitchField;

/** Rows keep their value types: these only fix the kind. */
export const textField = <T>(row: Omit<TextField<T>, 'kind'>): TextField<T> => ({ kind: 'text', ...row });
export const listField = <T>(row: Omit<ListField<T>, 'kind'>): ListField<T> => ({ kind: 'list', ...row });
export const choiceField = (row: Omit<ChoiceField, 'kind'>): ChoiceField => ({ kind: 'choice', ...row });
export const choicesField = (row: Omit<ChoicesField, 'kind'>): ChoicesField => ({ kind: 'choices', ...row });
export const switchField = (row: Omit<SwitchField, 'kind'>): SwitchField => ({ kind: 'switch', ...row });
