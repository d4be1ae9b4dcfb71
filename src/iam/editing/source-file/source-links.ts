// The AWS pages about what is in the policies of a file.
import type { TextRange } from '#iam/json/ranges.ts';
import { rangeOf } from '#iam/json/ranges.ts';
import { viewOf, type StatementView } from '#iam/rules/policy-view.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { servicePage } from '#iam/reference/service-page.ts';
import type { SourceFile, SourcePolicy } from './source-file.ts';

export interface SourceLink extends TextRange {
  readonly url: string;
  /** What the page is about. */
  readonly title: string;
}

const GLOBAL_KEYS = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html';
const MAX_LINKS = 2000;

interface LinkTarget {
  readonly path: JsonPath;
  readonly target: 'key' | 'value';
  readonly url: string;
  readonly title: string;
}

function* targetsOf(statement: StatementView, reference: Reference): Generator<LinkTarget> {
  for (const { prefix, name, path, wildcard } of [...statement.actions, ...statement.notActions]) {
    const service = reference.listed(prefix);
    if (!service) continue;
    const action = wildcard ? undefined : service.actions.get(name);
    const part = action === undefined ? 'actions' : { action };
    const title = action === undefined ? `Actions of ${service.name}` : `${service.prefix}:${action}`;
    yield { path, target: 'value', url: servicePage(service.name, part), title };
  }
  for (const { key, keyName, path } of statement.conditions) {
    if (reference.globalKey(keyName)) {
      const url = `${GLOBAL_KEYS}#condition-keys-${keyName.replace(/^aws:/, '').replace(/\/.*$/, '')}`;
      yield { path, target: 'key', url, title: key };
    } else {
      const service = reference.listed(keyName.slice(0, keyName.indexOf(':')));
      if (service)
        yield {
          path,
          target: 'key',
          url: servicePage(service.name, 'keys'),
          title: `Condition keys of ${service.name}`,
        };
    }
  }
}

function* linksIn(policy: SourcePolicy, text: string, reference: Reference): Generator<SourceLink> {
  const { type, attachedTo, document, root } = policy;
  const view = viewOf({ type, attachedTo, document, size: 0, length: 0 });
  for (const statement of view.statements)
    for (const { path, target, url, title } of targetsOf(statement, reference)) {
      const { start, end } = rangeOf({ text, root }, { path, target });
      // Without its quotation marks, so that the link is the name.
      const isQuoted = /^(["']).*\1$/s.test(text.slice(start, end));
      yield { start: start + (isQuoted ? 1 : 0), end: end - (isQuoted ? 1 : 0), url, title };
    }
}

/** The links of a file, in the order of its text. */
export function linksOf({ text, policies }: SourceFile, reference: Reference): readonly SourceLink[] {
  const links: SourceLink[] = [];
  for (const policy of policies)
    for (const link of linksIn(policy, text, reference)) if (links.length < MAX_LINKS) links.push(link);
  return links.toSorted((a, b) => a.start - b.start);
}
