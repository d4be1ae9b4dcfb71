// What a refused call of EC2 is checked on besides, and whose role a call from a node is.
import type { Denial } from '#deepseek/denials/denial.ts';
import type { Clues } from './clues.ts';
import { allow, placeOf, type NextCalls } from './next-of-calls.ts';

const EC2_IDS: readonly (readonly [pattern: RegExp, type: string, isOfAws?: true])[] = [
  [/\bami-[0-9a-f]{8,17}\b/g, 'image', true],
  [/\bsubnet-[0-9a-f]{8,17}\b/g, 'subnet'],
  [/\bsg-[0-9a-f]{8,17}\b/g, 'security-group'],
  [/\blt-[0-9a-f]{8,17}\b/g, 'launch-template'],
  [/(?<=--key-name |KeyName["']?[:=] ?["']?)[\w.-]{1,100}/g, 'key-pair'],
];

const LISTS_THEM =
  /\b(?:statement|policy)\b(?![^.\n]{0,40}\b(?:nothing|no|not|none)\b)[^.\n]{0,40}\b(?:lists?|has|have|names?|covers?|includes?|allows?)\b[^.\n]{0,80}\b(?:image|ami|subnets?|security groups?)\b/i;

/** The ARNs of what EC2 makes something of, with the IDs that the text names. */
function partsOfEc2(
  denial: Denial,
  clues: Clues,
  types: ReadonlySet<string>,
  made: readonly string[],
): readonly string[] | undefined {
  const { partition, region, account } = placeOf(denial, clues);
  if (region === undefined || account === undefined) return undefined;
  const arn = (type: string, id: string, owner: string) =>
    `arn:${partition}:ec2:${region}:${owner}:${type}/${id}`;
  const named = EC2_IDS.filter(([, type]) => types.has(type)).flatMap(([pattern, type, isOfAws]) => {
    const ids = [...new Set(clues.text.match(pattern) ?? [])];
    // “Our statement lists the image, our subnet …”
    const isListed = LISTS_THEM.test(clues.text);
    const isOften = !isListed && (type === 'image' || type === 'subnet' || type === 'security-group');
    return (ids.length === 0 && isOften ? ['*'] : ids).map((id) => arn(type, id, isOfAws ? '' : account));
  });
  return [...named, ...made.map((type) => arn(type, '*', account))];
}

const OF_INSTANCES: ReadonlySet<string> = new Set(EC2_IDS.map(([, type]) => type));

/** Keys that no other part of an instance has, as in a condition. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html */
const OF_INSTANCE_ALONE =
  /"ec2:(?:InstanceType|InstanceProfile|MetadataHttp\w+|Tenancy|EbsOptimized|InstanceMarketType|CpuOptions\w+)"\s{0,5}:/;

/** RunInstances is checked on each thing that the new instance is made of. */
export function instanceParts(denial: Denial, clues: Clues): NextCalls | undefined {
  const { action = '' } = denial;
  const reservation = /:capacity-reservation\//.exec(denial.resource ?? '');
  if (reservation && /karpenter|\bfleet\b|auto ?scaling|nodeclaim/i.test(clues.text))
    return {
      why: 'A fleet, as of Karpenter or Auto Scaling, is checked on the reservation, too, which is looked up first.',
      statements: [
        allow('FleetFromReservation', 'ec2:CreateFleet', denial.resource),
        allow('FindReservations', 'ec2:DescribeCapacityReservations', '*'),
      ],
    };
  const isFleet = /CreateFleet$/i.test(action);
  const isLimited = OF_INSTANCE_ALONE.test(clues.text);
  const made = [
    ...(isLimited ? [] : ['instance']),
    'network-interface',
    'volume',
    ...(isFleet ? ['fleet', 'launch-template'] : []),
  ];
  const named = partsOfEc2(denial, clues, OF_INSTANCES, made);
  const isOfTemplate = !isFleet && named && /\blaunch-?template/i.test(clues.text);
  const parts =
    isOfTemplate && !named.some((each) => each.includes(':launch-template/'))
      ? [...named, ...(partsOfEc2(denial, clues, new Set(), ['launch-template']) ?? [])]
      : named;
  const limit = isLimited
    ? ' The condition in the policy of the text fits instance/* alone: it stays there, and these parts are without it.'
    : '';
  const follows = isFleet
    ? 'ec2:RunInstances on the same, ec2:CreateTags and iam:PassRole on the role of the instances follow; keep the conditions on tags that the tool’s own policy has.'
    : 'With an instance profile, iam:PassRole on its role follows, and with tags ec2:CreateTags.';
  return (
    parts && {
      why: `The same call is checked on each part of the new instance.${limit} ${follows}`,
      statements: [
        allow(
          isFleet ? 'CreateFleetParts' : 'RunInstanceParts',
          isFleet ? [action, 'ec2:RunInstances'] : 'ec2:RunInstances',
          parts,
        ),
      ],
    }
  );
}

const OF_INTERFACES: ReadonlySet<string> = new Set(['subnet', 'security-group']);

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-policies-for-amazon-ec2.html */
export function interfaceParts(denial: Denial, clues: Clues): NextCalls | undefined {
  const parts = partsOfEc2(denial, clues, OF_INTERFACES, ['network-interface']);
  return (
    parts && {
      why: 'The same call is checked on the subnet, the security groups and the new network interface; a condition on aws:RequestTag fits the interface alone. ec2:CreateTags, ec2:CreateNetworkInterfacePermission and ec2:DeleteNetworkInterface follow.',
      statements: [allow('NetworkInterfaceParts', 'ec2:CreateNetworkInterface', parts)],
    }
  );
}

interface AddOn {
  /** The calls that it makes. */
  readonly actions: RegExp;
  readonly pattern: RegExp;
  readonly name: string;
  readonly account: string;
  readonly pods: string;
  /** What its role needs, and another way. */
  readonly needs?: string;
}

/** Add-ons whose pods call AWS with the role of their service account. https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html */
const ADD_ONS: readonly AddOn[] = [
  {
    actions: /^s3:/i,
    pattern: /kubernetes\.io~csi|MountVolume|mount-s3|ListObjectsV2 failed for bucket/i,
    name: 'aws-mountpoint-s3-csi-driver',
    account: 's3-csi-driver-sa',
    pods: 'daemonset/s3-csi-node',
    needs:
      ' Its role needs s3:ListBucket on the bucket and s3:GetObject on its objects; or the volume takes that of the pod (authenticationSource: pod).',
  },
  {
    actions: /^(?:ec2|kms):/i,
    pattern: /\bebs-csi\b|\bebs\.csi\b/i,
    name: 'aws-ebs-csi-driver',
    account: 'ebs-csi-controller-sa',
    pods: 'deployment/ebs-csi-controller',
  },
  {
    actions: /^elasticfilesystem:/i,
    pattern: /\befs-csi\b|\befs\.csi\b/i,
    name: 'aws-efs-csi-driver',
    account: 'efs-csi-controller-sa',
    pods: 'deployment/efs-csi-controller',
  },
  {
    actions: /^fsx:/i,
    pattern: /\bfsx-csi\b|\bfsx\.csi\b/i,
    name: 'aws-fsx-csi-driver',
    account: 'fsx-csi-controller-sa',
    pods: 'deployment/fsx-csi-controller',
  },
];

const addOnOf = ({ action = '' }: Denial, { text }: Clues): AddOn | undefined =>
  ADD_ONS.find(({ actions, pattern }) => actions.test(action) && pattern.test(text));

const OF_ALL_PODS =
  'This is the role of the node, which every pod on it has: what is allowed here, all of them get.';

const OF_POD = /\b(?:role-arn|service ?account|irsa|pod ?identity|association|trust policy)\b/i;
const isOfNode = ({ principal = '' }: Denial, { text }: Clues): boolean =>
  /\/i-[0-9a-f]{8,17}$/.test(principal) && /\bkube(?:ctl|let)\b|\bpods?\b|\bcsi\b/i.test(text);

/** The role that the text gives to the pod, where its node called instead. */
export function roleOfPod(denial: Denial, clues: Clues): string | undefined {
  const [role, ...more] = clues.roles;
  const isOwn = denial.layer === 'identity' || denial.layer === 'unknown';
  return isOwn && isOfNode(denial, clues) && more.length === 0 && OF_POD.test(clues.text) ? role : undefined;
}

/** What gives the pods of an add-on their role, or any pod: what it finds in its environment, and what the role must trust. */
export function stepsOfPod(denial: Denial, clues: Clues): string {
  const addOn = addOnOf(denial, clues);
  const account = addOn ? `kube-system:${addOn.account}` : undefined;
  const subject = account
    ? `system:serviceaccount:${account}`
    : (clues.token?.subject ?? 'system:serviceaccount:NAMESPACE:NAME');
  const restart = addOn
    ? `kubectl rollout restart ${addOn.pods} -n kube-system`
    : 'kubectl delete pod, or a rollout restart';
  return [
    'A pod with a role has AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE (IRSA), or AWS_CONTAINER_CREDENTIALS_FULL_URI (Pod Identity), in its environment.',
    `Without them, see that the service account that the pod names has the annotation eks.amazonaws.com/role-arn or an association, and start the pod again (${restart}): only new pods get them.`,
    `With them, the trust policy must name the provider of this cluster, with sub ${subject} and aud sts.amazonaws.com (with Pod Identity, the service pods.eks.amazonaws.com instead), and the SDK must be new enough to read them.`,
  ].join(' ');
}

/** A pod that has no role of its own calls as its node. https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html */
export function roleOfNode(denial: Denial, clues: Clues): NextCalls | undefined {
  if (!isOfNode(denial, clues)) return undefined;
  const addOn = addOnOf(denial, clues);
  const instead = addOn
    ? `Better give the add-on ${addOn.name} a role: its service account kube-system/${addOn.account} has none that works. Set the role with Pod Identity, with the add-on’s service account role or with the annotation eks.amazonaws.com/role-arn, then run kubectl rollout restart ${addOn.pods} -n kube-system.${addOn.needs ?? ''}`
    : 'A pod with a role of its own (Pod Identity, IRSA) would not call as the node: see first why it does not have it, such as an association made after the pod started, another service account, or no Pod Identity agent.';
  return { why: `${OF_ALL_PODS} ${instead}`, statements: [] };
}
