// Reads what identifies an EKS pod: its cluster or issuer, namespace and service account.
import { INPUT_RULES, matchesRule } from '#iam/facts/input-rules.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { partitionOfRegion } from '#iam/facts/regions.ts';
import type { CheckedInput, RoleHome, AnswersView } from '#deepseek/answers/field.ts';
import { readArn, type ArnKind } from './arns.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';
import { excerpt } from '#iam/text/invisible.ts';

const CLUSTER: ArnKind = {
  noun: 'cluster',
  formal: 'EKS cluster',
  service: 'eks',
  shape: INPUT_RULES.eksClusterArn.pattern,
  example: 'cluster/inference-cluster',
  hint: ', as its name alone can exist in every account and Region',
};

/** A cluster by its ARN, which says its Region and account too. https://docs.aws.amazon.com/eks/latest/APIReference/API_Cluster.html */
export function readCluster(raw: string, home: RoleHome): CheckedInput<string> {
  const read = readArn(raw, home, CLUSTER);
  if (!read.ok) return read;
  const { arn, name, region, account } = read.value;
  const words = `cluster ${name} in ${region}, account ${account}`;
  return accept(arn, isForeign(arn, home) ? `${words}: gets its own pod role there` : words);
}

export const clusterName = (arn: string): string => arn.slice(arn.indexOf(':cluster/') + 9);

/** Whether the cluster is in another account than the role. */
export function isForeign(cluster: string, home: RoleHome): boolean {
  return home.accountGiven && parseArn(cluster)?.account !== home.account;
}

/** Whether a cluster of another account is among the answers. */
export function hasForeignCluster(view: AnswersView): boolean {
  return view
    .list('clusters')
    .some((raw) => readCluster(raw, view.home).ok && isForeign(raw.trim(), view.home));
}

const HOST_HELP =
  'aws eks describe-cluster --name CLUSTER --query cluster.identity.oidc.issuer shows it, such as https://oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE';

/**
 * The OIDC issuer of a cluster, without its https://.
 * https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
 */
export function readEksIssuer(raw: string, home: RoleHome): CheckedInput<string> {
  const text = raw
    .trim()
    .replace(/^arn:[a-z-]+:iam::\d{12}:oidc-provider\//, '')
    .replace(/^https:\/\//, '')
    .replace(/\/$/, '');
  if (/^oidc-eks\.[a-z0-9-]+\.api\.(?:aws|amazonwebservices\.com\.cn)(?:\/|$)/.test(text))
    return refuse(
      `This is the issuer’s dual-stack URL. Tokens name the classic one, so nobody can assume a role that trusts this. ${HOST_HELP}`,
    );
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  if (!matchesRule('eksOidcIssuer', text)) {
    const [host = '', id = ''] = text.split('/id/');
    const upper = `${host}/id/${id.toUpperCase()}`;
    return matchesRule('eksOidcIssuer', upper)
      ? refuse(`The ID in an issuer URL is uppercase. Write ${upper}`)
      : refuse(`This is not the OIDC issuer of an EKS cluster. ${HOST_HELP}`);
  }
  const region = issuerRegion(text);
  const partition = partitionOfRegion(region)?.id;
  if (partition !== home.partition)
    return refuse(
      partition === undefined
        ? `“${excerpt(region)}” is not an AWS Region. Copy the issuer again.`
        : `This issuer is in partition ${partition}, but the chosen Region is in ${home.partition}. Use one partition for both.`,
    );
  return accept(text, `a cluster in ${region}`);
}

/** The Region an issuer is in. */
export const issuerRegion = (issuer: string): string => issuer.split('.')[2] ?? '';

export function readNamespace(raw: string): CheckedInput<string> {
  const text = raw.trim();
  if (matchesRule('k8sNamespace', text)) return accept(text);
  return (
    notInKubernetes(text, 'k8sNamespace') ??
    refuse('A namespace has 1 to 63 lowercase letters, digits and hyphens, such as inference.')
  );
}

export function readServiceAccount(raw: string): CheckedInput<string> {
  const text = raw.trim();
  if (matchesRule('k8sServiceAccount', text)) return accept(text);
  return (
    notInKubernetes(text, 'k8sServiceAccount') ??
    refuse(
      'A service account has 1 to 253 lowercase letters, digits, hyphens and dots, such as deepseek-client.',
    )
  );
}

function notInKubernetes(
  text: string,
  rule: 'k8sNamespace' | 'k8sServiceAccount',
): CheckedInput<never> | undefined {
  const impure = /[*?]|\$\{/.test(text) ? notConcrete(text) : undefined;
  if (impure) return refuse(impure);
  const lower = text.toLowerCase();
  return lower !== text && matchesRule(rule, lower)
    ? refuse(`Kubernetes names are lowercase. Write ${lower}`)
    : undefined;
}
