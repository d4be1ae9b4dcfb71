// Reads IDs and ARNs of Bedrock resources: projects, prompts, guardrails.
import { matchesRule } from '#iam/facts/input-rules.ts';
import { MODELS } from '#deepseek/facts/models.ts';
import { parseArn, type Arn } from '#iam/policy/arn.ts';
import type { CheckedInput, RoleHome, AnswersView } from '#deepseek/answers/field.ts';
import { readGuardrail, type Guardrail } from './guardrail.ts';
import { readTag } from './role-settings.ts';
import { misplaced, placeAdvice, type PlaceRules } from './misplaced-arn.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';
import { excerpt } from '#iam/text/invisible.ts';

/** Something with an ID: in the one Region that its ARN names, or in every Region of the role. */
export interface RegionalId {
  readonly id: string;
  readonly region?: string;
}

function acceptId(noun: string, id: string, arn: Arn | undefined, home: RoleHome): CheckedInput<RegionalId> {
  if (!arn) return accept<RegionalId>({ id });
  const { region } = arn;
  const rules: PlaceRules = {
    noun,
    otherAccount: { refuse: 'Change one of the two.' },
    otherRegion: { advise: 'The policy still names it there.' },
  };
  const fault = misplaced(arn, home, rules);
  if (fault) return refuse(fault);
  return accept<RegionalId>({ id, region }, `${noun} ${id} in ${region}`, placeAdvice(arn, home, rules));
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/security-iam-projects.html */
export function readProject(raw: string, view: AnswersView): CheckedInput<RegionalId> {
  const { home } = view;
  const text = raw.trim();
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const arn = parseArn(text);
  if (arn?.service === 'bedrock' && arn.resource.startsWith('project/')) {
    return refuse('Project ARNs on this endpoint have the service bedrock-mantle. Copy the ARN again.');
  }
  const id = arn ? arn.resource.replace(/^project\//, '') : text;
  const whole = `arn:aws:bedrock-mantle:us-east-1:111122223333:project/${id}`;
  if (!matchesRule('mantleProjectArn', arn ? text : whole)) {
    return refuse('Type default, a project ID such as proj_abc123, or a bedrock-mantle project ARN.');
  }
  const chosen = MODELS.filter((model) => model.mantleId && view.list('models').includes(model.id));
  const regions = [...new Set(chosen.flatMap((model) => model.regions))];
  if (arn && regions.length > 0 && !regions.includes(arn.region)) {
    return refuse(
      `This project is in ${excerpt(arn.region)}, where ${chosen.map((model) => model.name).join(' or ')} is not offered. Paste one of ${regions.join(', ')}.`,
    );
  }
  return acceptId('project', id, arn, home);
}

/** The promptIdentifier of botocore’s bedrock-agent; a version at the end is dropped. */
const PROMPT_ID = /^[0-9a-zA-Z]{10}$/;
const PROMPT_ARN =
  /^arn:(?:aws|aws-cn|aws-us-gov|aws-eusc):bedrock:[a-z0-9-]{1,20}:\d{12}:prompt\/[0-9a-zA-Z]{10}$/;

/** https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-management-test.html */
export function readPrompt(raw: string, home: RoleHome): CheckedInput<RegionalId> {
  const text = raw.trim();
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const bare = /^(.{1,200}):\d{1,5}$/.exec(text)?.[1] ?? text;
  const arn = parseArn(bare);
  if (arn ? !PROMPT_ARN.test(bare) : !PROMPT_ID.test(bare)) {
    return refuse(
      'A prompt ID has 10 letters and digits. Type it, or paste an ARN such as arn:aws:bedrock:us-east-1:111122223333:prompt/PROMPT1234',
    );
  }
  return acceptId('prompt', arn ? arn.resource.slice('prompt/'.length) : bare, arn, home);
}

/** A guardrail that an agent, a flow or a stored prompt applies: one of the account itself. */
export function readServiceGuardrail(raw: string, home: RoleHome): CheckedInput<Guardrail> {
  return readGuardrail(raw, home, { version: 'dropped' });
}

export interface TeamTag {
  /** Empty for none. */
  readonly key: string;
  readonly value: string;
}

/** A tag for a condition. IAM policies have Latin characters only, and the tag's key becomes part of a condition key. */
export function readTeamTag(raw: string): CheckedInput<TeamTag> {
  const read = readTag(raw);
  if (!read.ok) return read;
  const { key, value } = read.value;
  if (/\s/.test(key))
    return refuse('A tag key with spaces cannot be used in a condition here. Choose another tag.');
  const impure = notConcrete(key) ?? notConcrete(value.replaceAll(' ', ''));
  return impure ? refuse(impure) : read;
}
