// Code of any language → the calls of AWS it makes, and the answers these state. Grammars are loaded when asked for.
import { identifiersProgram } from './languages/identifiers.ts';
import { startedCommands, staticText } from './languages/embedded.ts';
import { declaredIn } from './declared.ts';
import { withNamedOnce } from './named-once.ts';
import { notesOn, type CodeNotes } from './notes.ts';
import { bind, calledName, type CodeProgram, type Place } from './program.ts';
import type { CodeReading } from './reading.ts';
import { readProgram } from './read-program.ts';
import { syntaxOf } from './syntax.ts';
import { inUse, segmentsOf, type CodeLanguage } from './segments.ts';
import type { Parser, Tree } from '@lezer/common';

/**
 * What a parser may spend on faults: the sum of the readings that it tries at each place behind one. Some hundred faults
 * take this much; a text with more is not in the language.
 */
const MAX_RECOVERY = 3000;
/** Programs write JSON: it has few faults. */
const MAX_JSON_RECOVERY = 600;

/** The states of a parser within what is nested deeper than a person writes; its time grows with their square. */
const MAX_NESTED = 4000;

/** Lezer’s parsers count down how far behind a fault they are, and keep a stack for each reading. */
interface RecoveringParse {
  readonly recovering?: number;
  readonly stacks?: readonly { readonly stack: readonly number[] }[];
}

/** The tree of the text, as far as it was read. */
function parseCode(parser: Parser, text: string, limit = MAX_RECOVERY): Tree {
  const parse = parser.startParse(text);
  let spent = 0;
  let tree = parse.advance();
  while (!tree) {
    const { recovering = 0, stacks = [] } = parse as RecoveringParse;
    if (recovering > 0) spent += stacks.length;
    const isDeep = stacks.some(({ stack }) => stack.length > MAX_NESTED);
    if ((spent > limit || isDeep) && parse.stoppedAt === null) parse.stopAt(parse.parsedPos);
    tree = parse.advance();
  }
  return tree;
}

/** What is read of a longer text. In UTF-16 code units. */
const MAX_CODE = 400_000;

/** Languages of files that hold settings. */
const CONFIGURATION: ReadonlySet<CodeLanguage> = new Set(['yaml', 'json', 'other']);

type Reader = (text: string) => CodeProgram;

const READERS: { readonly [K in CodeLanguage]: () => Promise<Reader> } = {
  python: async () => {
    const [{ parser }, { pythonProgram }] = await Promise.all([
      import('@lezer/python'),
      import('./languages/python.ts'),
    ]);
    return (text) => pythonProgram(syntaxOf(parseCode(parser, text)), text);
  },
  java: async () => {
    const [{ parser }, { javaProgram }] = await Promise.all([
      import('@lezer/java'),
      import('./languages/java.ts'),
    ]);
    return (text) => javaProgram(syntaxOf(parseCode(parser, text)), text);
  },
  go: async () => {
    const [{ parser }, { goProgram }] = await Promise.all([import('@lezer/go'), import('./languages/go.ts')]);
    return (text) => goProgram(syntaxOf(parseCode(parser, text)), text);
  },
  csharp: async () => (await import('./languages/braces.ts')).bracesProgram,
  rust: async () => (await import('./languages/braces.ts')).bracesProgram,
  braces: async () => (await import('./languages/braces.ts')).bracesProgram,
  shell: async () => (await import('./languages/shell.ts')).shellProgram,
  make: async () => (await import('./languages/make.ts')).makeProgram,
  yaml: async () => (await import('./languages/yaml.ts')).yamlProgram,
  hcl: async () => (await import('./languages/hcl.ts')).hclProgram,
  other: async () => identifiersProgram,
  json: async () => {
    const [{ parser }, { jsonProgram }] = await Promise.all([
      import('@lezer/javascript'),
      import('./languages/json.ts'),
    ]);
    const single = parser.configure({ top: 'SingleExpression' });
    return (text) => jsonProgram(syntaxOf(parseCode(single, text, MAX_JSON_RECOVERY)), text);
  },
  javascript: async () => {
    const [{ parser }, { javaScriptProgram }] = await Promise.all([
      import('@lezer/javascript'),
      import('./languages/javascript.ts'),
    ]);
    const typed = parser.configure({ dialect: 'ts jsx' });
    return (text) => javaScriptProgram(syntaxOf(parseCode(typed, text)), text);
  },
};

interface ReadPart {
  readonly files?: readonly string[];
  readonly program: CodeProgram;
  readonly language: CodeLanguage;
  readonly code: string;
  /** Takes what is said of places in the code. */
  readonly notes: CodeNotes;
  /** The file that the code stands in. */
  readonly outer?: CodeProgram;
}

/** A place of the file around the code: its offsets are below 0. */
const outside = ({ start, end }: Place): Place => ({ start: -1 - start, end: -1 - end });

/** Notes on code that stands elsewhere in the text: the script of a job. */
function notesWithin(notes: CodeNotes, offsets: readonly number[]): CodeNotes {
  const placed = <T extends Place>(place: T): T => {
    if (place.start < 0) return { ...place, ...outside(place) };
    const start = offsets[place.start] ?? offsets.at(-1) ?? 0;
    const end = place.end > place.start ? (offsets[place.end - 1] ?? start) + 1 : start;
    return { ...place, start, end: Math.max(start, end) };
  };
  return {
    ...notes,
    textAt: (place) => notes.textAt(placed(place)),
    lineOf: (place) => notes.lineOf(placed(place)),
    call: (place, service, operation, end) =>
      notes.call(placed(place), service, operation, placed({ start: place.start, end }).end),
    state: ({ beside, ...place }, said) =>
      notes.state({ ...placed(place), ...(beside && { beside: placed(beside) }) }, said),
    ask: (place, message, field) => notes.ask(placed(place), message, field),
    contradict: (field, parts) => notes.contradict(field, parts.map(placed)),
  };
}

