// Explains an entry of Action or NotAction.
import { count } from '#iam/text/words.ts';
import { globMatches, hasWildcard } from '#iam/policy/patterns/glob.ts';
import { readAction } from '#iam/rules/action-name.ts';
import { ACCESS_LEVELS } from '#iam/reference/files.ts';
import type { ListedService, Reference } from '#iam/reference/reference.ts';
import type { Action, Service } from '#iam/reference/service.ts';
import { servicePage } from '#iam/reference/service-page.ts';
import { line, link, listNames, sentence, type HoverContent, type HoverLine } from './hover-content.ts';

const MAX_TYPES = 4;

/** The condition keys of an action, those of its resource types among them. */
function keysOf({ keys, resourceTypes }: Action): readonly string[] {
  const all = new Set([...keys, ...resourceTypes.flatMap((type) => [...type.keys])]);
  return [...all].map(({ key }) => key).toSorted();
}

function resourceLines({ resourceTypes }: Action): readonly HoverLine[] {
  if (resourceTypes.length === 0) return [line('Resources', 'only *: it cannot be limited to a resource')];
  const shown = resourceTypes.slice(0, MAX_TYPES).map(({ name, arn }) => line('Resource', `${name}: ${arn}`));
  const rest = resourceTypes.slice(MAX_TYPES).map(({ name }) => name);
  return rest.length > 0 ? [...shown, line('More resources', listNames(rest))] : shown;
}

function actionFacts(action: Action): readonly HoverLine[] {
  const keys = keysOf(action);
  return [
    line('Allows callers to', action.description),
    line('Access level', action.level),
    ...resourceLines(action),
    line('Condition keys', keys.length === 0 ? 'none' : `${keys.length}: ${listNames(keys)}`),
  ];
}

function explainOne(listedService: ListedService, name: string, reference: Reference): HoverContent {
  const known = listedService.actions.get(name);
  const action = reference.service(listedService.prefix)?.actions.get(name);
  const page = servicePage(listedService.name, known === undefined ? 'actions' : { action: known });
  return {
    title: `${listedService.prefix}:${known ?? name}`,
    lines: [
      line('Service', listedService.name),
      ...(known === undefined ? [sentence('The service has no action with this name.')] : []),
      ...(action ? actionFacts(action) : []),
    ],
    links: [link(`Actions of ${listedService.name}`, page)],
  };
}

/** "12 List, 3 Write", for a service that is loaded. */
function levels(service: Service | undefined, names: readonly string[]): readonly HoverLine[] {
  if (!service) return [];
  const found = names.flatMap((name) => service.actions.get(name.toLowerCase())?.level ?? []);
  const counts = ACCESS_LEVELS.map((level) => ({
    level,
    number: found.filter((each) => each === level).length,
  }));
  const text = counts.filter(({ number }) => number > 0).map(({ level, number }) => `${number} ${level}`);
  return text.length > 0 ? [line('Access levels', text.join(', '))] : [];
}

function explainPattern(
  listedService: ListedService,
  pattern: string,
  reference: Reference,
): Omit<HoverContent, 'title'> {
  const all = [...listedService.actions];
  const names = all.filter(([name]) => globMatches(pattern, name)).map(([, written]) => written);
  const isAll = names.length === all.length;
  return {
    lines: [
      line('Service', listedService.name),
      line(
        'Matches',
        names.length === 0
          ? `none of its ${count(all.length, 'action')}`
          : `${isAll ? 'all ' : ''}${count(names.length, 'action')}${isAll ? '' : ` of ${all.length}`}: ${listNames(names)}`,
      ),
      ...levels(reference.service(listedService.prefix), names),
      sentence('Also matches actions that AWS adds later.'),
    ],
    links: [link(`Actions of ${listedService.name}`, servicePage(listedService.name, 'actions'))],
  };
}

const ALL_ACTIONS: HoverContent = {
  title: '*',
  lines: [sentence('Every action of every service, including those that AWS adds later.')],
  links: [],
};

/** `excluded`: whether it is in NotAction. */
export function explainAction(
  text: string,
  excluded: boolean,
  reference: Reference,
): HoverContent | undefined {
  const { prefix, name } = readAction(text);
  const service = reference.listed(prefix);
  if (text !== '*' && !service) return undefined;
  const explained = !service
    ? ALL_ACTIONS
    : hasWildcard(name)
      ? { ...explainPattern(service, name, reference), title: text }
      : explainOne(service, name, reference);
  if (!excluded) return explained;
  const note = sentence(
    'In NotAction: the statement applies to every other action, including those of other services.',
  );
  return { ...explained, lines: [...explained.lines, note] };
}
