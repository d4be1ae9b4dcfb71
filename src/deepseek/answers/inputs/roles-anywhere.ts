// Reads what IAM Roles Anywhere trusts: the trust anchor, and the name in a certificate.
import { wrongRegion } from '#deepseek/answers/check-region.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { matchesRule } from '#iam/facts/input-rules.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';

/** https://docs.aws.amazon.com/rolesanywhere/latest/APIReference/API_TrustAnchorDetail.html */
export function readTrustAnchor(raw: string, home: RoleHome): CheckedInput<string> {
  const text = raw.trim();
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const arn = parseArn(text);
  if (!arn || !matchesRule('trustAnchorArn', text))
    return refuse(
      `Paste the ARN of the trust anchor, like arn:${home.partition}:rolesanywhere:${home.regions[0]}:${home.account}:trust-anchor/1234abcd-12ab-34cd-56ef-1234567890ab`,
    );
  const lost = wrongRegion(arn);
  if (lost) return refuse(lost);
  if (arn.partition !== home.partition)
    return refuse(
      `This trust anchor is in partition ${arn.partition}, but the chosen Region is in ${home.partition}. Use one partition for both.`,
    );
  if (home.accountGiven && arn.account !== home.account)
    return refuse(
      `This trust anchor is in account ${arn.account}, but the role is in ${home.account}. They must be in one account.`,
    );
  return accept(text, `trust anchor in ${arn.region}, account ${arn.account}`);
}

/**
 * The subject’s CN, which Roles Anywhere passes as a session tag: letters of any language, spaces within it, and few signs.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html
 */
export function readCertificateName(raw: string): CheckedInput<string> {
  const text = raw.trim().replace(/^CN=/i, '');
  const impure = notConcrete(text.replaceAll(/[\p{L}\p{N} ]/gu, ''));
  if (impure) return refuse(impure);
  if (/^[\p{L}\p{N} _.:/=+@-]{1,64}$/u.test(text)) return accept(text);
  return refuse(
    'A common name has up to 64 letters, digits, spaces and _ . : / = + - @ , such as inference.example.com or Inference Server 1.',
  );
}
