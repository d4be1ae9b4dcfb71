// The policies in a file, each with its location in the file.
//
// The one place of the command line that knows how policies are found.
import { readQuickly } from '#iam/json/index.ts';
import { type ModuleTree, type SourceText, isPolicy, mayHaveCalls } from '#iam/import/index.ts';
import { inferPolicyType } from '#iam/grammar/index.ts';
import { sameLocation, type PoliciesInFile } from './located-policy.ts';

/** What the names of files end in that a folder is searched for. */
export const READABLE: readonly string[] = ['json', 'template', 'yaml', 'yml', 'tf', 'tofu'];

export interface TerraformAround {
  /** The other files of its module, by default what is in its folder. */
  readonly beside?: readonly SourceText[];
  /** The modules that may call each other. */
  readonly tree?: ModuleTree | undefined;
}

/** Every policy of a file. Never throws. */
export async function policiesIn(
  text: string,
  fileName: string,
  around?: TerraformAround,
): Promise<PoliciesInFile> {
  // Most files are a policy and nothing else.
  const value = readQuickly(text);
  if (value !== undefined && isPolicy(value) && !mayHaveCalls(text)) {
    const alone = {
      title: fileName,
      where: '',
      type: inferPolicyType(value),
      text,
      isPlain: true as const,
      locationOf: sameLocation,
    };
    return { policies: [alone], unread: [], isOther: () => false };
  }
  // What reads templates is loaded for them only.
  const { policiesInTemplate } = await import('./policies-in-template.ts');
  return policiesInTemplate(text, fileName, around);
}
