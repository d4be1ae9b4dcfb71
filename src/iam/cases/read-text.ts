// The value in the text of a case file, YAML or JSON, and the lines of its parts.
import { readJson, valueWithLines } from '#iam/import/read-json.ts';
import { readYaml } from '#iam/import/yaml.ts';
import { linesOf } from '#iam/import/lines.ts';
import { parse, type JsonValue } from '#iam/json/parse.ts';
import { show } from '#iam/text/quote.ts';
import type { CaseProblem } from './test-case.ts';

export type LineOf = (value: JsonValue) => number | undefined;

interface CaseText {
  /** Undefined with problems that leave nothing to read. */
  readonly value: JsonValue | undefined;
  readonly lineOf: LineOf;
  readonly problems: readonly CaseProblem[];
}

const broken = (message: string, line?: number): CaseText => ({
  value: undefined,
  lineOf: () => undefined,
  problems: [{ line, message }],
});

const twice = ({ name, line }: { readonly name: string; readonly line: number }): CaseProblem => ({
  line,
  message: `${show(name)} is here twice in one object, and only the last counts. Remove one.`,
});

function fromYaml(text: string): CaseText {
  const { values, lines, repeated, problem } = readYaml(text);
  if (problem !== undefined) {
    const [, line, rest] = /^Line (\d+) (.*)$/s.exec(problem) ?? [];
    return line === undefined ? broken(problem) : broken(`The text ${rest}`, Number(line));
  }
  if (values.length > 1) return broken('The file has several YAML documents. Write all cases in one.');
  return { value: values[0], lineOf: (value) => lines.get(value), problems: repeated.map(twice) };
}

function fromJson(text: string): CaseText {
  const reading = readJson(text);
  if (reading.kind === 'refused') return broken(reading.message);
  if (reading.kind === 'value' && reading.isExact) {
    const root = reading.tree();
    if (root === undefined) return broken('The file is empty.');
    const { value, lineOf, repeated } = valueWithLines(text, root);
    return { value, lineOf, problems: repeated.map(twice) };
  }
  const [first] = parse(text).problems.filter(({ id }) => id !== 'byte-order-mark');
  return first
    ? broken(`The text is not valid JSON. ${first.message}`, linesOf(text)(first.start))
    : broken('The text is not valid JSON.');
}

/** Never throws. */
export function readCaseText(text: string, fileName: string): CaseText {
  const plain = text.replace(/^\ufeff/, '');
  const isJson = /\.json$/i.test(fileName) || (!/\.ya?ml$/i.test(fileName) && /^\s*\{/.test(plain));
  const reading = isJson ? fromJson(plain) : fromYaml(plain);
  const isEmpty = reading.value === undefined || reading.value === null;
  return isEmpty && reading.problems.length === 0 ? broken('The file is empty.') : reading;
}
