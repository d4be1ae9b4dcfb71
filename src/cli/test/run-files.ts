// Runs the cases of all files.
import {
  type CaseFile,
  type CaseProblem,
  type CaseResult,
  type DecidingStatement,
  type DocumentCoverage,
  type NamedDocument,
  coverageOf,
  documentsOf,
  pathsOf,
  readCases,
  refsIn,
  runCase,
} from '#iam/cases/index.ts';
import { asList } from '#iam/json/index.ts';
import type { Reference } from '#iam/reference/index.ts';
import { referenceFacts } from '#iam/decide/index.ts';
import { referenceWith } from '#cli/reference.ts';
import { undamaged } from '#cli/terminal.ts';
import { UsageError } from '#cli/usage.ts';
import { PolicyFiles } from './policy-files.ts';

export interface TestedFile {
  readonly file: string;
  readonly title: string | undefined;
  /** What is wrong with the file. Its cases are run all the same. */
  readonly problems: readonly CaseProblem[];
  readonly cases: readonly CaseResult[];
}

export interface TestRun {
  readonly files: readonly TestedFile[];
  readonly coverage: readonly DocumentCoverage[];
  readonly counts: {
    readonly passed: number;
    readonly failed: number;
    /** Cases that could not be decided, and files with problems. */
    readonly errors: number;
  };
  /** The policy files that cases name. */
  readonly policyFiles: readonly string[];
}

const servicesOf = ({ cases }: CaseFile, reference: Reference): readonly string[] =>
  cases.flatMap(({ request }) =>
    asList(request['action']).flatMap((action) =>
      typeof action === 'string' ? (reference.listed(action.split(':')[0] ?? '')?.prefix ?? []) : [],
    ),
  );

async function readFile(file: string, readText: (path: string) => Promise<string>): Promise<CaseFile> {
  try {
    return readCases(undamaged(await readText(file), file), file);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const problems = [{ line: undefined, message: error.message }];
    return { title: undefined, cases: [], documents: [], problems };
  }
}

/** A document that a case file holds is called by the file, too. */
const inFile = (document: NamedDocument, file: string, isPath: boolean): NamedDocument =>
  isPath || document.builtIn ? document : { ...document, title: `${file}, ${document.title}` };

export async function runFiles(
  files: readonly string[],
  readText: (path: string) => Promise<string>,
): Promise<TestRun> {
  const policyFiles = new PolicyFiles(readText);
  const documents: NamedDocument[] = [];
  const decided: DecidingStatement[] = [];
  const tested: TestedFile[] = [];
  for (const file of files) {
    const read = await readFile(file, readText);
    const applied = new Set(read.cases.map(({ policies }) => policies));
    const refs = [...read.documents, ...[...applied].flatMap(refsIn)];
    const load = await policyFiles.load(file, pathsOf(refs));
    const reference = referenceWith((known) => new Set(servicesOf(read, known)));
    const ground = { load, reference, facts: referenceFacts(reference) };
    const cases = read.cases.map((each) => runCase(each, ground));
    for (const ref of refs)
      documents.push(...documentsOf([ref], load).map((each) => inFile(each, file, 'path' in ref)));
    decided.push(...cases.flatMap(({ decidedBy }) => decidedBy));
    tested.push({ file, title: read.title, problems: read.problems, cases });
  }
  const all = tested.flatMap(({ cases }) => cases);
  const withStatus = (status: CaseResult['status']): number =>
    all.filter((each) => each.status === status).length;
  return {
    files: tested,
    coverage: coverageOf(documents, decided),
    counts: {
      passed: withStatus('passed'),
      failed: withStatus('failed'),
      errors: withStatus('error') + tested.filter(({ problems }) => problems.length > 0).length,
    },
    policyFiles: [...policyFiles.paths],
  };
}
