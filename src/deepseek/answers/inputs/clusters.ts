// Reads the cluster that a host runs in, by its name or ARN.
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { acceptNamed, nameInArn } from './name-or-arn.ts';
import { accept, refuse } from './outcome.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html */
export function readEcsCluster(raw: string, home: RoleHome): CheckedInput<string> {
  const text = raw.trim();
  const named = nameInArn(text, 'ecs', 'cluster/');
  const name = named?.name ?? text;
  if (/^[A-Za-z0-9_-]{1,255}$/.test(name)) return acceptNamed(name, named, home);
  return refuse(
    'A cluster name has up to 255 letters, digits, hyphens and underscores, as in inference-cluster.',
  );
}

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html */
export function readEksClusterName(raw: string): CheckedInput<string> {
  const text = raw.trim();
  if (/^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/.test(text)) return accept(text);
  return refuse(
    'A cluster name has up to 100 letters, digits, hyphens and underscores, as in inference-cluster.',
  );
}
