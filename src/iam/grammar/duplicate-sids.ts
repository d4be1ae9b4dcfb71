// Finds statements that share a Sid. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html

import { isList, own } from '#iam/json/json-value.ts';
import type { Finding } from '#iam/findings/finding.ts';
import type { JsonLocation } from '#iam/json/json-path.ts';
import type { Fix } from '#iam/findings/fix.ts';
import type { Edit } from '#iam/json/edit.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import { show } from '#iam/text/quote.ts';
import { PAGES } from './elements.ts';

/** Whether `duplicateSids` finds any. */
export function repeatsSids(document: JsonValue): boolean {
  const statements = own(document, 'Statement');
  if (!isList(statements) || statements.length < 2) return false;
  const seen = new Set<string>();
  return statements.some((statement) => {
    const sid = own(statement, 'Sid');
    if (typeof sid !== 'string' || sid === '') return false;
    const isKnown = seen.has(sid);
    seen.add(sid);
    return isKnown;
  });
}

/** The locations of each Sid. Empty ones are left to a lint check. */
function placesOfSids(statements: readonly JsonValue[]): ReadonlyMap<string, readonly JsonLocation[]> {
  const bySid = new Map<string, JsonLocation[]>();
  for (const [index, statement] of statements.entries()) {
    const sid = own(statement, 'Sid');
    if (typeof sid !== 'string' || sid === '') continue;
    const location: JsonLocation = { path: ['Statement', index, 'Sid'], target: 'value' };
    const namesakes = bySid.get(sid);
    if (namesakes) namesakes.push(location);
    else bySid.set(sid, [location]);
  }
  return bySid;
}

/** Numbers the repetitions. A Sid does not change what a policy allows. */
function numbered(sid: string, repetitions: readonly JsonLocation[], taken: Set<string>): Fix {
  let number = 1;
  const edits = repetitions.map(({ path }): Edit => {
    do number += 1;
    while (taken.has(`${sid}${number}`));
    return { kind: 'replace', path, value: `${sid}${number}` };
  });
  for (const edit of edits) if (edit.kind === 'replace') taken.add(String(edit.value));
  return { title: 'Number the repetitions', safe: true, edits };
}

/** One finding for each Sid that occurs again, at the repetition first. */
export function duplicateSids(type: PolicyType, document: JsonValue): Finding[] {
  const statements = own(document, 'Statement');
  if (!isList(statements) || !repeatsSids(document)) return [];
  const bySid = placesOfSids(statements);
  let taken: Set<string> | undefined;
  return [...bySid].flatMap(([sid, [first, ...others]]): Finding[] => {
    if (!first || others.length === 0) return [];
    taken ??= new Set(bySid.keys());
    return [
      {
        // Services other than IAM and Organizations may take it.
        ...(type === 'resource'
          ? { id: 'repeated-sid', code: 'UNIQUE_SIDS_RECOMMENDED', severity: 'warning' }
          : { id: 'duplicate-sid', code: 'UNIQUE_SIDS_REQUIRED', severity: 'error' }),
        message: `${others.length + 1} statements have the \`Sid\` ${show(sid)}. Give each a different one, or remove it.`,
        locations: [...others, first],
        source: PAGES.sid,
        fix: numbered(sid, others, taken),
      },
    ];
  });
}
