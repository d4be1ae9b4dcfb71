// What AWS accepts as a name, path, description or tag: the patterns of its API models. Those that the first view needs; the others are in input-rules.ts.
// oxlint-disable no-useless-escape, no-control-regex -- the escapes let every pattern stand in an HTML pattern attribute too (flag v); IAM allows tab, LF and CR

import { ACCOUNT_ID } from './account-id.ts';

export interface InputRule {
  readonly pattern: RegExp;
  /** Where the rule comes from: an AWS page or API model. */
  readonly source: string;
}

export const NAME_RULES = {
  accountId: { pattern: ACCOUNT_ID, source: 'botocore iam/organizations' },
  roleName: { pattern: /^[\w+=,.@\-]{1,64}$/, source: 'botocore iam' },
  policyName: { pattern: /^[\w+=,.@\-]{1,128}$/, source: 'botocore iam' },
  path: {
    pattern: /^(?=.{1,512}$)(?!\/aws-(?:service-role|reserved)\/)\/(?:[A-Za-z0-9+=,.@_\-]+\/)*$/,
    source: 'botocore iam',
  },
  roleDescription: {
    pattern: /^[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]{0,1000}$/,
    source: 'botocore iam',
  },
  tagKey: { pattern: /^(?![aA][wW][sS]:)[\p{L}\p{Z}\p{N}_.:\/=+\-@]{1,128}$/u, source: 'botocore iam' },
  tagValue: { pattern: /^[\p{L}\p{Z}\p{N}_.:\/=+\-@]{0,256}$/u, source: 'botocore iam' },
  openSearchDomainName: { pattern: /^[a-z][a-z0-9\-]{2,27}$/, source: 'botocore opensearch' },
  openSearchDomainArn: {
    pattern:
      /^arn:(?:aws|aws-cn|aws-us-gov|aws-eusc):es:[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}:\d{12}:domain\/[a-z][a-z0-9\-]{2,27}$/,
    source: 'botocore opensearch',
  },
  logGroupName: { pattern: /^(?!aws\/)[.\-_\/#A-Za-z0-9]{1,512}$/, source: 'botocore logs' },
} as const satisfies Record<string, InputRule>;

/** Whether `text` is something AWS accepts as such a name. */
export function matchesName(id: keyof typeof NAME_RULES, text: string): boolean {
  return NAME_RULES[id].pattern.test(text);
}
