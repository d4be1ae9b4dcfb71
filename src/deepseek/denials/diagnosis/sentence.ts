// A refused call as a sentence of parts: what the message stated is marked.
import type { Denial } from '#deepseek/denials/denial.ts';
import { isNotice } from '#deepseek/denials/parse/notices.ts';
import { modelByRuntimeId } from '#deepseek/facts/models.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { lastPart } from '#iam/request/principal.ts';

export interface DiagnosisPart {
  readonly text: string;
  readonly mark?: 'stated';
}

const nameIn = (resource: string): string => resource.slice(resource.search(/[/:]/) + 1);

/** The ID, name or address in an ARN: "deepseek.r1-v1:0", "acme-prompts/daily/prompt.txt". */
export function resourceName(arn: string): string {
  const parsed = parseArn(arn);
  if (!parsed) return arn;
  return parsed.service === 's3' ? parsed.resource : nameIn(parsed.resource) || parsed.resource;
}

/** The name of a model, or that of the resource. */
function resourceWords({ resource, model }: Denial): string | undefined {
  if (resource === undefined || resource === '*') return modelByRuntimeId(model ?? '')?.name ?? model;
  const name = resourceName(resource);
  return modelByRuntimeId(name)?.name ?? name;
}

/** "role ChatRole": what kind of principal it is, and its name. */
function whoParts({ principal, principalArn }: Denial): readonly DiagnosisPart[] {
  const type = /:(role|user)\//.exec(principalArn ?? '')?.[1];
  const name = principalArn === undefined ? principal : lastPart(principalArn);
  if (name === undefined) return [{ text: 'a caller' }];
  return type === undefined
    ? [{ text: name, mark: 'stated' }]
    : [{ text: `${type} ` }, { text: name, mark: 'stated' }];
}

const part = (before: string, text: string | undefined): readonly DiagnosisPart[] =>
  text === undefined || text === '' ? [] : [{ text: before }, { text, mark: 'stated' }];

/** “AWS refused role ChatRole in account 111122223333 the action InvokeModel on DeepSeek-R1 in us-west-2.” */
export function sentenceOf(denial: Denial): readonly DiagnosisPart[] {
  const { account, action, operation, region } = denial;
  const call = action === undefined ? operation : action.slice(action.indexOf(':') + 1);
  if (isNotice(denial.form))
    return [
      { text: 'No policy refused ' },
      ...(call === undefined ? [{ text: 'this call' }] : part('the action ', call)),
      ...(denial.principal === undefined ? [] : [{ text: ' of ' }, ...whoParts(denial)]),
      ...part(' in account ', account),
      ...part(' on ', resourceWords(denial)),
      ...part(' in ', region),
      { text: '.' },
    ];
  return [
    { text: 'AWS refused ' },
    ...whoParts(denial),
    ...part(' in account ', account),
    ...(call === undefined ? [{ text: ' a call' }] : part(' the action ', call)),
    ...part(' on ', resourceWords(denial)),
    ...part(' in ', region),
    { text: '.' },
  ];
}
