// What is known of a text once it is read.
import type { Answers } from '#deepseek/answers/answers.ts';
import type { CodeCall, CodeQuestion } from '#deepseek/code/reading.ts';
import type { NeededAnswer } from './code-answers.ts';
import type { CodeNote, UnderstoodCode } from './code-notes.ts';
import type { Conflict } from './conflicts.ts';
import type { UnplacedPart } from './not-read.ts';
import type { OtherTask } from './other-tasks.ts';
import type { OutsidePart } from './outside.ts';
import type { OpenQuestion, SentenceReading, UnderstoodPart } from './read-english.ts';
import type { TextKind } from './text-kind.ts';

/** What was read from a text. */
export interface Understood {
  /** Absent where the text leads to no answers by itself. */
  readonly answers?: Answers;
  /** What was read from where. Empty for policies: they are read as a whole. */
  readonly understood: readonly (UnderstoodPart | UnderstoodCode)[];
  /** Of a sentence, also of one around an error message: how sure the reading is, and what it does not follow. */
  readonly sentence?: SentenceReading;
  /** The calls of AWS in code. */
  readonly calls?: readonly CodeCall[];
  /** What code or a sentence leaves open. */
  readonly open?: readonly (CodeQuestion | OpenQuestion)[];
  /** What the role needs and code does not say, in the order in which to ask. */
  readonly needed?: readonly NeededAnswer[];
  /** What each place of code needs. */
  readonly notes?: readonly CodeNote[];
  /** What code contradicts itself in; a sentence has its own. */
  readonly conflicts?: readonly Conflict[];
  /** What code names that no role here is about; a sentence has its own. */
  readonly outside?: readonly OutsidePart[];
  /** Words around code or policies that no answer holds. */
  readonly notRead?: readonly UnplacedPart[];
  /** Tasks that they name, besides that of the answers. */
  readonly otherTasks?: readonly OtherTask[];
}

/** What a text is, and what was read from it. */
export interface Understanding extends Understood {
  readonly kind: TextKind;
}
