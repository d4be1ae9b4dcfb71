// How SDKs and tools name the call that failed, and how they say that it was refused without saying why.

export interface NamedCall {
  /** "HeadObject"; undefined if only that access is denied is said. */
  readonly operation: string | undefined;
  /** As the SDK names it: "Bedrock Runtime". */
  readonly service: string | undefined;
  readonly resource: string | undefined;
  /** Whether it failed because access was denied, rather than in any other way. */
  readonly isDenied: boolean;
  readonly start: number;
  readonly end: number;
}

interface CallWording {
  /** Groups: code, operation, service, bucket, key. */
  readonly pattern: RegExp;
  /** Whether the wording itself says that access was denied; else the code does. */
  readonly denies?: true;
  readonly service?: string;
}

/** Error codes of a refusal. https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
export const DENIAL_CODE =
  /^(?:Client\.|Sender\.|KMS\.)?(?:(?:Vpce)?AccessDenied\w*|Access Denied|UnauthorizedOperation|UnauthorizedAccess|AuthorizationError\w*|NotAuthorized\w*|Forbidden\w*|Unauthorized\w*|AllAccessDisabled|403)$/i;

/** The more a wording tells, the earlier it stands. */
const CALL_WORDINGS: readonly CallWording[] = [
  // AWS CLI: s3 cp and sync. Of a copy the source is read first.
  {
    pattern:
      /(?:upload|download|copy|move|delete) failed: (?:(?!s3:)\S+ to )?s3:\/\/(?<bucket>[\w.-]+)\/(?<key>\S*?)(?: to \S+)? An error occurred \((?<code>[\w.]+)\) when calling the (?<operation>\w+) operation/g,
  },
  // boto3 and AWS CLI, with the words of AWS Organizations.
  {
    pattern:
      /An error occurred \((?<code>AccessDeniedException)\) when calling the (?<operation>\w+) operation: You don't have permissions to access this resource/g,
    service: 'organizations',
  },
  // boto3 and AWS CLI.
  { pattern: /An error occurred \((?<code>[\w.]+)\) when calling the (?<operation>\w+) operation/g },
  // Go version 2, and Terraform.
  {
    pattern:
      /operation error (?<service>[A-Z][\w ]{0,40}?): (?<operation>\w+), (?:https response error StatusCode: \d+, |exceeded maximum number of attempts, \d+, ){0,2}(?:RequestID: [\w-]*, ?)?(?:HostID: [^\s,]*, ?)?(?:api error )?(?<code>[A-Za-z]\w*)?/g,
  },
  // PHP.
  {
    pattern:
      /Error executing "(?<operation>\w+)" on "https:\/\/(?<bucket>[\w.-]+?)\.s3[\w.-]*\.amazonaws\.com[\w.]*\/(?<key>[^"?]*)[^"]*"; AWS HTTP error: [^]{0,200}?(?<code>403) Forbidden/g,
  },
  {
    pattern:
      /Error executing "(?<operation>\w+)" on "[^"]{0,300}"; AWS HTTP error: [^]{0,200}?(?<code>\d{3}) \w+/g,
  },
  // Java.
  {
    pattern: /(?:Access Denied|Forbidden|null) \(Service: [\w ]+[,;] Status Code: 403\b/gi,
    denies: true,
  },
  // The answer of S3 itself.
  { pattern: /<Code>AccessDenied<\/Code> ?<Message>Access Denied<\/Message>/g, denies: true },
  // Rust.
  { pattern: /code: Some\("AccessDenied"\), message: Some\("Access Denied"\)/g, denies: true },
  // CloudFormation.
  { pattern: /Access denied for operation '[\w:]{1,100}'/g, denies: true },
  // JavaScript, Ruby, .NET.
  {
    pattern: /Aws::S3::Errors::(?:AccessDenied|Forbidden)\b(?!.{0,30}not authorized)/g,
    denies: true,
  },
  { pattern: /Amazon\.S3\.AmazonS3Exception: (?:Access Denied|Forbidden)/g, denies: true },
  { pattern: /\bAccessDenied: Access Denied\b/g, denies: true },
  { pattern: /\bPermissionError: (?:Access Denied|Forbidden)\b/g, denies: true },
  {
    pattern: /\b(?:AccessDenied|AccessDeniedException|Forbidden|403): (?:UnknownError|Forbidden|null)\b/g,
    denies: true,
  },
];

/** The calls that a text names, in order; of those at one place the first in the table. */
export function callsIn(text: string): readonly NamedCall[] {
  const found: NamedCall[] = [];
  for (const { pattern, denies, service } of CALL_WORDINGS) {
    for (const match of text.matchAll(pattern)) {
      const { operation, code, bucket, key, service: named } = match.groups ?? {};
      found.push({
        operation,
        service: named ?? service,
        resource: bucket === undefined ? undefined : `arn:aws:s3:::${bucket}${key ? `/${decoded(key)}` : ''}`,
        isDenied: denies === true || DENIAL_CODE.test(code ?? ''),
        start: match.index,
        end: match.index + match[0].length,
      });
    }
  }
  let end = -1;
  return found
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((call) => {
      if (call.start < end) return false;
      ({ end } = call);
      return true;
    });
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}
