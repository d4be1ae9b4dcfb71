// Condition keys that exist for every service, and the few that sessions of a service bring to all others.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html

export type KeyType =
  | 'String'
  | 'ARN'
  | 'Bool'
  | 'Numeric'
  | 'Date'
  | 'IPAddress'
  | 'ArrayOfString'
  | 'ArrayOfARN'
  | 'ArrayOfBool'
  /** Takes date and number operators alike. */
  | 'DateOrNumeric'
  /** Takes ARN and string operators alike. */
  | 'ARNOrString';

/** What a global key is about. */
export type KeyGroup = 'principal' | 'session' | 'network' | 'resource' | 'request';

export interface GlobalKey {
  readonly key: string;
  readonly type: KeyType;
  readonly group: KeyGroup;
  /** AWS asks for whole values here, without wildcards or variables. */
  readonly sensitive?: true;
  /** In plain words, what its value is. */
  readonly is: string;
}

const row = (group: KeyGroup, key: string, type: KeyType, is: string, sensitive?: true): GlobalKey => ({
  key,
  type,
  group,
  is,
  ...(sensitive && { sensitive }),
});

export const GLOBAL_KEYS: readonly GlobalKey[] = [
  row(
    'principal',
    'aws:PrincipalArn',
    'ARNOrString',
    'the ARN of the caller; for a role session, of its role',
  ),
  row('principal', 'aws:PrincipalAccount', 'String', 'the account of the caller', true),
  row(
    'principal',
    'aws:PrincipalOrgPaths',
    'ArrayOfString',
    'the path of the caller’s account in its organization',
  ),
  row('principal', 'aws:PrincipalOrgID', 'String', 'the organization of the caller’s account', true),
  row('principal', 'aws:PrincipalTag/${TagKey}', 'String', 'a tag on the caller'),
  row('principal', 'aws:PrincipalIsAWSService', 'Bool', 'whether an AWS service calls as itself'),
  row('principal', 'aws:PrincipalServiceName', 'String', 'the service principal that calls'),
  row('principal', 'aws:PrincipalServiceNamesList', 'ArrayOfString', 'all names of the service that calls'),
  row(
    'principal',
    'aws:PrincipalType',
    'String',
    'the kind of caller: Account, User, AssumedRole, FederatedUser, Anonymous',
  ),
  row('principal', 'aws:userid', 'String', 'the unique ID of the caller'),
  row('principal', 'aws:username', 'String', 'the name of the IAM user that calls'),
  row('session', 'aws:AssumedRoot', 'Bool', 'whether a root session made by sts:AssumeRoot calls'),
  row('session', 'aws:FederatedProvider', 'ARNOrString', 'the identity provider that the session came from'),
  row('session', 'aws:TokenIssueTime', 'Date', 'when the temporary credentials were made'),
  row('session', 'aws:SignInSessionArn', 'ARN', 'the console sign-in session'),
  row('session', 'aws:MultiFactorAuthAge', 'Numeric', 'seconds since the MFA sign-in'),
  row(
    'session',
    'aws:MultiFactorAuthPresent',
    'Bool',
    'whether MFA was used to get the temporary credentials',
  ),
  row('session', 'aws:ChatbotSourceArn', 'ARN', 'the chat configuration that calls'),
  row('session', 'aws:Ec2InstanceSourceVpc', 'String', 'the VPC of the instance that the role was given to'),
  row(
    'session',
    'aws:Ec2InstanceSourcePrivateIPv4',
    'IPAddress',
    'the private address of the instance that the role was given to',
  ),
  row('session', 'aws:SourceIdentity', 'String', 'the source identity set when the role was assumed'),
  row('session', 'aws:ViaCustomerDomain', 'String', 'the customer’s own domain that the request came over'),
  row(
    'session',
    'ec2:RoleDelivery',
    'Numeric',
    'the version of the instance metadata service that gave the credentials',
  ),
  row('session', 'ec2:SourceInstanceArn', 'ARN', 'the instance that the role was given to'),
  row('session', 'glue:RoleAssumedBy', 'String', 'the service that Glue gave the role'),
  row(
    'session',
    'glue:CredentialIssuingService',
    'String',
    'the service that issued the credentials in a Glue job',
  ),
  row('session', 'codebuild:BuildArn', 'ARN', 'the build that calls'),
  row('session', 'codebuild:ProjectArn', 'ARN', 'the build project that calls'),
  row('session', 'lambda:SourceFunctionArn', 'ARN', 'the function that calls'),
  row('session', 'ssm:SourceInstanceArn', 'ARN', 'the managed instance that calls'),
  row('session', 'identitystore:UserId', 'String', 'the IAM Identity Center user that calls'),
  row('network', 'aws:SourceIp', 'IPAddress', 'the public address that the request came from'),
  row('network', 'aws:SourceVpc', 'String', 'the VPC that the request came from', true),
  row('network', 'aws:SourceVpcArn', 'ARN', 'the ARN of the VPC that the request came from'),
  row('network', 'aws:SourceVpce', 'String', 'the VPC endpoint that the request came through', true),
  row('network', 'aws:VpceAccount', 'String', 'the account of that VPC endpoint', true),
  row('network', 'aws:VpceOrgID', 'String', 'the organization of that VPC endpoint', true),
  row(
    'network',
    'aws:VpceOrgPaths',
    'ArrayOfString',
    'the path of the VPC endpoint’s account in its organization',
  ),
  row(
    'network',
    'aws:VpcSourceIp',
    'IPAddress',
    'the private address that the request came from, through a VPC endpoint',
  ),
  row('resource', 'aws:ResourceAccount', 'String', 'the account that owns the resource', true),
  row('resource', 'aws:ResourceOrgID', 'String', 'the organization that owns the resource', true),
  row(
    'resource',
    'aws:ResourceOrgPaths',
    'ArrayOfString',
    'the path of the owner’s account in its organization',
  ),
  row('resource', 'aws:ResourceTag/${TagKey}', 'String', 'a tag on the resource'),
  row('request', 'aws:CalledVia', 'ArrayOfString', 'the services that passed the call on, in order'),
  row('request', 'aws:CalledViaFirst', 'String', 'the first service that passed the call on'),
  row('request', 'aws:CalledViaLast', 'String', 'the last service that passed the call on'),
  row('request', 'aws:CalledViaAWSMCP', 'String', 'the AWS MCP server that passed the call on'),
  row('request', 'aws:ViaAWSService', 'Bool', 'whether a service calls on the caller’s behalf'),
  row('request', 'aws:ViaAWSMCPService', 'Bool', 'whether an AWS MCP server calls on the caller’s behalf'),
  row('request', 'aws:IsMcpServiceAction', 'Bool', 'whether the action is one of an AWS MCP server'),
  row('request', 'aws:CurrentTime', 'Date', 'the time of the request'),
  row('request', 'aws:EpochTime', 'DateOrNumeric', 'the time of the request, in seconds since 1970'),
  row(
    'request',
    'aws:referer',
    'String',
    'the page that the browser says it came from; callers write it as they like',
  ),
  row('request', 'aws:RequestedRegion', 'String', 'the Region that was called'),
  row('request', 'aws:RequestTag/${TagKey}', 'String', 'a tag in the request'),
  row('request', 'aws:TagKeys', 'ArrayOfString', 'the keys of all tags in the request'),
  row('request', 'aws:SecureTransport', 'Bool', 'whether the request came over TLS'),
  row(
    'request',
    'aws:SourceAccount',
    'String',
    'the account of the resource for which a service calls',
    true,
  ),
  row('request', 'aws:SourceArn', 'ARN', 'the resource for which a service calls'),
  row(
    'request',
    'aws:SourceOrgID',
    'String',
    'the organization of the resource for which a service calls',
    true,
  ),
  row(
    'request',
    'aws:SourceOrgPaths',
    'ArrayOfString',
    'the path of that resource’s account in its organization',
  ),
  row('request', 'aws:UserAgent', 'String', 'what the client says it is; callers write it as they like'),
];

/** Not on AWS's page, but in policies that AWS accepts and publishes. */
export const LEGACY_GLOBAL_KEYS: readonly GlobalKey[] = [
  row(
    'request',
    'aws:SourceOwner',
    'String',
    'the account for which an older integration of SNS or SQS calls',
  ),
  row(
    'principal',
    'aws:PrincipalOrgMasterAccountId',
    'String',
    'the management account of the caller’s organization',
  ),
];
