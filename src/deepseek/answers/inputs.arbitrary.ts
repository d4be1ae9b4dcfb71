// Valid raw inputs of every sort for property tests, made for one place: partition, Regions and account.
import * as fc from 'fast-check';
import { matchesRule } from '#iam/facts/input-rules.ts';
import { IMPORT_REGIONS, MODELS } from '#deepseek/facts/models.ts';

/** Where a generated role is. The account is always given. */
export interface InputPlace {
  readonly partition: string;
  readonly regions: readonly string[];
  readonly account: string;
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const LETTERS = LOWER + LOWER.toUpperCase();
const NAME = `${LETTERS + DIGITS}_+=,.@-`;

const units = new Map<string, fc.Arbitrary<string>>();
function unit(alphabet: string): fc.Arbitrary<string> {
  const known = units.get(alphabet) ?? fc.constantFrom(...alphabet);
  units.set(alphabet, known);
  return known;
}

/** Text of `min` to `max` characters out of `alphabet`. */
export function chars(alphabet: string, min: number, max = min): fc.Arbitrary<string> {
  return fc.string({ unit: unit(alphabet), minLength: min, maxLength: max });
}

const orAny = (realistic: readonly string[], other: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ arbitrary: fc.constantFrom(...realistic), weight: 3 }, { arbitrary: other, weight: 2 });

export const accountId = orAny(['111122223333', '012345678901', '444455556666'], chars(DIGITS, 12));

/** The account as people paste it. */
export function accountInput(place: InputPlace): fc.Arbitrary<string> {
  const { partition, account } = place;
  const groups = [account.slice(0, 4), account.slice(4, 8), account.slice(8)];
  return fc.oneof(
    { arbitrary: fc.constant(account), weight: 4 },
    {
      arbitrary: fc.constantFrom(
        groups.join('-'),
        ` ${groups.join(' ')} `,
        `arn:${partition}:iam::${account}:root`,
      ),
      weight: 1,
    },
  );
}

export const roleName = orAny(['DeepSeekInvoke', 'deepseek_role-2', 'a'], chars(NAME, 1, 64));
/** A caller exists before the role, so it has another name. */
export const callerName = roleName.map((name) => `caller-${name}`.slice(0, 64));
/** That of a role made besides: an account takes a name once. */
export const furtherRoleName = (kind: string): fc.Arbitrary<string> =>
  roleName.map((name) => `${kind}-${name}`.slice(0, 64));
