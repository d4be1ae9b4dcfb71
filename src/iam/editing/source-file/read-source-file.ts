// Finds the policies in a file as it is being written, in whatever language and however unfinished.
import { readUnfinished } from '#iam/editing/completion/unfinished-json.ts';
import type { SourceFile, SourceLanguage, SourceOptions, SourcePolicy } from './source-file.ts';
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

type Reader = (text: string, options: SourceOptions) => readonly SourcePolicy[];

const READERS: Readonly<Record<SourceLanguage, Reader>> = {
  json(text, options) {
    const tree = readUnfinished(text);
    return tree ? policiesInDocuments(text, [tree], options) : [];
  },
  yaml: (text, options) => policiesInDocuments(text, readUnfinishedYaml(text), options),
  hcl: policiesInTerraform,
};

/** The policies in the text, with the place of each of their parts. Never throws. */
export function readSourceFile(
  text: string,
  language: SourceLanguage,
  options: SourceOptions = {},
): SourceFile {
  const policies = text.length > MAX_LENGTH ? [] : READERS[language](text, options);
  return { text, language, options, policies };
}
