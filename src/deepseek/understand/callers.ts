// Who calls, where several are named: what is called, what only owns something, deploys or holds the code is no trusted entity of the role.
import type { ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import type { StatedPart } from './sentence-part.ts';
import { CALLED } from './state-answers.ts';

export { isAllOutside } from './all-outside.ts';
export { placeRegions } from './caller-regions.ts';
export { whoCalls } from './who-calls.ts';

/** “A bucket of account B”, “the model lives in another account”. */
const OWNED =
  /\b(?:buckets?|models?|images?|keys?|repositor(?:y|ies)|ecr|weights|data|logs?|files?|endpoints?|distill\w*)\b(?:[^.;,]{0,30}\b(?:of|in|from|by|to)\s+(?:an?\s+|the\s+|our\s+)?|\W+)$/i;

/** “The code is on GitHub”, “we deploy with GitLab CI”. */
const HOLDS_CODE =
  /\b(?:code(?:base)?|sources?|repos?|repositor(?:y|ies)|terraform|cdk|iac|infra\w*|manifests?|charts?|stacks?|images?|pipelines?|ci|releases?|deployments?|issues|deploy(?:s|ed|ing)?|buil(?:ds?|t|ding)|roll(?:s|ed)? out|ship(?:s|ped)?|provision(?:s|ed)?|releas(?:e|es|ed)|appl(?:y|ies|ied)|test(?:s|ed)?|develop(?:ed)?|creat(?:e|es|ed))\b[^.;,]{0,25}\b(?:on|in|at|with|via|by|through|using|from|over|is|uses?)\s+(?:the\s+|our\s+|an?\s+)?(?:(?:github|gitlab)\s+)?(?:(?:repo\w*|project)\s+)?$/i;
const DEPLOYS =
  /^(?:\s+(?:actions?|ci|jobs?|pipelines?|workflows?|runners?|repo\w*))?\s+(?:only\s+|just\s+|then\s+)?(?:deploys?|builds?|rolls? out|ships?|provisions?|releases?|pushes|holds?|hosts? (?:the|our) (?:code|repo\w*)|is (?:only |just )?(?:for|where) (?:the |our )?(?:code|source|ci|cd|deploy\w*|build\w*|repo\w*))\b(?! and (?:calls?|invokes?)| with the same role)/i;

/** These hold code and deploy it. */
const FORGES: ReadonlySet<string> = new Set(['github', 'gitlab', 'codebuild']);

/** How far back the words for what is owned may stand, in UTF-16 code units. */
const BACK = 70;

/** The parts, of which only callers mean a trusted entity. */
export function callersIn(
  text: string,
  parts: readonly StatedPart[],
  { id, entities }: ScenarioRow,
): readonly StatedPart[] {
  const offered: readonly string[] = entities;
  const isCallee = ({ entities: meant, start, end }: StatedPart): boolean => {
    const before = text.slice(Math.max(0, start - BACK), start);
    return (
      meant.some((each) => each === CALLED[id]) ||
      (meant.includes('account') && OWNED.test(before)) ||
      (meant.some((each) => FORGES.has(each)) &&
        (HOLDS_CODE.test(before) || DEPLOYS.test(text.slice(end, end + BACK))))
    );
  };
  const named = parts.filter(({ entities: meant }) => meant.some((each) => offered.includes(each)));
  const callees = named.filter(isCallee);
  if (callees.length === 0 || callees.length === named.length) return parts;
  return parts.map((part) => (callees.includes(part) ? { ...part, entities: [] } : part));
}