export const policyName = orAny(['DeepSeekInvokePolicy', 'p', 'team+deepseek@acme'], chars(NAME, 1, 128));
export const path = orAny(
  ['', '/', '/deepseek/', '/teams/ml-platform/'],
  fc.array(chars(NAME, 1, 12), { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join('/')}/`),
).filter((text) => text === '' || matchesRule('path', text));

/** Printable Latin-1, as IAM accepts it in descriptions. */
const latin1 = Array.from({ length: 0xff - 0x20 + 1 }, (_, i) => String.fromCharCode(0x20 + i))
  .filter((character) => matchesRule('roleDescription', character))
  .join('');
export const description = orAny(
  ['', 'Calls DeepSeek for the support assistant', 'Línea 1\nline 2, “no” = 50 %'.replaceAll(/[“”]/g, '"')],
  chars(`${latin1}\n\t`, 1, 120),
);

const tagPart = `${LETTERS + DIGITS}_.:/=+-@é日 `;
export const tags = fc
  .uniqueArray(
    fc.tuple(
      orAny(['team', 'cost-center', 'Umgebung'], chars(tagPart.replace('=', ''), 1, 40)).filter(
        (key) => key.trim() === key && !/^aws:/i.test(key),
      ),
      orAny(['', 'ml-platform', 'a=b'], chars(tagPart, 0, 60)),
    ),
    { selector: ([key]) => key.toLowerCase(), maxLength: 6 },
  )
  .map((pairs) => pairs.map(([key, value]) => `${key}=${value}`));

export const externalId = orAny(
  ['b9f1c7e0-3b52-4c1e-9a55-2f6d0a7e1c44', 'Acme:Prod/1'],
  chars(`${NAME}:/`, 2, 200),
);
export const organizationId = chars(LOWER + DIGITS, 10, 32).map((text) => `o-${text}`);
export const duration = fc.integer({ min: 3600, max: 43_200 }).map(String);

export function functionName({ partition, regions, account }: InputPlace): fc.Arbitrary<string> {
  const name = orAny(['deepseek-chat', 'Summarize_Tickets'], chars(`${LETTERS + DIGITS}-_`, 1, 64));
  return fc.oneof(
    name,
    name.map((text) => `arn:${partition}:lambda:${regions[0]}:${account}:function:${text}`),
  );
}

export function domain({ partition, regions, account }: InputPlace): fc.Arbitrary<string> {
  const name = orAny(
    ['deepseek-rag', 'search2'],
    fc.tuple(chars(LOWER, 1), chars(`${LOWER + DIGITS}-`, 2, 27)).map(([first, rest]) => first + rest),
  );
  return fc.oneof(
    name,
    name.map((text) => `arn:${partition}:es:${regions[0]}:${account}:domain/${text}`),
  );
}

export function principal({ partition, account }: InputPlace): fc.Arbitrary<string> {
  const owner = fc.oneof(accountId, fc.constant(account));
  const pathParts = fc.array(chars(NAME, 1, 12), { maxLength: 3 });
  const user = fc
    .tuple(owner, fc.constantFrom('role', 'user'), pathParts, orAny(['PartnerApp', 'deploy@ci'], callerName))
    .map(([id, kind, parts, name]) => `arn:${partition}:iam::${id}:${[kind, ...parts, name].join('/')}`);
  return fc.oneof(
    { arbitrary: user, weight: 3 },
    { arbitrary: owner, weight: 2 },
    { arbitrary: owner.map((id) => `arn:${partition}:iam::${id}:root`), weight: 1 },
  );
}

export function boundary({ partition, account }: InputPlace): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constant(''),
    fc.constant(`arn:${partition}:iam::aws:policy/PowerUserAccess`),
    fc
      .tuple(fc.array(chars(NAME, 1, 12), { maxLength: 2 }), policyName)
      .map(([parts, name]) => [...parts, `boundary-${name}`.slice(0, 128)])
      .map((parts) => `arn:${partition}:iam::${account}:policy/${parts.join('/')}`),
  );
}

const hex = (length: number) => chars('0123456789abcdef', length);

/** A key, mostly of the role's own account and Regions. */
export function keyArn({ partition, regions, account }: InputPlace): fc.Arbitrary<string> {
  const uuid = fc.tuple(hex(8), hex(4), hex(4), hex(4), hex(12)).map((parts) => parts.join('-'));
  const id = fc.oneof(
    { arbitrary: fc.constant('1234abcd-12ab-34cd-56ef-1234567890ab'), weight: 1 },
    { arbitrary: uuid, weight: 2 },
    { arbitrary: hex(32).map((text) => `mrk-${text}`), weight: 1 },
  );
  return fc
    .tuple(fc.constantFrom(...regions), fc.oneof(fc.constant(account), accountId), id)
    .map(([region, owner, key]) => `arn:${partition}:kms:${region}:${owner}:key/${key}`);
}

function bucketName({ regions, account }: InputPlace): fc.Arbitrary<string> {
  const plain = fc
    .tuple(chars(LOWER + DIGITS, 1), chars(`${LOWER + DIGITS}-`, 1, 61), chars(LOWER + DIGITS, 1))
    .map((parts) => parts.join(''));
  const dotted = fc
    .array(chars(LOWER + DIGITS, 1, 8), { minLength: 2, maxLength: 4 })
    .map((parts) => parts.join('.'));
  const current = orAny(
    ['acme-models', `deepseek-weights-${account}`, `acme-${account}-${regions[0]}-an`, 'models.acme.example'],
    fc.oneof(plain, dotted),
  ).filter((name) => matchesRule('s3Bucket', name) || matchesRule('s3AccountRegionalBucket', name));
  if (!regions.includes('us-east-1')) return current;
  return fc.oneof({ arbitrary: current, weight: 8 }, { arbitrary: fc.constant('Acme_Models'), weight: 1 });
}

const keyCharacters = [...latin1].filter((character) => !'*?"/\u00ad'.includes(character)).join('');
const prefix = fc.oneof(
  { arbitrary: fc.constant(''), weight: 2 },
  {
    arbitrary: fc.constantFrom('deepseek-r1-distill-8b', 'models/deepseek/v1', 'équipe/modèle (1)', '$HOME'),
    weight: 3,
  },
  {
    arbitrary: fc
      .array(chars(keyCharacters, 1, 12), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join('/').trim())
      .filter((text) => !text.includes('${') && !/\.\w+$/.test(text)),
    weight: 2,
  },
);

/** A bucket with or without a folder, in any of the three forms. */
export function bucket(place: InputPlace, key = prefix): fc.Arbitrary<string> {
  const start = fc.constantFrom('', 's3://', `arn:${place.partition}:s3:::`);
  return fc
    .tuple(start, bucketName(place), key, fc.constantFrom('', '/', '/*'))
    .map(
      ([before, name, below, end]) => before + [name, below].filter((part) => part !== '').join('/') + end,
    );
}

/** The same, or one file. */
export const bucketOrFile = (place: InputPlace, folder = bucket(place)): fc.Arbitrary<string> =>
  fc.oneof(
    { arbitrary: folder, weight: 4 },
    {
      arbitrary: fc
        .tuple(
          bucketName(place),
          fc.constantFrom('model.tar.gz', 'in/prompts.jsonl', 'models/deepseek/v1/model.gguf'),
        )
        .map(([name, key]) => `s3://${name}/${key}`),
      weight: 1,
    },
  );

