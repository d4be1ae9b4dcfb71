// Policies, and what a template around them says → the answers that make them.
import type { Answers } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { openPoliciesInSteps } from '#deepseek/recognize/open-policies.ts';
import { MODELS } from '#deepseek/facts/models.ts';
import { readPolicies } from '#iam/import/read-policies.ts';
import { codeAnswers } from './code-answers.ts';
import { areCalls } from './code-tasks.ts';
import { readSentence } from './read-sentence.ts';
import type { Understood } from './understanding.ts';

interface RecognizedAnswers {
  /** Absent where no task here is like the policies. */
  readonly answers?: Answers;
  /** They make less than half of the policies, which are only likely for this. */
  readonly isFar: boolean;
}

export interface TemplateReading extends Understood {
  /** Whether words may choose another task. */
  readonly isFar: boolean;
}

/** The answers that the policies in the text are closest to. Undefined: no policy can be read. */
export async function answersOfPolicies(text: string): Promise<RecognizedAnswers | undefined> {
  const { policies } = await readPolicies(text);
  const steps = openPoliciesInSteps(policies.map(({ type, text: own }) => ({ type, text: own })));
  for (;;) {
    const step = steps.next();
    if (!step.done) continue;
    if (!step.value) return policies.length > 0 ? { isFar: true } : undefined;
    const { answers, isFar } = step.value;
    // Without a trust policy, who assumes the role is not said.
    if (policies.some(({ type }) => type === 'trust')) return { answers, isFar };
    const { entity: _entity, ...values } = answers.values;
    return { answers: { ...answers, values }, isFar };
  }
}

/** What a template names by its own names: “aws_organizations_policy.no_deepseek.id”. */
const REFERENCE =
  /\b(?:data|local|var|module|aws_\w+)(?:\.\w+)+|^[ \t]*(?:resource|data|module)(?:[ \t]+"[^"]*"){1,2}/gm;

/** Whom a Deny leaves out, in JSON, in YAML and in a document of Terraform, and the roles that follow. */
const EXEMPTED =
  /\b(?:Arn|String)Not(?:Like|Equals)\w*["']?[\s:=,{[\]}()-]{1,40}(?:variable\s*=\s*)?["']?aws:PrincipalArn["']?[\s:=,[\]-]{1,40}(?:values\s*=\s*\[?\s*)?((?:["']?arn:[^"'\s,\]]+["']?[\s,-]*){1,100})/gi;
const ROLE = /arn:[\w-]+:iam::[\d*?]+:role\/[^"'\s,\]]+/g;

/** What the words of a policy say that no scenario makes as it stands. */
function wordsOfPolicies(text: string): Pick<Understood, 'answers' | 'understood' | 'open'> {
  const { answers, understood, open } = readSentence(
    text.replaceAll(REFERENCE, blankOf).replaceAll(/["{}[\]]|^[ \t]*(?:#|\/\/).*$/gm, blankOf),
  );
  if (!answers) return { understood: [] };
  const accounts = new Set(
    Array.from(text.matchAll(/\barn:[\w-]+:\w+:[\w*-]+:(\d{12}):/g), ([, id = '']) => id),
  );
  const [account] = accounts;
  const view = viewOf(answers);
  const isOwn = accounts.size === 1 && account !== undefined && view.asks('account');
  const streams = /WithResponseStream\b/.test(text) && view.asks('streaming');
  const values = {
    ...answers.values,
    ...(isOwn && { account }),
    ...(streams && { streaming: true }),
  };
  return { answers: { ...answers, values }, understood, ...(open && { open }) };
}

const blankOf = (part: string): string => ' '.repeat(part.length);

/** What stands for a part of DeepSeek, or for all but a part. */
const OF_ALL = /deepseek[\w.-]*\*|\bNotResource\b|\bnot_resources\b/i;

/** The roles that a Deny leaves out and the models that it names are answers, however far the rest of the policy is. */
function withNamed(text: string, { scenario, values }: Answers): Answers {
  const view = viewOf({ scenario, values });
  const roles = Array.from(text.matchAll(EXEMPTED)).flatMap(([, list = '']) => list.match(ROLE) ?? []);
  const models = MODELS.filter(({ runtimeId }) => text.includes(`foundation-model/${runtimeId}`));
  const namesModels = scenario === 'deny-deepseek' && models.length > 0 && !OF_ALL.test(text);
  return {
    scenario,
    values: {
      ...(roles.length > 0 && view.asks('scpExemptRoles') && { scpExemptRoles: roles }),
      ...(namesModels && { denyScope: 'some', deniedModels: models.map(({ id }) => id) }),
      ...values,
    },
  };
}

/** Policies, and what a template around them says: who assumes the role, and what it calls; for the task `told`, if it is. */
export async function readTemplate(text: string, told?: ScenarioId): Promise<TemplateReading> {
  const found = await answersOfPolicies(text);
  const recognized = found?.answers;
  const { answers, understood, ...rest } = await codeAnswers(text, true, told);
  const { outside, conflicts } = rest;
  const isSame = recognized?.scenario === answers?.scenario;
  const bothCall = answers && areCalls(recognized?.scenario ?? 'invoke', answers.scenario);
  const isFar = found?.answers === undefined || found.isFar;
  if (answers && (told !== undefined || isSame || bothCall)) {
    const isAsked = (id: string): boolean => conflicts.some(({ field }) => field === id);
    const values = Object.fromEntries(
      Object.entries({ ...(isSame && recognized?.values), ...answers.values }).filter(([id]) => !isAsked(id)),
    );
    return { ...rest, answers: { ...answers, values }, understood, isFar: isFar && !isSame };
  }
  // What is far from all that is made here shows less of its names to the search than to a reader.
  const words = found === undefined || found.isFar ? wordsOfPolicies(text) : undefined;
  const isOfWords = words && (!found || words.answers?.scenario === recognized?.scenario);
  const own = isOfWords ? words : { ...(recognized && { answers: recognized }), understood: [] };
  return {
    ...own,
    ...(own.answers && { answers: withNamed(text, own.answers) }),
    outside,
    conflicts,
    isFar,
  };
}
