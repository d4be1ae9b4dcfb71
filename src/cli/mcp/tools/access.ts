// list_access and compare_access: everything that policies allow, and what a change adds and removes.
import { z } from 'zod';
import { type OwnPolicies, difference, matrix } from '#iam/access/index.ts';
import { show } from '#iam/text/index.ts';
import { canJson } from '#cli/can/as-json.ts';
import { referenceWith } from '#cli/reference.ts';
import { SCHEMAS } from '#cli/schemas/index.ts';
import { account, policies, readPlace, readPolicies } from '#cli/mcp/inputs.ts';
import { defineTool, ToolError } from '#cli/mcp/tool.ts';

const own = policies.omit({ resource: true, rcp: true, endpoint: true });

const MAX_ACTIONS = 300;
const limit = z
  .number()
  .int()
  .min(1)
  .max(5000)
  .optional()
  .describe(`How many actions are listed at most. Default: ${MAX_ACTIONS}. leftOut says how many are not.`);

const LEFT_OUT = { type: 'integer', minimum: 0, description: 'Actions that are not listed. Ask by service.' };

const ownPolicies = (given: z.infer<typeof own>): OwnPolicies => {
  const { policies: read } = readPolicies(given);
  const { identity = [], boundaries = [], session = [], scps = [] } = read;
  return { identity, boundaries, session, scps };
};

async function withLeftOut(name: string): Promise<Readonly<Record<string, unknown>>> {
  const schema = (await SCHEMAS[name]!()) as { properties: object; required: readonly string[] };
  return {
    ...schema,
    required: [...schema.required, 'leftOut'],
    properties: { ...schema.properties, leftOut: LEFT_OUT },
  };
}

interface CanService {
  readonly prefix: string;
  readonly actions: readonly object[];
}

export const listAccess = defineTool({
  name: 'list_access',
  title: 'List access',
  description:
    'Lists the AWS actions that policies of a role or user allow, on which resources and under which conditions, with risks. Counts are of everything; actions can be limited to services.',
  input: z.strictObject({
    policies: own.describe('The policies of one principal, and what limits it.'),
    account: account.optional(),
    services: z
      .array(z.string().max(60))
      .max(100)
      .optional()
      .describe('Only these services, such as ["bedrock", "s3"].'),
    limit,
  }),
  output: () => withLeftOut('can'),
  run({ policies: given, services, limit: most = MAX_ACTIONS, ...rest }) {
    const [place, read] = [readPlace(rest), ownPolicies(given)];
    const reference = referenceWith((known) => matrix(read, known, place).needs);
    const asked = services?.map((name) => {
      const listed = reference.listed(name);
      if (!listed)
        throw new ToolError(`AWS has no service prefix ${show(name)}. Send prefixes such as bedrock or s3.`);
      return listed.prefix;
    });
    const json = JSON.parse(JSON.stringify(canJson(matrix(read, reference, place), reference))) as {
      services: readonly CanService[];
    };
    const wanted = json.services.filter(({ prefix }) => asked?.includes(prefix) ?? true);
    let left = most;
    const listed = wanted.map((service) => {
      const actions = service.actions.slice(0, Math.max(0, left));
      left -= actions.length;
      return { ...service, actions };
    });
    const count = (all: readonly CanService[]): number =>
      all.reduce((sum, { actions }) => sum + actions.length, 0);
    return Promise.resolve({ ...json, services: listed, leftOut: count(wanted) - count(listed) });
  },
});

export const compareAccess = defineTool({
  name: 'compare_access',
  title: 'Compare access',
  description:
    'Compares what two sets of policies allow, not how they are written: actions gained, lost, and changed (on other resources or under other conditions, which can be more or less).',
  input: z.strictObject({
    before: own.describe('The policies before the change.'),
    after: own.describe('The policies after the change, with everything that still limits the principal.'),
    account: account.optional(),
    limit,
  }),
  output: () => withLeftOut('diff'),
  run({ before, after, limit: most = MAX_ACTIONS, ...rest }) {
    const place = readPlace(rest);
    const [old, now] = [ownPolicies(before), ownPolicies(after)];
    const reference = referenceWith(
      (known) => new Set([old, now].flatMap((each) => matrix(each, known, place).needs)),
    );
    const found = difference(matrix(old, reference, place), matrix(now, reference, place));
    let left = most;
    const some = <T>(all: readonly T[]): readonly T[] => {
      const kept = all.slice(0, Math.max(0, left));
      left -= kept.length;
      return kept;
    };
    const [gained, changed, lost] = [some(found.gained), some(found.changed), some(found.lost)];
    const total = found.gained.length + found.changed.length + found.lost.length;
    const leftOut = total - gained.length - changed.length - lost.length;
    const json = JSON.stringify({ gained, lost, changed, unchanged: found.unchanged, leftOut });
    return Promise.resolve(JSON.parse(json) as object);
  },
});
