// list_access and compare_access: everything that policies allow, and what a change adds and removes.
import { z } from 'zod';
import {
  type ActionAccess,
  type Change,
  type Matrix,
  type OwnPolicies,
  allowedIn,
  countWords,
  difference,
  matrix,
  risksIn,
} from '#iam/access/index.ts';
import type { Reference } from '#iam/reference/index.ts';
import { count, show } from '#iam/text/index.ts';
import { referenceWith } from '#cli/reference.ts';
import { account, LAYERS, policies, readPlace, readPolicies } from '#cli/mcp/inputs.ts';
import { fitted, pageOf, paging } from '#cli/mcp/pages.ts';
import {
  answer,
  COUNT,
  counts,
  list,
  NEXT,
  OBJECT,
  OBJECTS,
  object,
  said,
  TEXT,
  TEXTS,
} from '#cli/mcp/shapes.ts';
import { defineTool, ToolError } from '#cli/mcp/tool.ts';

const own = policies.omit({ resource: true, rcp: true, endpoint: true });

const ownPolicies = (given: z.infer<typeof own>): OwnPolicies => {
  const { policies: read } = readPolicies(given);
  const { identity = [], boundaries = [], session = [], scps = [] } = read;
  return { identity, boundaries, session, scps };
};

const isSome = ([, texts]: readonly [string, readonly string[]]): boolean => texts.length > 0;

/** Without what is empty: an action on all resources has no grants to list. */
function accessJson({ cell, grants }: ActionAccess) {
  const listed = grants.map((grant) => Object.fromEntries(Object.entries(grant).filter(isSome)));
  const isLimited = listed.some((grant) => Object.keys(grant).length > 0);
  return { cell, ...(isLimited && { grants: listed }) };
}

const ACCESS = {
  cell: said('all, some (resources) or conditional.'),
  grants: list({ on: TEXTS, except: TEXTS, when: TEXTS, unless: TEXTS }),
};

const MAX_RISKS = 8;
/** In the words of an answer. */
const MAX_SAID = 3;
/** As many actions are listed where no services are named. */
const FEW_ACTIONS = 200;

function servicesNamed(names: readonly string[], reference: Reference): readonly string[] {
  return names.map((name) => {
    const listed = reference.listed(name);
    if (!listed)
      throw new ToolError(`AWS has no service prefix ${show(name)}. Send prefixes such as bedrock or s3.`);
    return listed.prefix;
  });
}

const servicesJson = ({ services }: Matrix, reference: Reference) =>
  services.map(({ prefix, name, actions }) => ({
    prefix,
    name,
    allowed: actions.length,
    of: reference.listed(prefix)?.actions.size ?? actions.length,
  }));

const actionsJson = ({ services }: Matrix) =>
  services.flatMap(({ prefix, actions }) =>
    actions.map(({ name, level, access, alsoNeeds }) => ({
      action: `${prefix}:${name}`,
      ...(level !== undefined && { level }),
      ...accessJson(access),
      ...(alsoNeeds !== undefined && { alsoNeeds }),
    })),
  );

/** The strongest ones. */
function risksJson(found: Matrix) {
  const risks = risksIn(found);
  const kept = risks.slice(0, MAX_RISKS).map(({ strength, does, actions }) => ({ strength, does, actions }));
  return { risks: fitted(kept, 2400), moreRisks: risks.length - kept.length };
}

