// How the placeholder of a question occurs in documents: as a whole, as a bucket and a folder, or as the name in an ARN.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';

interface StandInPart {
  /** The name of the parameter. */
  readonly id: string;
  /** Its description, if the question asks for more than this part, such as an ARN with the name in it. */
  readonly title?: string;
  /** Which part of the answer it is, in a word; empty for all of it. */
  readonly partLabel: string;
  readonly standIn: string;
  /** The text around it, if it occurs inside a longer name. */
  readonly within?: readonly [before: string, after: string];
}

/** Parts of one value: the end of the parameter's name, the word for it, the text to look for. */
type Split = (value: unknown) => readonly (readonly [suffix: string, partLabel: string, standIn: unknown])[];

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;

const lastOf = (arn: unknown): string => {
  const text = String(arn);
  return text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1);
};

const whole: Split = (value) => [['', '', value]];
const location: Split = (value) => [
  ['Bucket', 'bucket', memberOf(value, 'bucket')],
  ['Prefix', 'folder', memberOf(value, 'prefix')],
];
const nameInArn: Split = (value) => [['', '', lastOf(memberOf(value, 'arn') ?? value)]];
const repository: Split = (value) => {
  const [owner, name] = String(value).split('/');
  return [
    ['Owner', 'owner', owner],
    ['Name', 'name', name],
  ];
};

/** By default, the form of an answer decides how it occurs in documents. The rows below are exceptions. */
function splitOf(value: unknown): Split {
  if (memberOf(value, 'bucket') !== undefined) return location;
  if (memberOf(value, 'arn') !== undefined) return nameInArn;
  if (memberOf(value, 'id') !== undefined) return (held) => [['', '', memberOf(held, 'id')]];
  return whole;
}

interface Row {
  /** The parameter's name; by default, that of the question. */
  readonly id?: string;
  /** The name of the part, if documents contain only a part of the answer. */
  readonly title?: string;
  readonly split?: Split;
  readonly within?: readonly [before: string, after: string];
}

/** The question as it is called for one value, and those that name something in the role's own account by an ARN. */
const ROWS: { readonly [K in FieldId]?: Row } = {
  functionNames: { id: 'functionName' },
  taskImages: { id: 'taskImageRepository' },
  trustedPrincipals: { id: 'trustedPrincipal' },
  clusters: { id: 'clusterName', title: 'Name of the EKS cluster', split: nameInArn },
  permissionSets: { id: 'permissionSet', within: ['AWSReservedSSO_', '_'] },
  mfaUsers: { id: 'userName', title: 'Name of the IAM user', split: nameInArn },
  callerRoles: { id: 'callerRoleName', title: 'Name of the role that assumes this role', split: nameInArn },
  sessionTagKeys: { id: 'sessionTagKey' },
  githubRepository: { split: repository },
  importedModels: { id: 'importedModelId', title: 'ID of the imported model' },
  appProfiles: { id: 'appProfileId', title: 'ID of the application inference profile' },
  endpoints: { id: 'endpointName', title: 'Name of the SageMaker endpoint' },
  marketplaceEndpoints: { id: 'marketplaceEndpointName', title: 'Name of the Marketplace endpoint' },
  prompts: { id: 'promptId', title: 'ID of the stored prompt' },
  domains: { id: 'domainName', title: 'Name of the OpenSearch domain' },
  agentNames: { id: 'agentName', title: 'Name of the agent runtime', within: ['/', '-'] },
  agentImages: { id: 'agentImageRepository' },
  agentRuntimes: { id: 'agentRuntimeId', title: 'ID of the agent runtime' },
  trustAnchors: { id: 'trustAnchorId', title: 'ID of the trust anchor', split: nameInArn },
  certificateNames: { id: 'certificateName', title: 'Common name in the certificate' },
  stateMachines: { id: 'stateMachineName', title: 'Name of the state machine' },
  buildProjects: { id: 'buildProjectName', title: 'Name of the CodeBuild project' },
  collections: { id: 'collectionId', title: 'ID of the serverless collection' },
  orgGuardrails: { id: 'guardrailId', title: 'ID of the guardrail' },
  // The placeholder is a real model, which other tasks of the role may also name.
  modelArns: { split: () => [] },
  // Not in documents, or already parameters elsewhere in the files.
  roleName: { split: () => [] },
  policyName: { split: () => [] },
  path: { split: () => [] },
  description: { split: () => [] },
  tags: { split: () => [] },
  regions: { split: () => [] },
};

/** Shorter ones would match unrelated text. */
const SHORTEST = 3;

/** The parts of an open answer that are looked for in documents. */
export function partsOf(field: FieldId, answer: unknown): readonly StandInPart[] {
  const row = ROWS[field] ?? {};
  const values: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
  return values.flatMap((value, index) =>
    (row.split ?? splitOf(value))(value).flatMap(([suffix, partLabel, standIn]) => {
      if (typeof standIn !== 'string' || standIn.length < SHORTEST) return [];
      const id = `${row.id ?? field}${suffix}${index === 0 ? '' : index + 1}`;
      const { title, within } = row;
      return [{ id, partLabel, standIn, ...(title && { title }), ...(within && { within }) }];
    }),
  );
}
