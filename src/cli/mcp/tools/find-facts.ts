// find_facts: models, Regions, actions and condition keys, each with the AWS page it is from.
import { z } from 'zod';
import { PAGES } from '#deepseek/catalog/index.ts';
import { MODELS, type Model } from '#deepseek/facts/index.ts';
import { REGIONS } from '#iam/facts/index.ts';
import { globMatches } from '#iam/policy/index.ts';
import { findKey, namespaceOf } from '#iam/rules/index.ts';
import {
  type Action,
  type ConditionKey,
  GLOBAL_KEYS,
  type Reference,
  servicePage,
} from '#iam/reference/index.ts';
import { actionProblems, messagesOf } from '#iam/request/index.ts';
import { nearestNames, show, showEither } from '#iam/text/index.ts';
import { referenceWith } from '#cli/reference.ts';
import { FACTS_SCHEMA } from './facts-schema.ts';
import { defineTool, ToolError } from '#cli/mcp/tool.ts';

const GLOBAL_KEYS_PAGE =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html';
const REGIONS_PAGE = 'https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html';

const MAX_ACTIONS = 100;

function unknown(what: string, name: string, known: readonly string[], how: string): ToolError {
  const near = nearestNames(name, known, 3);
  return new ToolError(
    `${show(name)} is not ${what}. ${near.length > 0 ? `Did you mean ${showEither(near)}?` : how}`,
  );
}

const namesOf = ({ id, name, runtimeId, mantleId, profile }: Model): readonly string[] =>
  [id, name, runtimeId, mantleId, profile?.id].filter((each) => each !== undefined);

const isModel = (model: Model, name: string): boolean =>
  namesOf(model).some((each) => each.toLowerCase() === name.trim().toLowerCase());

const modelFact = ({
  name,
  runtimeId,
  mantleId,
  regions,
  batchRegions,
  profile,
  endOfLife,
  page,
}: Model) => ({
  name,
  modelId: runtimeId,
  ...(mantleId !== undefined && { mantleId }),
  regions,
  batchRegions,
  ...(profile && {
    inferenceProfile: {
      id: profile.id,
      sourceRegions: profile.sourceRegions,
      destinationRegions: profile.destinationRegions,
    },
  }),
  ...(endOfLife !== undefined && { endOfLife }),
  page: PAGES[page],
});

function modelsNamed(name: string | undefined) {
  if (name === undefined) return [];
  const found = MODELS.filter((model) => name === '*' || isModel(model, name));
  if (found.length === 0)
    throw unknown(
      'a DeepSeek model on Amazon Bedrock',
      name,
      MODELS.flatMap(namesOf),
      `Models: ${MODELS.map((each) => each.name).join(', ')}.`,
    );
  return found.map(modelFact);
}

function regionsNamed(name: string | undefined) {
  if (name === undefined) return [];
  const found = REGIONS.filter(
    (region) =>
      name === '*' ||
      [region.code, region.name].some((each) => each.toLowerCase() === name.trim().toLowerCase()),
  );
  if (found.length === 0)
    throw unknown(
      'a Region',
      name,
      REGIONS.flatMap((region) => [region.code, region.name]),
      'Send a code such as us-east-1.',
    );
  return found.map(({ code, name: city, partition }) => ({
    code,
    name: city,
    partition,
    models: MODELS.filter(({ regions }) => regions.includes(code)).map((model) => model.name),
    inferenceProfiles: MODELS.flatMap(({ profile }) =>
      profile?.sourceRegions.includes(code) ? [profile.id] : [],
    ),
    page: REGIONS_PAGE,
    modelsPage: PAGES.bedrockModels,
  }));
}

const actionFact = ({ prefix, name, level, description, resourceTypes, keys }: Action, service: string) => ({
  action: `${prefix}:${name}`,
  level,
  description,
  resources: resourceTypes.map((type) => ({ type: type.name, arn: type.arn })),
  conditionKeys: [...new Set([...keys, ...resourceTypes.flatMap((type) => [...type.keys])])].map(
    ({ key }) => key,
  ),
  page: servicePage(service, { action: name }),
});

