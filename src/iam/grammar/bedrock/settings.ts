// Checks what an Amazon Bedrock policy of AWS Organizations sets: the guardrail, its Region, the models.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_bedrock_syntax.html
import type { Finding } from '#iam/findings/finding.ts';
import { matchesRule } from '#iam/facts/input-rules.ts';
import { isRegion, partitionOfRegion } from '#iam/facts/regions.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { isList, isObject, own, type JsonValue } from '#iam/json/json-value.ts';
import { show, showAll } from '#iam/text/quote.ts';
import { PAGES } from '#iam/grammar/elements.ts';
import { listedValues } from '#iam/grammar/settings/explain.ts';
import { BEDROCK_GRAMMAR } from './members.ts';

interface Configuration {
  readonly region: string;
  readonly path: JsonPath;
  readonly value: JsonValue;
}

interface Identifier {
  readonly path: JsonPath;
  readonly account: string;
}

const membersOf = (value: JsonValue | undefined): readonly (readonly [string, JsonValue])[] =>
  isObject(value) ? Object.entries(value).filter(([name]) => !name.startsWith('@@')) : [];

const fault = (
  part: Pick<Finding, 'id' | 'message'> & Pick<Partial<Finding>, 'severity'>,
  path: JsonPath,
  target: 'key' | 'value' = 'value',
): Finding => ({ severity: 'error', source: PAGES.bedrockPolicy, ...part, locations: [{ path, target }] });

const IDENTIFIER = 'bedrock-guardrail-identifier';
const LIKE = 'arn:aws:bedrock:us-east-1:111122223333:guardrail/gr1a2b3c4d5e:1';

/** What is wrong with an identifier by itself. */
function identifierFault(text: string): string | undefined {
  if (text.includes(':guardrail-profile/'))
    return 'This is a guardrail profile, which says where a guardrail runs. Write the ARN of the guardrail and its version.';
  const [, arn = text, version] =
    /^(arn:[^/]{1,80}:guardrail\/[^:/]{1,200})(?::(.{0,200}))?$/.exec(text) ?? [];
  if (!matchesRule('guardrailArn', arn))
    return `${show(text)} is not the ARN of a guardrail with a version, such as \`${LIKE}\`. With a wrong identifier, every call of Bedrock in the accounts fails.`;
  if (version === undefined)
    return 'The guardrail has no version. Add the number of one, such as `:1` at the end of the ARN.';
  if (version === 'DRAFT')
    return 'A draft cannot be enforced. Create a version of the guardrail, and write its number in place of `DRAFT`.';
  return /^[1-9][0-9]{0,7}$/.test(version)
    ? undefined
    : `${show(version)} is not a version of a guardrail. Versions are numbers, such as \`:1\`.`;
}

function identifier({ region, path, value }: Configuration): {
  readonly findings: readonly Finding[];
  readonly known?: Identifier;
} {
  const text = own(own(value, 'identifier'), '@@assign');
  if (typeof text !== 'string') return { findings: [] };
  const place = [...path, 'identifier', '@@assign'];
  const message = identifierFault(text);
  if (message !== undefined) return { findings: [fault({ id: IDENTIFIER, message }, place)] };
  const arn = parseArn(text)!;
  const known = { path: place, account: arn.account };
  if (arn.region === region || !isRegion(region)) return { findings: [], known };
  const other = partitionOfRegion(region)?.id !== arn.partition;
  return {
    known,
    findings: [
      fault(
        {
          id: 'bedrock-guardrail-region',
          message: `This guardrail is in ${arn.region}${other ? `, partition ${arn.partition}` : ''}, but the policy sets it for ${region}. Write the ARN of a guardrail in ${region}: each Region needs its own.`,
        },
        place,
      ),
    ],
  };
}

const textsOf = (value: JsonValue | undefined): readonly string[] =>
  isList(value) ? value.filter((each) => typeof each === 'string') : [];

const MODEL_ID = /^[a-z0-9-]{1,63}\.[a-z0-9.-]{1,63}(:[a-z0-9-]{1,63}){0,2}(\/[a-z0-9]{12})?$/;

