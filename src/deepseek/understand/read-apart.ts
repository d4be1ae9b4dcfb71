// Reads each of the tasks of a text as a text of its own, and says what belongs to none.
import type { Answers } from '#deepseek/answers/answers.ts';
import { overlap, placesOf, type UnplacedPart } from './not-read.ts';
import { otherTask, type OtherTask } from './other-tasks.ts';
import type { OutsidePart } from './outside.ts';
import type { SentenceReading } from './read-english.ts';
import type { TaskApart, TasksApart } from './tasks-apart.ts';
import { OTHERS } from './vocabulary/apart-words.ts';

type ReadOne = (text: string, given: Answers) => SentenceReading;

/** What a text states for each of the tasks that need a role of their own. */
export const withAnswers = (
  text: string,
  tasks: readonly OtherTask[],
  readOne: ReadOne,
): readonly OtherTask[] =>
  tasks.map((task) => {
    const { scenario, isJoinable } = task;
    const { answers } = isJoinable ? {} : readOne(text, { scenario, values: {} });
    return answers ? { ...task, answers } : task;
  });

/** “Nobody else may call it”: who else, another task says. */
export const othersIn = (text: string): readonly UnplacedPart[] => placesOf(text, OTHERS);

/** What is blank where another task is said. */
const GAP = /^[^]*\s{3,}(?=\S)/;

/** A place in what is said of one task, from the last gap on. */
function behindGap(text: string, { start, end }: UnplacedPart): UnplacedPart {
  const gap = GAP.exec(text.slice(start, end))?.[0].length ?? 0;
  return { text: text.slice(start + gap, end), start: start + gap, end };
}

/** No surer is a reading whose other role contradicts itself. */
const DOUBTFUL = 0.45;

/** Of a text with several tasks, each with a role of its own, what it says of one, and what is left out of any. */
export function readApart(
  { tasks, leftOut, only }: TasksApart,
  given: Answers | undefined,
  named: readonly OutsidePart[],
  readOne: ReadOne,
): SentenceReading {
  const texts = new Map(tasks.map((task) => [task, only(task)]));
  const own = tasks.find(({ row }) => row.id === given?.scenario) ?? tasks[0];
  const read = (task: TaskApart): SentenceReading => {
    const { id } = task.row;
    const text = texts.get(task)!;
    const reading = readOne(text, task === own && given ? given : { scenario: id, values: {} });
    return { ...reading, notRead: reading.notRead.map((part) => behindGap(text, part)) };
  };
  const others = tasks
    .filter((task) => task !== own)
    .map((task) => ({ task: otherTask(task, false), reading: read(task) }));
  const main = read(own);
  const readings = [main, ...others.map(({ reading }) => reading)];
  const asked = others.flatMap(({ reading: { conflicts, open = [] } }) => [
    ...conflicts.flatMap(({ parts }) => parts),
    ...open,
  ]);
  return {
    ...main,
    confidence: others.some(({ reading }) => reading.conflicts.length > 0)
      ? Math.min(main.confidence, DOUBTFUL)
      : main.confidence,
    notRead: [
      ...readings.flatMap(({ notRead }) => notRead),
      ...asked,
      ...[...texts.values()].flatMap(othersIn),
      ...leftOut.filter((place) => !named.some((part) => overlap(part, place))),
    ],
    outside: [
      ...readings.flatMap(({ outside }) => outside),
      ...named.filter((part) => leftOut.some((place) => overlap(part, place))),
    ],
    otherTasks: others.map(({ task, reading: { answers } }) => (answers ? { ...task, answers } : task)),
  };
}
