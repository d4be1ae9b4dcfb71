// The statement that allows a refused call, for each kind of policy.
import type { Denial, DenialLayer } from '#deepseek/denials/denial.ts';
import { entities } from '#deepseek/catalog/entities.ts';
import { GUARDRAIL_PROFILES } from '#deepseek/facts/guardrail-profiles.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { Statement } from '#iam/policy/policy.ts';
import { OF_AGENT } from './call-sequences.ts';
import { isCrossAccount } from './caller.ts';
import type { Clues } from './clues.ts';
import type { CallReading } from './denied-call.ts';
import { deployingRoles, isBootstrapped, linkedService } from './next-of-calls.ts';
import { forEveryTry } from './wider.ts';

/** "AllowInvokeModel" */
function sidOf(action: string): string {
  const name = action.slice(action.indexOf(':') + 1).replaceAll(/[^A-Za-z0-9]/g, '');
  return `Allow${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** Roles of IAM Identity Center have a path, and a name whose end changes when they are made again. */
const IDENTITY_CENTER = /^(arn:[\w-]+:iam::\d*:role\/)(?:.*\/)?(AWSReservedSSO_.+)_[^_/]*$/;

/** The ARN to compare aws:PrincipalArn with. https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html */
export const principalPattern = (principalArn: string): string =>
  principalArn.replace(IDENTITY_CENTER, '$1aws-reserved/sso.amazonaws.com*/$2_*');

type WithPrincipal = Pick<Statement, 'Principal' | 'Condition'>;

/** A policy cannot name a role of IAM Identity Center for long: it names the account, and the role in a condition. */
function callerElement({ principal = '', principalArn }: Denial): WithPrincipal | undefined {
  const pattern = principalArn === undefined ? undefined : principalPattern(principalArn);
  if (principalArn !== undefined && pattern !== undefined && pattern !== principalArn) {
    const [, partition, , , account] = principalArn.split(':');
    return {
      Principal: { AWS: `arn:${partition}:iam::${account}:root` },
      Condition: { ArnLike: { 'aws:PrincipalArn': pattern } },
    };
  }
  if (principalArn !== undefined) return { Principal: { AWS: principalArn } };
  if (principal === '*') return { Principal: '*' };
  return /^[\w-]+(?:\.[\w-]+)*\.amazonaws\.com(?:\.cn)?$/.test(principal)
    ? { Principal: { Service: principal } }
    : undefined;
}

/** A service calls for many: the statement is for what this account has it call for. */
function serviceCaller(
  { Principal }: WithPrincipal,
  { text }: Clues,
  resource: string,
): Pick<Statement, 'Condition'> {
  if (typeof Principal !== 'object' || Principal.Service !== 'bedrock.amazonaws.com') return {};
  const [agent, partition, , account] =
    /\barn:(aws[\w-]*):bedrock:([\w-]+):(\d{12}):agent\/\w+/.exec(text) ?? [];
  if (agent !== undefined)
    return {
      Condition: { StringEquals: { 'aws:SourceAccount': account! }, ArnLike: { 'aws:SourceArn': agent } },
    };
  const owner = /^arn:[\w-]+:[\w-]+:[\w-]*:(\d{12}):/.exec(resource)?.[1];
  return partition === undefined && owner !== undefined
    ? { Condition: { StringEquals: { 'aws:SourceAccount': owner } } }
    : {};
}

/** Whom the service may act for, where AWS documents the condition. https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html */
function servedAccount(
  { Principal }: WithPrincipal,
  { resource, account }: Denial,
  { givenRoles, roles: named }: Clues,
): Pick<Statement, 'Condition'> {
  const roles = givenRoles.length === 0 ? named : givenRoles;
  const service = typeof Principal === 'object' ? Principal.Service : undefined;
  const owner = parseArn(resource ?? (roles.length === 1 ? roles[0]! : ''))?.account || account;
  const isDocumented = entities
    .all()
    .some(
      ({ services, sourceAccount }) => sourceAccount === 'on' && services.some((each) => each === service),
    );
  return isDocumented && owner !== undefined
    ? { Condition: { StringEquals: { 'aws:SourceAccount': owner } } }
    : {};
}

/** Who shows the token, in the trust policy of the role. https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html */
function tokenStatement({ action = '' }: Denial, { token }: Clues): Statement | undefined {
  if (!/WithWebIdentity$/i.test(action) || token?.provider === undefined) return undefined;
  return {
    Sid: 'AllowAssumeRoleWithWebIdentity',
    Effect: 'Allow',
    Principal: { Federated: token.provider },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { [`${token.issuer}:aud`]: token.audience, [`${token.issuer}:sub`]: token.subject },
    },
  };
}

/** A key is used for what the call encrypts, and for nothing else. */
function encrypting({ context }: Denial, { Condition }: WithPrincipal): Pick<Statement, 'Condition'> {
  const of = Object.entries(context).filter(([key]) => key.startsWith('kms:EncryptionContext:'));
  return of.length === 0 ? {} : { Condition: { ...Condition, ArnEquals: Object.fromEntries(of) } };
}

/** A role is passed to the service of the refused call, and to no other. */
function passedTo({ action, context }: Denial): Pick<Statement, 'Condition'> {
  const service = context['iam:PassedToService'];
  if (action?.toLowerCase() !== 'iam:passrole' || service === undefined) return {};
  return { Condition: { StringEquals: { 'iam:PassedToService': service } } };
}

/** A service-linked role is made for one service. https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html */
function linkedTo({ action, resource }: Denial): Pick<Statement, 'Condition'> {
  const service = linkedService(resource);
  if (action?.toLowerCase() !== 'iam:createservicelinkedrole' || service === undefined) return {};
  return { Condition: { StringEquals: { 'iam:AWSServiceName': service } } };
}

/** What a boundary lets make roles lets it only with a boundary. https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html */
function bounded(
  { action = '', policyArn, account = 'ACCOUNT' }: Denial,
  { text }: Clues,
): Pick<Statement, 'Condition'> {
  if (!/^iam:(?:Create(?:Role|User)|(?:Put|Attach|Detach|Delete)(?:Role|User)Policy)$/i.test(action))
    return {};
  const name = /permissions-boundary[ =]([\w+=,.@-]+)/.exec(text)?.[1];
  const named = /\bboundary\b[^.\n]{0,40}?(arn:aws[\w-]*:iam::\d{12}:policy\/[\w+=,.@/-]*\w)/i.exec(
    text,
  )?.[1];
  const boundary = policyArn ?? named ?? `arn:aws:iam::${account}:policy/${name ?? 'BOUNDARY'}`;
  return { Condition: { StringEquals: { 'iam:PermissionsBoundary': boundary } } };
}

/** Tags that a call sets on what it makes. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html */
const TAGGING = /^(?:RunInstances|Create\w+|AllocateAddress|PurchaseCapacityBlock)$/;
function taggedBy({ action, operation = '', context }: Denial): Pick<Statement, 'Condition'> {
  const by =
    context['ec2:CreateAction'] ??
    (TAGGING.test(operation) && operation !== 'CreateTags' ? operation : undefined);
  return action?.toLowerCase() !== 'ec2:createtags' || by === undefined
    ? {}
    : { Condition: { StringEquals: { 'ec2:CreateAction': by } } };
}

/** A key opens a secret for who reads it. https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html */
const ofSecret = ({ action, region }: Denial, { text }: Clues): Pick<Statement, 'Condition'> =>
  action !== 'kms:Decrypt' ||
  region === undefined ||
  /GetObject|\bs3:\/\//i.test(text) ||
  !/secrets? ?manager|GetSecretValue/i.test(text)
    ? {}
    : { Condition: { StringEquals: { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` } } };