export const listAccess = defineTool({
  name: 'list_access',
  title: 'List access',
  description:
    'Counts the AWS actions that policies of a role or user allow, with risks; of many actions, lists the services. With services, lists their actions: on which resources and under which conditions.',
  input: z.strictObject({
    policies: own.describe(`The policies of one principal and what limits it, ${LAYERS}`),
    account: account.optional(),
    services: z
      .array(z.string().max(60))
      .max(100)
      .optional()
      .describe('Only the actions of these, such as ["bedrock", "s3"].'),
    ...paging,
  }),
  output: answer(
    {
      date: said('Of AWS’s service reference.'),
      summary: TEXT,
      counts: counts('all', 'some', 'conditional', 'no'),
      risks: list({ strength: TEXT, does: TEXT, actions: TEXTS }),
      moreRisks: COUNT,
      services: list({ prefix: TEXT, name: TEXT, allowed: COUNT, of: COUNT }),
      actions: list({ action: TEXT, level: TEXT, ...ACCESS, alsoNeeds: TEXT }),
      beyond: said('Allowed beyond the actions that AWS lists today.', OBJECT),
      problems: said('Not evaluated.', TEXTS),
    },
    NEXT,
  ),
  run({ policies: given, services, from, limit, ...rest }) {
    const [place, read] = [readPlace(rest), ownPolicies(given)];
    const reference = referenceWith((known) => matrix(read, known, place).needs);
    const asked = services && servicesNamed(services, reference);
    const found = matrix(read, reference, place);
    const { totals, problems } = found;
    const allowed = allowedIn(found.counts);
    const wanted = {
      ...found,
      services: found.services.filter(({ prefix }) => asked?.includes(prefix) ?? true),
    };
    const areListed = asked !== undefined || allowed <= FEW_ACTIONS;
    const unread = problems.map(({ path, message }) => `${path.join('.')}: ${message}`);
    return Promise.resolve({
      date: found.date,
      summary: countWords(found),
      counts: { ...found.counts, no: totals.actions - allowed },
      ...risksJson(found),
      beyond: fitted(found.outsideReference, 800),
      problems: fitted(unread, 800),
      ...pageOf(
        { services: servicesJson(wanted, reference), actions: areListed ? actionsJson(wanted) : [] },
        { from, limit },
        9000,
      ),
    });
  },
  words: ({ summary, counts: { all, some, conditional }, risks, moreRisks, actions, services, problems }) => [
    `${summary}: ${all} on all resources, ${some} on some, ${conditional} under conditions.`,
    ...[...new Set(risks.map(({ strength, does }) => `Risk, ${strength}: ${does}.`))].slice(0, MAX_SAID),
    ...(moreRisks > 0 ? [`${count(moreRisks + risks.length, 'risk')} in all.`] : []),
    ...(problems.length > 0 ? [`${count(problems.length, 'part')} could not be evaluated.`] : []),
    ...(actions.length === 0 && services.length > 0
      ? ['Send services, such as ["iam"], for their actions.']
      : []),
  ],
});

const changeJson = ({ action, level, before, after }: Change) => ({
  action,
  ...(level !== undefined && { level }),
  ...(before && { before: accessJson(before) }),
  ...(after && { after: accessJson(after) }),
});

const CHANGES = list({ action: TEXT, level: TEXT, before: object(ACCESS), after: object(ACCESS) });

const MAX_NAMED = 10;

function named(title: string, changes: readonly { readonly action: string }[]): readonly string[] {
  const names = changes.slice(0, MAX_NAMED).map(({ action }) => action);
  if (names.length === 0) return [];
  return [`${title}: ${names.join(', ')}${changes.length > MAX_NAMED ? ', …' : ''}`];
}

export const compareAccess = defineTool({
  name: 'compare_access',
  title: 'Compare access',
  description:
    'Compares what two sets of policies allow, not how they are written: actions gained, changed (on other resources or under other conditions, which can be more or less) and lost.',
  input: z.strictObject({
    before: own.describe('The policies before the change, as list_access takes them.'),
    after: own.describe('The policies after the change, with everything that still limits the principal.'),
    account: account.optional(),
    ...paging,
  }),
  output: answer(
    {
      counts: counts('gained', 'changed', 'lost', 'unchanged'),
      gained: CHANGES,
      changed: OBJECTS,
      lost: OBJECTS,
    },
    NEXT,
  ),
  run({ before, after, from, limit, ...rest }) {
    const place = readPlace(rest);
    const [old, now] = [ownPolicies(before), ownPolicies(after)];
    const reference = referenceWith(
      (known) => new Set([old, now].flatMap((each) => matrix(each, known, place).needs)),
    );
    const { gained, changed, lost, unchanged } = difference(
      matrix(old, reference, place),
      matrix(now, reference, place),
    );
    const changes = {
      gained: gained.map(changeJson),
      changed: changed.map(changeJson),
      lost: lost.map(changeJson),
    };
    const number = { gained: gained.length, changed: changed.length, lost: lost.length, unchanged };
    return Promise.resolve({ counts: number, ...pageOf(changes, { from, limit }) });
  },
  words: ({ counts: number, gained, changed, lost }) => [
    `${number.gained} gained, ${number.changed} changed, ${number.lost} lost, ${number.unchanged} as before.`,
    ...named('Gained', gained),
    ...named('Changed', changed),
    ...named('Lost', lost),
  ],
});
