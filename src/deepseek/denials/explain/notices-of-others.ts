// Messages of services that have their own access control: IAM does not count there.
import { show } from '#iam/text/quote.ts';
import { inRegion, whoAmI, type NoticeRow } from './notice-row.ts';

export const NOTICES_OF_OTHERS = {
  'github-token': {
    title: 'the GitHub workflow may not ask for a token',
    text: 'The job has no OIDC token, so AWS was not asked yet.',
    label: 'Allow the job its token',
    todo: 'Add “permissions: id-token: write” (and contents: read) to the job or the workflow. Pull requests from forks get none.',
    page: 'https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws',
  },
  'deepseek-balance': {
    title: 'the DeepSeek account has no balance',
    text: 'This is an answer of DeepSeek’s own service, api.deepseek.com, not of AWS: the balance of that account is used up.',
    label: 'Top up there, or call DeepSeek on AWS',
    todo: 'Top up the credit on DeepSeek’s platform. With Amazon Bedrock, the same models are called with an IAM role and paid to AWS.',
    page: 'https://api-docs.deepseek.com/quick_start/error_codes',
  },
  'deepseek-key': {
    title: 'DeepSeek’s own service does not know the API key',
    text: 'This is an answer of DeepSeek’s own service, api.deepseek.com, not of AWS: its API key is wrong or deleted.',
    label: 'Create a new API key there',
    todo: 'Create an API key on DeepSeek’s platform. IAM roles and keys of AWS do not work there; with Amazon Bedrock, no such key is needed.',
    page: 'https://api-docs.deepseek.com/quick_start/error_codes',
  },
  'deepseek-api': {
    title: 'DeepSeek’s own service answered with an error',
    text: 'This is an answer of DeepSeek’s own service, api.deepseek.com, not of AWS. No IAM policy changes it.',
    label: 'See what the code means there',
    todo: '401: wrong API key. 402: no balance, top up. 422: invalid parameters. 429: too many requests, slow down. 500 and 503: retry later.',
    page: 'https://api-docs.deepseek.com/quick_start/error_codes',
  },
  'hugging-face': {
    title: 'Hugging Face does not give out this repository',
    text: 'This is an answer of Hugging Face, not of AWS: the repository is gated or private, does not exist, or the token (HF_TOKEN) is missing, wrong or without access.',
    label: 'Get access at Hugging Face',
    todo: 'Accept the license or request access on the model’s page, and give the job a token (HF_TOKEN) that may read it. DeepSeek’s own repositories are not gated.',
    page: 'https://huggingface.co/docs/hub/models-gated',
  },
  'docker-registry': {
    title: 'the registry did not give out the image',
    text: 'The registry wants a sign-in, has no such image, or its limit for pulls is reached.',
    label: 'Sign in to the registry',
    todo: 'For Amazon ECR, log in again (its token lasts 12 hours). For Docker Hub, sign in or pull through a copy in ECR (pull through cache).',
    code: (denial) =>
      `aws ecr get-login-password${inRegion(denial)} | docker login --username AWS --password-stdin ACCOUNT.dkr.ecr.REGION.amazonaws.com`,
    page: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html',
  },
  github: {
    title: 'GitHub did not allow this',
    text: 'This is an answer of GitHub, not of AWS: the token (GITHUB_TOKEN or a personal one) may not do this in that repository.',
    label: 'Change the token’s permissions',
    todo: 'Give the job what it needs under “permissions” (contents: write to push, packages: write for images), or use a token or deploy key of that repository.',
    page: 'https://docs.github.com/en/actions/tutorials/authenticate-with-github_token',
  },
  'kubernetes-access': {
    title: 'Kubernetes RBAC stops this, not IAM',
    text: ({ principal }) =>
      `The cluster knows the caller${principal === undefined ? '' : ` as ${show(principal)}`}, and no Role or ClusterRole lets it do this. IAM policies do not count inside the cluster.`,
    label: 'Bind a Kubernetes role',
    todo: 'Bind a Role to that user or service account with a RoleBinding in the namespace. For an IAM role or user, add an EKS access entry with an access policy (or a mapping in aws-auth).',
    page: 'https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html',
  },
  'kubernetes-policy': {
    title: 'a policy of the Kubernetes cluster stops this',
    text: 'The cluster’s admission control refused the object: Pod Security, or a webhook of its administrators. IAM policies do not count there.',
    label: 'Change the manifest',
    todo: 'Change what the message names (privileged, hostPath, runAsNonRoot, labels), or ask the cluster’s administrators for an exception in the namespace.',
    page: 'https://docs.aws.amazon.com/eks/latest/best-practices/pod-security.html',
  },
  'kubernetes-login': {
    title: 'the cluster does not know the caller',
    text: 'The IAM role or user that made the call has no access to the Kubernetes API of this cluster.',
    label: 'Add an access entry',
    todo: 'Add an EKS access entry for the IAM role (or a mapping in aws-auth), and renew the kubeconfig with the credentials of that role.',
    code: whoAmI,
    page: 'https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html',
  },
  'kubernetes-capacity': {
    title: 'the Kubernetes cluster has no room for the pod',
    text: 'No node has a free GPU for the pod, or a ResourceQuota of the namespace is used up.',
    label: 'Make room in the cluster',
    todo: 'Add GPU nodes (and the NVIDIA device plugin), lower the pod’s requests, or raise the ResourceQuota of the namespace.',
    page: 'https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-optimized-ami.html',
  },
  'opensearch-access': {
    title: 'OpenSearch’s own access control stops this call',
    text: ({ principal }) =>
      `OpenSearch checks its own access control (fine-grained, or data access policies) too, and nothing there gives ${principal === undefined ? 'the caller' : show(principal)} these permissions.`,
    label: 'Give the role access in OpenSearch',
    todo: 'In a domain, map the ARN of the role to an OpenSearch role as a backend role (role mapping; ml_full_access for connectors and models). Who creates a connector also needs iam:PassRole on the role that the connector uses, and es:ESHttpPost on the domain. In OpenSearch Serverless, name the role in a data access policy of the collection.',
    page: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html',
  },
  'opensearch-serverless': {
    title: 'the collection’s own data access policy stops this call',
    text: 'OpenSearch Serverless checks a data access policy of the collection besides IAM, and none gives the caller this index. Administrator rights in IAM do not count there.',
    label: 'Name the caller in a data access policy',
    todo: 'Add the ARN of the role to a data access policy with aoss:CreateIndex, aoss:DescribeIndex, aoss:ReadDocument and aoss:WriteDocument (aoss:UpdateIndex to change it) on index/COLLECTION/*: the role that creates the index, and the service role of a knowledge base too. Each also needs aoss:APIAccessAll on the collection in its permissions policy, and the network policy must let it in. It takes about a minute to count.',
    code: (denial) => `aws opensearchserverless list-access-policies --type data${inRegion(denial)}`,
    page: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-data-access.html',
  },
} as const satisfies Readonly<Record<string, NoticeRow>>;
