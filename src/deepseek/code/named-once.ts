// What a program hands on in a way that is not followed, and names once: its only model, its only Region.
import { identifiersProgram } from './languages/identifiers.ts';
import { notesOn } from './notes.ts';
import type { CodeQuestion, CodeReading, CodeStatement } from './reading.ts';
import { readProgram } from './read-program.ts';

/** What stands in the environment is for its owner to say. */
const isFollowable = ({ message }: CodeQuestion): boolean => !message.includes('environment variable');

/** What stands before the value of a constant, a setting, an option or a parameter. */
const IS_SET = new RegExp(
  [
    // `MODEL = "…"`, and not `DEPRECATED_MODEL = "…"`
    String.raw`(?:^|[\n;{,(])[ \t]*(?:[a-z]+[ \t]+){0,4}(?:String[ \t]+)?(?!\w*(?:DEPREC|BLOCK|OLD|BAN|DEN[IY]|FORBID|LEGACY|RETIR))[A-Z][A-Z0-9_]*(?:[ \t]*:[ \t]*&?\w+)?[ \t]*=`,
    String.raw`["'](?:region|model|model_?id)["'][ \t]*:`,
    String.raw`\bdefault(?:_value)?[ \t]*=`,
    String.raw`\bregion[ \t]*:[ \t]*(?:str|string)[ \t]*=`,
  ]
    .map((before) => `${before}[ \\t]*["'\`]$`)
    .join('|'),
);

/** The only thing that is named, if it is set, and not compared, listed or said by the way. */
function onlyOne(code: string, all: readonly CodeStatement[]): readonly CodeStatement[] {
  const [first] = all;
  if (!first || new Set(all.map(({ text }) => text)).size !== 1) return [];
  const before = code.slice(Math.max(0, first.start - 120), first.start);
  return IS_SET.test(before) ? [first] : [];
}

const isOpenCall = ({ task, answers }: CodeStatement): boolean =>
  task === 'invoke' && Object.keys(answers).length === 0;

/** The reading with the model and the Region of calls that leave theirs open, where the text has one only. */
export function withNamedOnce(text: string, reading: CodeReading): CodeReading {
  const { statements, questions } = reading;
  const asks = (field: string): boolean =>
    questions.some((each) => each.field === field) &&
    questions.every((each) => each.field !== field || isFollowable(each));
  const isModelOpen = asks('models') && statements.some(isOpenCall);
  const isRegionOpen = asks('regions') && !statements.some(({ answers }) => answers.regions !== undefined);
  if (!isModelOpen && !isRegionOpen) return reading;
  const program = identifiersProgram(text, true);
  const notes = notesOn(text);
  for (const region of program.environment.get('AWS_REGION') ?? [])
    if (region.kind === 'text') notes.state(region, { answers: { regions: [region.value] } });
  const regions = isRegionOpen ? onlyOne(text, notes.done().statements) : [];
  readProgram(program, '', notes);
  const models = isModelOpen
    ? onlyOne(
        text,
        notes.done().statements.filter(({ task }) => task !== undefined),
      )
    : [];
  const isAnswered = ({ field }: CodeQuestion): boolean =>
    (field === 'models' && models.length > 0) || (field === 'regions' && regions.length > 0);
  return {
    ...reading,
    statements: [
      ...statements.filter((each) => models.length === 0 || !isOpenCall(each)),
      ...models,
      ...regions,
    ],
    questions: questions.filter((each) => !isAnswered(each)),
  };
}
