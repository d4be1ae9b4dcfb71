// Sorts conditions into those that limit what an action can be used for, and those that only limit who calls it, when and from where.
import type { ConditionView } from '#iam/rules/policy-view.ts';

/** Conditions on these say who may call, from where and when, and leave what may be done as it is. */
const CIRCUMSTANCES: ReadonlySet<string> = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:federatedprovider',
  'aws:multifactorauthage',
  'aws:multifactorauthpresent',
  'aws:referer',
  'aws:requestedregion',
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
  'aws:securetransport',
  'aws:sourceidentity',
  'aws:sourceip',
  'aws:sourcevpc',
  'aws:sourcevpcarn',
  'aws:sourcevpce',
  'aws:tagkeys',
  'aws:tokenissuetime',
  'aws:useragent',
  'aws:userid',
  'aws:username',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
  'aws:vpcsourceip',
]);

const isCircumstance = (keyName: string): boolean =>
  CIRCUMSTANCES.has(keyName) || keyName.startsWith('aws:principal') || keyName.startsWith('aws:requesttag/');

/** A condition that leaves only some uses of the action. */
export const limitsUses = ({ keyName, operator, values }: ConditionView): boolean =>
  !isCircumstance(keyName) &&
  operator?.negated === false &&
  (operator.family === 'Null' || !values.some(({ value }) => String(value).startsWith('*')));

/** A condition that the caller may never meet, or that excludes harmful uses, unlike one that only limits when a call is made. */
export const mayExcludeCaller = ({ keyName }: ConditionView): boolean => !CIRCUMSTANCES.has(keyName);
