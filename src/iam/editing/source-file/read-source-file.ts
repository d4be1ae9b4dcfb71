// Finds the policies in a file as it is being written, in whatever language and however unfinished.
//
// Why there are two finders: that of iam/import reads values, so that it can work out a module with its loops, functions
// and other files, or a 20 MB plan; this one reads trees that keep the place of each part, and takes what is half written.
// What resources hold is said once, in iam/import/policy-holders.ts, and the place that a check gives for a policy leads
// to the one that is found here. unfinished-readers.test.ts compares the two.
import { childAt } from '#iam/editing/completion/completion-context.ts';
import { withPlaceholders } from '#iam/import/placeholders.ts';
import { validJson } from '#iam/json/quick-json.ts';
import { readUnfinished, type UnfinishedTree } from '#iam/editing/completion/unfinished-json.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import type { TextRange } from '#iam/json/ranges.ts';
import type { SourceFile, SourceLanguage, SourceOptions } from './source-file.ts';
import { policiesInTerraform } from './terraform-policies.ts';
import { policiesInDocuments } from './template-policies.ts';
import { readUnfinishedYaml } from './unfinished-yaml.ts';

export type {
  SourceFile,
  SourceForm,
  SourceLanguage,
  SourceOptions,
  SourcePolicy,
  UnresolvedRange,
} from './source-file.ts';

/** A longer text is no template: CloudFormation takes 1 MB. */
const MAX_LENGTH = 2_000_000;

type Found = Pick<SourceFile, 'policies' | 'documents'>;

function inDocuments(text: string, documents: readonly UnfinishedTree[], options: SourceOptions): Found {
  return { policies: policiesInDocuments(text, documents, options), documents };
}

const READERS: Readonly<Record<SourceLanguage, (text: string, options: SourceOptions) => Found>> = {
  json: (text, options) => inDocuments(text, [readUnfinished(text) ?? []].flat(), options),
  yaml: (text, options) => inDocuments(text, readUnfinishedYaml(text), options),
  hcl: (text, options) => ({ policies: policiesInTerraform(text, options), documents: [] }),
};

/** The policies in the text, with the place of each of their parts. Never throws. */
export function readSourceFile(
  text: string,
  language: SourceLanguage,
  options: SourceOptions = {},
): SourceFile {
  const isTooLong = text.length > MAX_LENGTH;
  const isRead = options.fileName !== undefined && language !== 'hcl' && !isTooLong;
  const filled = isRead
    ? withPlaceholders(text, () => language !== 'json' || validJson(text) !== undefined)
    : { text, markers: [] };
  const found = isTooLong ? { policies: [], documents: [] } : READERS[language](filled.text, options);
  return { text, filled, language, options, ...found };
}

/** The range of the value at a path, whose first step is the number of the document; undefined where there is none. */
export function rangeAt({ documents }: SourceFile, [first, ...steps]: JsonPath): TextRange | undefined {
  const document = typeof first === 'number' ? documents[first] : undefined;
  return steps.reduce<UnfinishedTree | undefined>(childAt, document);
}
