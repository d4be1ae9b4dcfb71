// What statements reach and stop, as arrows of the card that they belong to.
import { groupBy } from '#iam/collections/group-by.ts';
import type { KitDocument } from '#deepseek/compose/role-kit.ts';
import { toArray } from '#iam/policy/policy.ts';
import { conditionWords } from './condition-words.ts';
import { callsOf, deniedResources, type ReachedResource } from './denied-resources.ts';
import type { Drawing } from './drawing.ts';
import type { ArrowState } from './kit-map.ts';
import type { ReadStatement } from './read-statements.ts';
import { describeResources, type MapResource } from './resource-names.ts';
import { verbOf } from './verbs.ts';

/** What the documents of a kit are read with. */
export interface Reading {
  readonly draw: Drawing;
  readonly home: string | undefined;
  readonly statementsOf: (documents: readonly KitDocument[]) => readonly ReadStatement[];
}

/** What one statement reaches. */
interface Reached extends ReadStatement {
  readonly resources: readonly ReachedResource[];
}

const stateOf = ({ statement }: ReadStatement, { spared }: ReachedResource): ArrowState =>
  statement.Effect === 'Deny' && !spared ? 'denied' : 'allowed';

const waysOf = ({ words, region, calls }: ReachedResource): readonly string[] =>
  calls.map((call) => `${call} ${words} ${region ?? ''}`);

/** Ties `from` to resources of one document; the same one in several Regions is one. */
export function connectAll({ draw, home }: Reading, from: string, reached: readonly Reached[]): void {
  const openly = new Set(
    reached
      .filter(({ statement }) => statement.Effect === 'Allow')
      .flatMap(({ resources }) => resources.filter(({ tail }) => tail === undefined).flatMap(waysOf)),
  );
  // What is reached anyway is not reached only through something.
  const isOpen = (resource: ReachedResource): boolean => waysOf(resource).every((way) => openly.has(way));
  const all = reached.flatMap(({ resources, ...read }) => {
    const denies = read.statement.Effect === 'Deny' ? conditionWords(read.statement) : '';
    return resources.map((resource) => {
      const { spared } = resource;
      const tail = resource.tail === undefined || isOpen(resource) ? '' : resource.tail;
      const stops = spared ? '' : denies;
      const note = tail === '' || stops === '' ? tail || stops : `${tail}, ${stops}`;
      return { resource, read, note, state: stateOf(read, resource) };
    });
  });
  const things = groupBy(all, ({ resource, note, state }) => `${resource.words} ${note} ${state}`);
  for (const group of things.values()) {
    const resources = group.map(({ resource }) => resource);
    const [first] = group;
    if (!first) continue;
    const { account } = first.resource;
    const to = draw.resource({
      words: first.resource.words,
      regions: [...new Set(resources.flatMap(({ region }) => region || []))],
      inside: [
        ...new Set(resources.flatMap(({ inside }) => inside ?? [])),
        ...(account !== undefined && home !== undefined && account !== home ? [`account ${account}`] : []),
      ],
    });
    for (const { resource, read, note, state } of group)
      draw.tie({ from, to, verb: resource.verb, calls: resource.calls, state, note, at: read.at });
  }
}

/** Only AWS manages a model: who starts a job with it uses it. In the same way, interfaces use the subnet that they are created in. */
const isUsed = ({ words, region }: MapResource): boolean =>
  region !== undefined || /^(?:subnet|security group) /.test(words);

/** What an Allow statement reaches, by what each action does; roles of the kit are tied at once. */
export function reachedBy(draw: Drawing, from: string, read: ReadStatement): Reached {
  const { statement, at } = read;
  const resources = toArray(statement.Resource);
  const others = resources.filter((arn) => draw.roleWith(arn) === undefined);
  const rest = toArray(statement.NotResource).length > 0 ? [...others, '*'] : others;
  const verbs = groupBy(callsOf(statement), verbOf);
  return {
    ...read,
    resources: [...verbs].flatMap(([verb, calls]) => {
      for (const arn of resources) {
        const own = draw.roleWith(arn);
        if (own) draw.tie({ from, to: own, verb, calls, at });
      }
      return describeResources(statement, calls, rest).map((resource) => ({
        ...resource,
        verb: verb === 'manages' && isUsed(resource) ? 'uses' : verb,
        calls,
      }));
    }),
  };
}

export const stoppedBy = (read: ReadStatement, verb: string): Reached => ({
  ...read,
  resources: deniedResources(read.statement).map((resource) => ({
    ...resource,
    verb: resource.spared ? resource.verb : verb,
  })),
});
