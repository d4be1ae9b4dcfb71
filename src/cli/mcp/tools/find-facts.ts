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
import { count, nearestNames, show, showEither } from '#iam/text/index.ts';
import { referenceWith } from '#cli/reference.ts';
import { pageOf, paging } from '#cli/mcp/pages.ts';
import { answer, list, NEXT, object, said, TEXT, TEXTS } from '#cli/mcp/shapes.ts';
import { defineTool, ToolError } from '#cli/mcp/tool.ts';

const GLOBAL_KEYS_PAGE =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html';
const REGIONS_PAGE = 'https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html';

/** Of more actions only the names are listed: a question about one brings the rest. */
const MAX_IN_FULL = 12;

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

/** Types of resources that fit on a page with all else of an action. */
const MAX_TYPES = 50;

/** An action; what has more types of resources than a page holds comes again with the others. */
function actionFacts({ prefix, name, level, description, resourceTypes, keys }: Action, service: string) {
  const action = `${prefix}:${name}`;
  const resources = resourceTypes.map((type) => ({ type: type.name, arn: type.arn }));
  const conditionKeys = [...keys, ...resourceTypes.flatMap((type) => [...type.keys])].map(({ key }) => key);
  const first = {
    action,
    level,
    description,
    resources: resources.slice(0, MAX_TYPES),
    conditionKeys: [...new Set(conditionKeys)],
    page: servicePage(service, { action: name }),
  };
  const others = resources.slice(MAX_TYPES);
  const rest = Array.from({ length: Math.ceil(others.length / MAX_TYPES) }, (_, index) => ({
    action,
    resources: others.slice(index * MAX_TYPES, (index + 1) * MAX_TYPES),
  }));
  return [first, ...rest];
}

function actionsNamed(name: string | undefined, reference: Reference) {
  if (name === undefined) return [];
  const [prefix = '', rest = ''] = name.trim().split(':');
  const [service, listed] = [reference.service(prefix), reference.listed(prefix)];
  const isPattern = service !== undefined && /[*?]/.test(rest);
  const problems = isPattern ? [] : actionProblems(name.trim(), reference);
  if (problems.length > 0) throw new ToolError(messagesOf(problems).join('\n'));
  const pattern = rest.toLowerCase();
  const found = [...(service?.actions ?? [])].flatMap(([lower, action]) =>
    globMatches(pattern, lower) ? [action] : [],
  );
  if (found.length === 0) throw new ToolError(`No action matches ${show(name)}.`);
  return found.length > MAX_IN_FULL
    ? found.map((each) => ({ action: `${each.prefix}:${each.name}`, level: each.level }))
    : found.flatMap((each) => actionFacts(each, listed?.name ?? prefix));
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

/** In the words of an answer. */
const MAX_NAMED = 6;

const namesIn = (names: readonly string[]): string =>
  `${names.slice(0, MAX_NAMED).join(', ')}${names.length > MAX_NAMED ? ', …' : '.'}`;

const name = (description: string) => z.string().min(1).max(200).optional().describe(description);

export const findFacts = defineTool({
  name: 'find_facts',
  title: 'Find facts',
  description:
    'Looks up an AWS action of any service (resources, condition keys, access level), a condition key, a DeepSeek model on Amazon Bedrock (IDs, Regions, inference profile) or a Region (which models it has), each with its AWS page. Use it instead of remembering names.',
  input: z.strictObject({
    model: name('A name or ID, such as DeepSeek-V3.2 or deepseek.v3.2; * for all.'),
    region: name('A code such as us-east-1, or * for all.'),
    action: name(
      'Such as bedrock:InvokeModel; * and ? stand for several: bedrock:Invoke*. Of more than 12 come the names.',
    ),
    conditionKey: name('Such as aws:SourceVpce or bedrock:GuardrailIdentifier.'),
    ...paging,
  }),
  output: answer(
    {
      referenceDate: TEXT,
      conditionKeys: list({ key: TEXT, type: TEXT, description: TEXT, page: TEXT }),
      models: list({
        name: TEXT,
        modelId: TEXT,
        mantleId: TEXT,
        regions: TEXTS,
        batchRegions: TEXTS,
        inferenceProfile: object({ id: TEXT, sourceRegions: TEXTS, destinationRegions: TEXTS }),
        endOfLife: TEXT,
        page: TEXT,
      }),
      regions: list({
        code: TEXT,
        name: TEXT,
        partition: TEXT,
        models: said('Called directly.', TEXTS),
        inferenceProfiles: said('Called from here.', TEXTS),
        page: TEXT,
        modelsPage: TEXT,
      }),
      actions: list({
        action: TEXT,
        level: TEXT,
        description: TEXT,
        resources: list({ type: TEXT, arn: TEXT }),
        conditionKeys: TEXTS,
        page: TEXT,
      }),
    },
    NEXT,
  ),
  run({ model, region, action, conditionKey, from, limit }) {
    if ([model, region, action, conditionKey].every((each) => each === undefined))
      throw new ToolError('Send at least one of model, region, action and conditionKey.');
    const reference = referenceWith((known) => [
      ...(known.listed((action ?? '').trim().split(':')[0] ?? '')
        ? [known.listed(action!.trim().split(':')[0]!)!.prefix]
        : []),
      ...(conditionKey === undefined ? [] : ownersOfKey(conditionKey.trim(), known)),
    ]);
    const found = {
      conditionKeys: keysNamed(conditionKey, reference),
      models: modelsNamed(model),
      regions: regionsNamed(region),
      actions: actionsNamed(action, reference),
    };
    return Promise.resolve({ referenceDate: reference.date, ...pageOf(found, { from, limit }) });
  },
  words: ({ conditionKeys, models, regions, actions }) => [
    ...conditionKeys.map(({ key, type }) => `${key}: ${type}.`),
    ...(models.length > 0
      ? [`${count(models.length, 'model')}: ${namesIn(models.map((each) => each.name))}`]
      : []),
    ...(regions.length > 0
      ? [`${count(regions.length, 'Region')}: ${namesIn(regions.map(({ code }) => code))}`]
      : []),
    ...(actions.length > 0
      ? [`${count(actions.length, 'action')}: ${namesIn(actions.map((each) => each.action))}`]
      : []),
  ],
});
