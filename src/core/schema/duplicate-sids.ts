// Finds statements that share a Sid. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html

import type { Finding, FindingLocation } from '#core/iam/finding.ts';
import type { JsonValue } from '#core/iam/parse.ts';
import type { PolicyType } from '#core/iam/policy.ts';
import { show } from '#core/iam/words.ts';
import { PAGES } from './elements.ts';
import { own } from './place.ts';

/** One finding for each Sid that occurs again, at the repetition first. */
export function duplicateSids(type: PolicyType, document: JsonValue): Finding[] {
  const statements = own(document, 'Statement');
  if (!Array.isArray(statements)) return [];
  const bySid = new Map<string, FindingLocation[]>();
  statements.forEach((statement: JsonValue, index) => {
    const sid = own(statement, 'Sid');
    // An empty Sid is none; the linter has its own word for it.
    if (typeof sid !== 'string' || sid === '') return;
    const location: FindingLocation = { path: ['Statement', index, 'Sid'], target: 'value' };
    const namesakes = bySid.get(sid);
    if (namesakes) namesakes.push(location);
    else bySid.set(sid, [location]);
  });
  return [...bySid].flatMap(([sid, [first, ...others]]): Finding[] => {
    if (!first || others.length === 0) return [];
    return [
      {
        id: 'duplicate-sid',
        // Services other than IAM and Organizations may take it.
        code: type === 'resource' ? 'UNIQUE_SIDS_RECOMMENDED' : 'UNIQUE_SIDS_REQUIRED',
        severity: type === 'resource' ? 'warning' : 'error',
        message: `${others.length + 1} statements have the \`Sid\` ${show(sid)}. Give each its own, or leave it out.`,
        locations: [...others, first],
        source: PAGES.sid,
      },
    ];
  });
}
