// Reads what a training job reports to in SageMaker: an MLflow app or tracking server, and a model package group.
import { parseArn } from '#iam/policy/arn.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { wrongRegion } from '#deepseek/answers/check-region.ts';
import { excerpt } from '#iam/text/invisible.ts';
import { acceptNamed, nameInArn } from './name-or-arn.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';

export interface MlflowResource {
  readonly arn: string;
  readonly kind: 'app' | 'tracking-server';
  readonly region: string;
}

const APP = /^mlflow-app\/app-[A-Z0-9]{12}$/;
const SERVER = /^mlflow-tracking-server\/[a-zA-Z0-9](?:-*[a-zA-Z0-9]){0,255}$/;

/**
 * An MLflow app or tracking server by its ARN.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow-app-setup-prerequisites-iam.html
 */
export function readMlflow(raw: string, home: RoleHome): CheckedInput<MlflowResource> {
  const text = raw.trim();
  const example = `arn:${home.partition}:sagemaker:${home.regions[0]}:${home.account}:mlflow-app/app-ABCDEFGHIJ12`;
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const arn = parseArn(text);
  if (arn?.service !== 'sagemaker' || !(APP.test(arn.resource) || SERVER.test(arn.resource)))
    return refuse(`Paste the ARN of an MLflow app or tracking server. It looks like ${example}`);
  const lost = wrongRegion(arn);
  if (lost) return refuse(lost);
  if (arn.partition !== home.partition)
    return refuse(
      `This ARN is in partition ${excerpt(arn.partition)}, but the chosen Region is in ${home.partition}. Use one partition for both.`,
    );
  if (!/^\d{12}$/.test(arn.account)) return refuse(`The ARN needs an account. It looks like ${example}`);
  if (home.accountGiven && arn.account !== home.account)
    return refuse(
      `This belongs to account ${excerpt(arn.account)}, but the role is in ${home.account}. Change one of the two.`,
    );
  const kind = APP.test(arn.resource) ? 'app' : 'tracking-server';
  const name = arn.resource.slice(arn.resource.indexOf('/') + 1);
  return accept<MlflowResource>(
    { arn: text, kind, region: arn.region },
    `MLflow ${kind === 'app' ? 'app' : 'tracking server'} ${name} in ${arn.region}`,
    home.regions.includes(arn.region)
      ? undefined
      : `It is in ${arn.region}, which is not one of your Regions. The policy still names it there.`,
  );
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelPackageGroup.html */
export function readModelPackageGroup(raw: string, home: RoleHome): CheckedInput<string> {
  const text = raw.trim();
  const named = nameInArn(text, 'sagemaker', 'model-package-group/');
  const name = named?.name ?? text;
  if (/^[a-zA-Z0-9](?:-*[a-zA-Z0-9]){0,62}$/.test(name)) return acceptNamed(name, named, home);
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  return refuse('A group name has up to 63 letters, digits and hyphens, as in deepseek-tuned.');
}