/** A program and what stands within it, such as the scripts of a workflow. */
async function partsOf(
  language: CodeLanguage,
  code: string,
  notes: CodeNotes,
  outer?: CodeProgram,
): Promise<readonly ReadPart[]> {
  const read = await READERS[language]();
  const program = read(code);
  program.embedded.push(...startedCommands(program.calls));
  const inner = await Promise.all(
    program.embedded.map((own) => partsOf(own.language, own.code, notesWithin(notes, own.offsets), program)),
  );
  return [{ program, language, code, notes, ...(outer && { outer }) }, ...inner.flat()];
}

/** What one block sets in the environment, the others read; a script reads what the file around it sets. */
function shareEnvironment(parts: readonly ReadPart[]): void {
  for (const { program, outer } of parts)
    for (const other of parts)
      for (const [name, values] of other.program.environment) {
        if (other.program === program || program.environment.has(name)) continue;
        if (outer === undefined && other.outer === undefined) program.environment.set(name, values);
        if (outer === other.program)
          program.environment.set(
            name,
            values.flatMap((value) => {
              const known = staticText(value);
              return known === undefined ? [] : { kind: 'text' as const, value: known, ...outside(value) };
            }),
          );
      }
}

/** Files of JSON that a command takes, `file://job.json`, are what it says, and nothing by themselves. */
function bindFiles(parts: readonly ReadPart[]): ReadonlySet<ReadPart> {
  const taken = new Set<ReadPart>();
  for (const part of parts)
    for (const { language, program, code } of part.language === 'json' ? parts : []) {
      const name = `file://${(part.files?.[0] ?? '').replace(/^.*\//, '')}`;
      if (language !== 'shell' || name === 'file://' || !code.includes(name)) continue;
      taken.add(part);
      for (const value of part.program.root.returns) bind(program.root, name, value, { at: 0 });
    }
  return taken;
}

/** A properties or INI file: nothing in it is left unread. */
const isListOfSettings = (code: string): boolean =>
  code.split('\n').every((line) => /^\s*(?:[#;![]|[\w.-]+\s*[=:]|$)/.test(line));

const PRODUCTION = /(?:^|[/._-])prod(?:uction)?(?=[/._-])/i;

/** Nothing but the settings of a program: no resource, and no command. */
const isOfSettings = ({ program, language, outer }: ReadPart): boolean =>
  !outer &&
  (CONFIGURATION.has(language) || language === 'shell') &&
  program.embedded.length === 0 &&
  program.calls.every((call) => SETTINGS.has(calledName(call)));
const SETTINGS: ReadonlySet<string> = new Set([
  'ModelSettings',
  'OpenModelSettings',
  'EndpointSettings',
  'OpenAI',
]);

const notRead = (where: string): string =>
  `${where}: this language is not read. Only the models, ARNs, Regions and buckets in it are.`;

/** Reads code, or the template around policies. Never throws; a text that calls nothing gives an empty reading. */
export async function readCode(whole: string, isTemplate = false): Promise<CodeReading> {
  const text = inUse(whole.slice(0, MAX_CODE));
  const notes = notesOn(text);
  const segments = segmentsOf(text, isTemplate);
  const parts = (
    await Promise.all(
      segments.map(async ({ language, code, files }) =>
        (await partsOf(language, code, notes)).map((part) => ({ ...part, files })),
      ),
    )
  ).flat();
  shareEnvironment(parts);
  const taken = bindFiles(parts);
  if (segments.some(({ language, code }) => language === 'other' && !isListOfSettings(code)))
    notes.ask({ start: 0, end: text.indexOf('\n') < 0 ? text.length : text.indexOf('\n') }, notRead);
  const files = parts.filter(({ outer }) => !outer);
  const isConfig = ({ language }: ReadPart): boolean => CONFIGURATION.has(language);
  const isMain = (part: ReadPart): boolean => (part.files ?? []).some((file) => PRODUCTION.test(file));
  const groups = [
    files.filter((part) => !isConfig(part)),
    files.filter((part) => isConfig(part) && !isMain(part)),
    files.filter((part) => isConfig(part) && isMain(part)),
  ];
  const declared = declaredIn(groups.map((group) => group.map(({ program }) => program)));
  // What scripts do says what their file is for, and what code takes from settings, which of them count.
  const settings = files.filter(isOfSettings);
  const read = (part: ReadPart): void =>
    readProgram(part.program, part.code, part.notes, part.outer ? undefined : declared);
  parts
    .filter((part) => !settings.includes(part) && !taken.has(part))
    .toReversed()
    .forEach(read);
  if (!notes.namesModel()) settings.toReversed().forEach(read);
  if (!notes.hasTask() && parts.length > 0) {
    // Whatever calls it stands elsewhere: the models that are named are all there is.
    readProgram(identifiersProgram(text, true), '', notes);
  }
  return withNamedOnce(text, notes.done());
}