function actionsNamed(name: string | undefined, reference: Reference) {
  if (name === undefined) return { actions: [], moreActions: 0 };
  const [prefix = '', rest = ''] = name.trim().split(':');
  const [service, listed] = [reference.service(prefix), reference.listed(prefix)];
  const isPattern = service !== undefined && /[*?]/.test(rest);
  const problems = isPattern ? [] : actionProblems(name.trim(), reference);
  if (problems.length > 0) throw new ToolError(messagesOf(problems).join('\n'));
  const pattern = rest.toLowerCase();
  const found = [...(service?.actions ?? [])].flatMap(([lower, action]) =>
    globMatches(pattern, lower) ? [actionFact(action, listed?.name ?? prefix)] : [],
  );
  if (found.length === 0) throw new ToolError(`No action matches ${show(name)}.`);
  return { actions: found.slice(0, MAX_ACTIONS), moreActions: Math.max(0, found.length - MAX_ACTIONS) };
}

/** Services that may have the key: the one it is named after first, and AWS STS for those of identity providers. */
function ownersOfKey(key: string, reference: Reference): readonly string[] {
  const namespace = namespaceOf(key.toLowerCase());
  const own = reference.listed(namespace)?.prefix;
  return [...new Set([...(own === undefined ? [] : [own]), ...reference.ownersOf(namespace), 'sts'])];
}

function keysNamed(name: string | undefined, reference: Reference) {
  if (name === undefined) return [];
  const key = name.trim();
  const lower = key.toLowerCase();
  const owners = ownersOfKey(key, reference);
  // AWS lists some keys with a part that people choose, or without what follows the slash: these are found as listed.
  const isListed = (row: ConditionKey): boolean => row.key.toLowerCase() === lower;
  const found =
    findKey(lower, reference) ??
    owners.flatMap((owner) => reference.service(owner)?.keys.all.find(isListed) ?? [])[0];
  if (!found) {
    const services = owners.map((owner) => reference.service(owner)).filter((each) => each !== undefined);
    const known = [...GLOBAL_KEYS, ...services.flatMap((service) => service.keys.all)].map((row) => row.key);
    throw unknown('a condition key of AWS', key, known, 'Send it with its prefix, such as aws:SourceVpce.');
  }
  const isGlobal = 'is' in found;
  const has = (prefix: string): boolean => {
    const keys = reference.service(prefix)?.keys;
    return keys?.find(lower) !== undefined || keys?.all.some(isListed) === true;
  };
  const owner = owners.find(has);
  return [
    {
      key: found.key,
      type: found.type,
      description: isGlobal ? found.is : (found as ConditionKey).description,
      page:
        isGlobal || owner === undefined
          ? GLOBAL_KEYS_PAGE
          : servicePage(reference.listed(owner)?.name ?? owner, 'keys'),
    },
  ];
}

const name = (description: string) => z.string().min(1).max(200).optional().describe(description);

export const findFacts = defineTool({
  name: 'find_facts',
  title: 'Find facts',
  description:
    'Looks up a DeepSeek model on Amazon Bedrock (IDs, Regions, inference profile), a Region (which models it has), an AWS action (resources, condition keys, access level) or a condition key, each with its AWS page. Use it instead of remembering names.',
  input: z.strictObject({
    model: name('A name or ID, such as DeepSeek-V3.2 or deepseek.v3.2; * for all.'),
    region: name('A code such as us-east-1, or * for all.'),
    action: name('Such as bedrock:InvokeModel; * and ? stand for several: bedrock:Invoke*.'),
    conditionKey: name('Such as aws:SourceVpce or bedrock:GuardrailIdentifier.'),
  }),
  output: () => Promise.resolve(FACTS_SCHEMA),
  run({ model, region, action, conditionKey }) {
    if ([model, region, action, conditionKey].every((each) => each === undefined))
      throw new ToolError('Send at least one of model, region, action and conditionKey.');
    const reference = referenceWith((known) => [
      ...(known.listed((action ?? '').trim().split(':')[0] ?? '')
        ? [known.listed(action!.trim().split(':')[0]!)!.prefix]
        : []),
      ...(conditionKey === undefined ? [] : ownersOfKey(conditionKey.trim(), known)),
    ]);
    return Promise.resolve({
      referenceDate: reference.date,
      models: modelsNamed(model),
      regions: regionsNamed(region),
      ...actionsNamed(action, reference),
      conditionKeys: keysNamed(conditionKey, reference),
    });
  },
});