function modelFault(id: string, isIncluded: boolean): string | undefined {
  if (id === 'ALL')
    return isIncluded
      ? undefined
      : '`ALL` belongs in `included_models` only. Delete the configuration to stop enforcing it.';
  if (id.startsWith('arn:'))
    return `${show(id)} is an ARN. Write the model ID, such as \`deepseek.r1-v1:0\`.`;
  if (/^(us|eu|apac|jp|au|ca|us-gov|global)\./.test(id))
    return `${show(id)} is an inference profile. Write the ID of its model, such as \`deepseek.r1-v1:0\`.`;
  return MODEL_ID.test(id)
    ? undefined
    : `${show(id)} is not a model ID. Write one such as \`deepseek.r1-v1:0\`${isIncluded ? ', or `ALL`' : ''}.`;
}

function models({ path, value }: Configuration): readonly Finding[] {
  const enforcement = own(value, 'model_enforcement');
  const lists = (['included_models', 'excluded_models'] as const).map((name) => {
    const texts = ['@@assign', '@@append'].flatMap((operator) =>
      textsOf(own(own(enforcement, name), operator)).map((id, index) => ({
        id,
        path: [...path, 'model_enforcement', name, operator, index],
      })),
    );
    return { name, texts };
  });
  const wrong = lists.flatMap(({ name, texts }) =>
    texts.flatMap((each) => {
      const message = modelFault(each.id, name === 'included_models');
      return message === undefined ? [] : [fault({ id: 'bedrock-model-id', message }, each.path)];
    }),
  );
  const [included, excluded] = lists.map(({ texts }) => texts);
  const both = (excluded ?? []).filter(({ id }) => (included ?? []).some((each) => each.id === id));
  return [
    ...wrong,
    ...both.map((each) =>
      fault(
        {
          id: 'bedrock-model-twice',
          severity: 'warning',
          message: `${show(each.id)} is in both lists, and excluding wins: the guardrail does not check it. Delete it from one list.`,
        },
        each.path,
      ),
    ),
  ];
}

const tags = ({ path, value }: Configuration): readonly Finding[] => {
  if (own(value, 'input_tags') === undefined) return [];
  return [
    fault(
      {
        id: 'bedrock-input-tags',
        severity: 'warning',
        message:
          '`input_tags` is the earlier form, which AWS’s page no longer shows. Write `selective_content_guarding` with `system` and `messages` instead: `comprehensive` for `ignore`, `selective` for `honor`.',
      },
      [...path, 'input_tags'],
      'key',
    ),
  ];
};

/** What is wrong with the settings of a policy, as far as its grammar is right. */
export function bedrockSettings(document: JsonValue): readonly Finding[] {
  const base = ['bedrock', 'guardrail_inference'];
  const regions = membersOf(own(own(document, 'bedrock'), 'guardrail_inference'));
  const unknown = regions
    .filter(([region]) => !isRegion(region))
    .map(([region]) =>
      fault(
        {
          id: 'bedrock-policy-region',
          message: `${show(region)} is not an AWS Region. Write the code of one, such as \`us-east-1\`.`,
        },
        [...base, region],
        'key',
      ),
    );
  const all = regions.flatMap(([region, value]) =>
    membersOf(value).map(([name, each]): Configuration => ({
      region,
      path: [...base, region, name],
      value: each,
    })),
  );
  const identifiers = all.map(identifier);
  const known = identifiers.flatMap((each) => each.known ?? []);
  const accounts = [...new Set(known.map(({ account }) => account))];
  const other = known.find(({ account }) => account !== accounts[0]);
  return [
    ...listedValues(BEDROCK_GRAMMAR, document),
    ...unknown,
    ...identifiers.flatMap(({ findings }) => findings),
    ...(other
      ? [
          fault(
            {
              id: 'bedrock-guardrail-owner',
              message: `The guardrails are in accounts ${showAll(accounts)}. All must be in the management account of the organization.`,
            },
            other.path,
          ),
        ]
      : []),
    ...all.flatMap((each) => [...models(each), ...tags(each)]),
  ];
}
