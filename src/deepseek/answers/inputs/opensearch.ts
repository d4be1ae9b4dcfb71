// Reads OpenSearch Serverless collections, and the account that has the models.
import { matchesRule } from '#iam/facts/input-rules.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { CheckedInput, RoleHome, AnswersView } from '#deepseek/answers/field.ts';
import { readAccount } from './role-settings.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';
import { wrongRegion } from '#deepseek/answers/check-region.ts';

/** How long the ID of a collection is; a name that was pasted in its place grants nothing. */
const ID_LENGTH = 20;

export interface Collection {
  readonly arn: string;
  readonly region: string;
}

/** A collection by its ID. https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-data-access.html */
export function readCollection(raw: string, home: RoleHome): CheckedInput<Collection> {
  const text = raw.trim();
  const example = `arn:${home.partition}:aoss:${home.regions[0]}:${home.account}:collection/a1b2c3d4e5f6g7h8i9j0`;
  const arn = parseArn(text);
  if (!arn) return refuse(`Paste the full ARN from the collection’s page, like ${example}`);
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  if (arn.service === 'es')
    return refuse('This is a managed domain. Choose the scenario “OpenSearch connector” for it.');
  if (!matchesRule('aossCollectionArn', text))
    return refuse(`This is not the ARN of a collection. It looks like ${example}`);
  const lost = wrongRegion(arn);
  if (lost) return refuse(lost);
  if (arn.partition !== home.partition)
    return refuse(
      `This collection is in partition ${arn.partition}, but the chosen Region is in ${home.partition}. Use one partition for both.`,
    );
  if (home.accountGiven && arn.account !== home.account)
    return refuse(
      `This collection is in account ${arn.account}, but the role is in ${home.account}. Change one of the two.`,
    );
  const id = arn.resource.slice('collection/'.length);
  return accept(
    { arn: text, region: arn.region },
    `collection ${id} in ${arn.region}`,
    id.length === ID_LENGTH
      ? undefined
      : `The ARN ends in the collection’s ID, which has ${ID_LENGTH} characters; this has ${id.length}. If it is the name, the policy grants nothing.`,
  );
}

/** Account B: it holds the models, and differs from account A. */
export function readOtherAccount(raw: string, view: AnswersView): CheckedInput<string> {
  const read = readAccount(raw);
  if (!read.ok || !view.home.accountGiven || read.value !== view.home.account) return read;
  return refuse(
    'This is the domain’s account. If both are in one account, choose the scenario “OpenSearch connector”.',
  );
}
