// Takes an ARN apart field by field.
import { parseArn, type Arn } from '#iam/policy/arn.ts';
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { findRegion, looksLikeRegion, PARTITIONS } from '#iam/facts/regions.ts';
import { hasVariable } from '#iam/policy/variables.ts';
import { patternsMatching } from '#iam/reference/arn-patterns.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { servicePage } from '#iam/reference/service-page.ts';
import {
  line,
  link,
  listNames,
  sentence,
  userGuide,
  type HoverContent,
  type HoverLine,
  type HoverLink,
} from './hover-content.ts';
import { ownerNames } from './owner-names.ts';

function partitionText(id: string): string {
  const partition = PARTITIONS.find((each) => each.id === id);
  if (partition) return `${id} (${partition.name})`;
  return hasWildcard(id) ? `${id} (any that matches)` : id;
}

/** "us-east-2 (Ohio)". */
export function regionText(code: string): string {
  const region = findRegion(code);
  if (region) return `${code} (${region.name})`;
  if (code === '') return 'none: the service is not tied to a Region here';
  if (code === '*') return '* (every Region)';
  if (hasWildcard(code)) return `${code} (every Region that matches)`;
  return looksLikeRegion(code) ? `${code} (not in the list of Regions)` : code;
}

/** The text for the account field. */
function accountText(account: string): string {
  if (account === '') return 'none: names are global, or AWS owns the resource';
  if (account === '*') return '* (every account)';
  if (account === 'aws') return 'aws (owned by AWS)';
  return hasWildcard(account) ? `${account} (every account that matches)` : account;
}

const MAX_TYPES = 4;

function typeLines(arn: Arn, reference: Reference): readonly HoverLine[] {
  const patterns = patternsMatching(reference, arn);
  if (!patterns) return [];
  const types = [...new Set(patterns.map(({ type }) => type))];
  if (types.length === 0) return [line('Matches', 'not a resource type that AWS lists')];
  const shown = types.slice(0, MAX_TYPES).map(({ name, arn: form }) => line('Matches', `${name}: ${form}`));
  const rest = types.slice(MAX_TYPES).map(({ name }) => name);
  return rest.length > 0 ? [...shown, line('Matches too', listNames(rest))] : shown;
}

/** An ARN by its fields; undefined for a text that has not all of them. */
export function explainArn(text: string, reference: Reference): HoverContent | undefined {
  const arn = parseArn(text);
  if (!arn) return undefined;
  const names = ownerNames(arn.service, reference);
  const links: readonly HoverLink[] = names
    .slice(0, 2)
    .map((name) => link(`Resources of ${name}`, servicePage(name, 'resources')));
  return {
    title: text,
    lines: [
      line('Partition', partitionText(arn.partition)),
      line('Service', names.length > 0 ? `${arn.service} (${listNames(names, 3)})` : arn.service),
      line('Region', regionText(arn.region)),
      line('Account', accountText(arn.account)),
      line('Resource', arn.resource),
      ...typeLines(arn, reference),
      ...(hasVariable(arn.resource)
        ? [sentence('The variable is replaced with the value in each request.')]
        : []),
    ],
    links: [...links, link('ARNs', userGuide('reference-arns.html'))],
  };
}

/** An entry of Resource or NotResource. */
export function explainResource(
  text: string,
  excluded: boolean,
  reference: Reference,
): HoverContent | undefined {
  const explained =
    text === '*'
      ? {
          title: '*',
          lines: [sentence('Every resource. Actions that take no resource need exactly this.')],
          links: [],
        }
      : explainArn(text, reference);
  if (!explained || !excluded) return explained;
  const note = sentence(
    'In NotResource: the statement applies to every other resource, including those of other services.',
  );
  return { ...explained, lines: [...explained.lines, note] };
}