/** Where a job of Bedrock may read and write. */
export const jobBucket = (place: InputPlace): fc.Arbitrary<string> =>
  bucket(
    place,
    prefix.map((key) => key.replaceAll(/[^\w!'()./-]/g, 'x')),
  ).map(withoutCapitals);
export const jobBucketOrFile = (place: InputPlace): fc.Arbitrary<string> =>
  bucketOrFile(place, jobBucket(place)).map(withoutCapitals);

const withoutCapitals = (text: string): string => text.replace('Acme_Models', 'acme-models');

export function repository({ partition, regions, account }: InputPlace): fc.Arbitrary<string> {
  const name = orAny(
    ['deepseek-serving', 'ml/vllm_deepseek', 'a.b-c'],
    fc.array(chars(LOWER + DIGITS, 2, 12), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/')),
  );
  return fc.oneof(
    name,
    name.map((text) => `arn:${partition}:ecr:${regions[0]}:${account}:repository/${text}`),
    name.map((text) => `${account}.dkr.ecr.${regions[0]}.amazonaws.com/${text}`),
  );
}

export function logGroup({ partition, regions, account }: InputPlace): fc.Arbitrary<string> {
  const name = orAny(
    ['/deepseek/vllm', 'vllm', '/ecs/deepseek#1'],
    chars(`${LETTERS + DIGITS}.-_/#`, 1, 60).filter((text) => matchesRule('logGroupName', text)),
  );
  const arn = name.map((text) => `arn:${partition}:logs:${regions[0]}:${account}:log-group:${text}`);
  return fc.oneof(
    name,
    arn,
    arn.map((text) => `${text}:*`),
  );
}

const id12 = chars(LOWER + DIGITS, 12);

/** Whether a model could have been imported where the role is. */
export const canImport = ({ partition }: InputPlace): boolean => partition === 'aws';

export function importedModel({ regions, account }: InputPlace): fc.Arbitrary<string> {
  const near = regions.filter((region) => IMPORT_REGIONS.includes(region));
  return fc
    .tuple(fc.constantFrom(...(near.length > 0 ? near : IMPORT_REGIONS)), id12)
    .map(([region, id]) => `arn:aws:bedrock:${region}:${account}:imported-model/${id}`);
}

export function endpoint({ partition, regions, account }: InputPlace): fc.Arbitrary<string> {
  const name = orAny(
    ['deepseek-r1-distill-qwen-7b', 'chat'],
    fc.array(chars(LOWER + DIGITS, 1, 10), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('-')),
  );
  return fc
    .tuple(fc.constantFrom(...regions), name)
    .map(([region, text]) => `arn:${partition}:sagemaker:${region}:${account}:endpoint/${text}`);
}

/** Anything that can be called, of every kind the partition has. */
export function callable(place: InputPlace): fc.Arbitrary<string> {
  const { partition, regions, account } = place;
  const region = fc.constantFrom(...regions);
  const bedrock = (rest: fc.Arbitrary<string>) =>
    fc.tuple(region, rest).map(([code, text]) => `arn:${partition}:bedrock:${code}:${account}:${text}`);
  const everywhere = [
    endpoint(place),
    bedrock(id12.map((id) => `application-inference-profile/${id}`)),
    bedrock(id12.map((id) => `provisioned-model/${id}`)),
  ];
  if (!canImport(place)) return fc.oneof(...everywhere);
  const foundation = MODELS.flatMap((model) =>
    model.regions.map((code) => `arn:aws:bedrock:${code}::foundation-model/${model.runtimeId}`),
  );
  const profiles = MODELS.flatMap(({ profile }) =>
    (profile?.sourceRegions ?? []).map(
      (code) => `arn:aws:bedrock:${code}:${account}:inference-profile/${profile?.id}`,
    ),
  );
  return fc.oneof(
    ...everywhere,
    bedrock(fc.constant('marketplace/model-endpoint/all-access')),
    importedModel(place),
    fc.constantFrom(...foundation),
    fc.constantFrom(...profiles),
  );
}

export const clusterName = fc
  .tuple(chars(`${LOWER}ABC`, 1), chars(`${LOWER + DIGITS}-_`, 0, 60))
  .map(([first, rest]) => first + rest);

export const agentName = fc.oneof(
  fc.constantFrom('deepseek_agent', 'a'),
  fc.tuple(chars(LETTERS, 1), chars(`${LETTERS + DIGITS}_`, 0, 47)).map((parts) => parts.join('')),
);

/** A stored prompt: its ID, or its ARN with a version or without. */
export function prompt({ partition, regions, account }: InputPlace): fc.Arbitrary<string> {
  return fc
    .tuple(
      chars(LETTERS + DIGITS, 10),
      fc.constantFrom(...regions),
      fc.constantFrom('bare', 'arn', 'version'),
    )
    .map(([text, region, form]) => {
      if (form === 'bare') return text;
      const arn = `arn:${partition}:bedrock:${region}:${account}:prompt/${text}`;
      return form === 'arn' ? arn : `${arn}:3`;
    });
}