/** Metrics are put into a namespace. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html */
const PUTS_METRICS = 'cloudwatch:PutMetricData';
const NAMESPACE = /\bnamespace["']?\s{0,3}[:= ]\s{0,3}["']([\w./#:-]{1,255})["']/i;
function measured({ action }: Denial, { text }: Clues): Pick<Statement, 'Condition'> {
  const named = NAMESPACE.exec(text)?.[1] ?? (OF_AGENT.test(text) ? 'CWAgent' : undefined);
  return action !== PUTS_METRICS || named === undefined
    ? {}
    : { Condition: { StringEquals: { 'cloudwatch:namespace': named } } };
}

/** Across accounts, a guardrail is shared with an organization. https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-resource-based-policies.html */
function sharedGuardrail(denial: Denial, { text }: Clues): Statement | undefined {
  const { action, resource } = denial;
  if (action !== 'bedrock:ApplyGuardrail' || resource === undefined || !isCrossAccount(denial))
    return undefined;
  const organization = /\bo-[a-z0-9]{10,32}\b/.exec(text)?.[0] ?? 'ORGANIZATION_ID';
  return {
    Sid: 'ShareGuardrail',
    Effect: 'Allow',
    Principal: '*',
    Action: resource.includes(':guardrail/') ? [action, 'bedrock:GetGuardrail'] : action,
    Resource: resource,
    Condition: { StringEquals: { 'aws:PrincipalOrgID': organization } },
  };
}

/** A list is of a folder where the text names one. It is checked on the bucket, and the folder is a condition. */
function listed({ action, resource }: Denial, { places }: Clues): Pick<Statement, 'Condition'> {
  if (action?.toLowerCase() !== 's3:listbucket') return {};
  const keys = places.flatMap(({ bucket, key }) => (resource?.endsWith(`:::${bucket}`) ? key : []));
  const folder = keys[0]?.endsWith('/') ? keys[0] : `${keys[0]}/`;
  return keys.length !== 1 || folder === '/' || /\.[a-z]\w*\/$/i.test(folder)
    ? {}
    : { Condition: { StringLike: { 's3:prefix': [folder.slice(0, -1), `${folder}*`] } } };
}

