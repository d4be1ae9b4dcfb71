// Checks a policy in tests, with the parts of the service reference that it needs.
import { readReference } from 'virtual:reference-files';
import type { JsonValue } from '#core/json/parse.ts';
import type { AttachedTo, PolicyType } from '#core/iam/policy.ts';
import { checkPolicy, type PolicyFinding } from '#core/language/check-policy.ts';
import type { IndexFile, ServiceFile } from '#core/reference/files.ts';
import { createReference, type Reference } from '#core/reference/reference.ts';
import type { Service } from '#core/reference/service.ts';
import { neededServices } from './needed-services.ts';
import { viewOf } from './policy-view.ts';

export const reference: Reference = createReference(readReference('index') as IndexFile);

/** Every service of the reference. */
export const allServices = (): readonly Service[] =>
  reference.prefixes.map((prefix) => {
    if (!reference.service(prefix)) reference.add(prefix, readReference(prefix) as ServiceFile);
    return reference.service(prefix)!;
  });

export interface Policy {
  readonly type: PolicyType;
  readonly attachedTo?: AttachedTo | undefined;
  readonly policy: JsonValue;
}

/** Whether a finding says that the policy does not work as it is written. */
const isAlarm = ({ severity }: PolicyFinding): boolean => severity === 'error' || severity === 'warning';

/** The errors and warnings on a policy, with the statement that each is about. */
export function alarmsOn({ type, attachedTo, policy }: Policy): readonly PolicyFinding[] {
  const source = { type, attachedTo, document: policy, size: 0, length: 0 };
  for (const prefix of neededServices(viewOf(source), reference)) {
    reference.add(prefix, readReference(prefix) as ServiceFile);
  }
  return checkPolicy({ type, attachedTo, text: JSON.stringify(policy) }, reference).findings.filter(isAlarm);
}