/** Actions that are checked on more than the resource that a message names: what to allow them on besides. */
const ALSO_ON: Readonly<Record<string, (resource: string) => string | readonly string[] | undefined>> = {
  'bedrock:ApplyGuardrail': (called) => {
    const [, start, region, end, id] =
      /^(arn:[\w-]+:bedrock:)([\w-]+)(:\d{12}:guardrail-profile\/(.+))$/.exec(called) ?? [];
    const routes = GUARDRAIL_PROFILES.find((each) => each.id === id)?.routes ?? [];
    const route = routes.find(({ destinations }) => destinations.includes(region ?? ''));
    return route?.destinations.filter((each) => each !== region).map((each) => `${start}${each}${end}`);
  },
  'bedrock-agentcore:InvokeAgentRuntime': (called) =>
    called.includes('/runtime-endpoint/')
      ? called.replace(/\/runtime-endpoint\/.*$/, '')
      : `${called}/runtime-endpoint/*`,
  'sts:AssumeRole': (role) =>
    isBootstrapped(role) ? deployingRoles(role).filter((each) => each !== role) : undefined,
  'sagemaker:CreateEndpoint': (endpoint) => endpoint.replace(/:endpoint\/.*$/, ':endpoint-config/*'),
};

/** Policies that take no Resource, because they are of one: those of ECR’s repositories. */
const takesResource = (action: string): boolean => !/^ecr:/i.test(action);

/** Messages of OpenSearch name no domain: its address does. */
function domainArn({ action = '', account, principalArn }: Denial, { domain }: Clues): string | undefined {
  if (!/^es:ESHttp/i.test(action) || domain === undefined || account === undefined) return undefined;
  const partition = principalArn?.split(':')[1] ?? 'aws';
  return `arn:${partition}:es:${domain.region}:${account}:domain/${domain.name}/*`;
}

/** The statement for the call as it was refused; undefined if the message does not say enough to write it. */
function statementFor(
  denial: Denial,
  layer: DenialLayer,
  { takesNoResource, clues }: Pick<CallReading, 'takesNoResource' | 'clues'>,
): Statement | undefined {
  const { action, alsoNeeds, resource } = denial;
  if (action === undefined) return undefined;
  const base = { Sid: sidOf(action), Effect: 'Allow' } as const;
  const named =
    resource ?? domainArn(denial, clues) ?? (takesNoResource || action === PUTS_METRICS ? '*' : undefined);
  // Messages about a log group end so.
  const on = named?.replace(/:log-stream:$/, ':*');
  const caller = callerElement(denial);
  // Pulling an image takes its repository, getting the token for it none.
  const actions = on === '*' && /^ecr:/i.test(action) ? [action] : [action, ...alsoNeeds];
  const Action = actions.length === 1 ? action : actions;
  switch (layer) {
    case 'trust':
      return (
        tokenStatement(denial, clues) ??
        (caller && { ...base, ...caller, Action, ...servedAccount(caller, denial, clues) })
      );
    case 'resource':
    case 'endpoint': {
      const shared = layer === 'resource' ? sharedGuardrail(denial, clues) : undefined;
      if (shared || caller === undefined) return shared;
      if (layer === 'resource' && !takesResource(action)) return { ...base, ...caller, Action };
      if (/^kms:/i.test(action))
        return { ...base, ...caller, Action, Resource: '*', ...encrypting(denial, caller) };
      return on === undefined
        ? undefined
        : { ...base, ...caller, Action, Resource: on, ...serviceCaller(caller, clues, on) };
    }
    default: {
      if (on === undefined) return undefined;
      const more = ALSO_ON[action]?.(on);
      return {
        ...base,
        Action,
        Resource: more === undefined ? on : [on, more].flat(),
        ...passedTo(denial),
        ...linkedTo(denial),
        ...taggedBy(denial),
        ...listed(denial, clues),
        ...measured(denial, clues),
        ...ofSecret(denial, clues),
        ...(layer === 'boundary' && bounded(denial, clues)),
      };
    }
  }
}

/** Policies that name who they are for. */
const WITH_PRINCIPAL: ReadonlySet<DenialLayer> = new Set<DenialLayer>(['trust', 'resource', 'endpoint']);

/**
 * The statements that let the call through; empty if the message does not say enough to write them. A model that answers
 * only through its profile needs the statements of its kit, in whichever policy.
 */
export function statementsFor(
  denial: Denial,
  layer: DenialLayer,
  reading: Pick<CallReading, 'takesNoResource' | 'model' | 'clues'>,
): readonly Statement[] {
  if (reading.model && !WITH_PRINCIPAL.has(layer)) return reading.model.statements;
  const caller = callerElement(denial);
  // An endpoint lets through what the call through a profile leads to, too.
  if (reading.model && layer === 'endpoint' && caller && reading.model.statements.length > 1)
    return reading.model.statements.map((each) => ({
      ...each,
      ...caller,
      ...((each.Condition ?? caller.Condition) && { Condition: { ...each.Condition, ...caller.Condition } }),
    }));
  const statement = statementFor(denial, layer, reading);
  return statement ? forEveryTry([statement]) : [];
}

/** As JSON, to be pasted into a list of statements. */
export const statementsText = (statements: readonly Statement[]): string =>
  statements.map((each) => JSON.stringify(each, undefined, 2)).join(',\n');
