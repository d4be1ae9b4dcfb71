// Questions on IAM Roles Anywhere: the trust anchors, and the names in the certificates.
import { listField, type CheckedInput } from '#deepseek/answers/field.ts';
import { readTrustAnchor } from '#deepseek/answers/inputs/arns.ts';
import { notConcrete, notLatin } from '#deepseek/answers/inputs/not-concrete.ts';
import { accept, refuse } from '#deepseek/answers/inputs/outcome.ts';

/**
 * The subject’s CN, which Roles Anywhere passes as a session tag: letters, spaces within it, and few signs. The trust policy
 * names it, so its letters are Latin, although those of a tag can be of any language.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
function readCertificateName(raw: string): CheckedInput<string> {
  const text = raw.trim().replace(/^CN=/i, '');
  const unfit = notConcrete(text.replaceAll(/[\p{L}\p{N} ]/gu, '')) ?? notLatin(text, 'certificate');
  if (unfit) return refuse(unfit);
  if (/^[\p{L}\p{N} _.:/=+@-]{1,64}$/u.test(text)) return accept(text);
  return refuse('A common name has up to 64 letters, digits, spaces and _ . : / = + - @');
}

export const questions = {
  trustAnchors: listField({
    key: 'raa',
    step: 'entity',
    rank: 750,
    label: 'Trust anchor ARN',
    hint: 'It stands for your certificate authority in IAM Roles Anywhere; one per line',
    example: 'arn:aws:rolesanywhere:us-east-1:111122223333:trust-anchor/1234abcd-12ab-34cd-56ef-1234567890ab',
    noun: 'trust anchor',
    required: true,
    identifying: true,
    limit: 5,
    check: (raw, view) => readTrustAnchor(raw, view.home),
    placeholder: ({ home }) => [
      `arn:${home.partition}:rolesanywhere:${home.regions[0]}:${home.account}:trust-anchor/1234abcd-12ab-34cd-56ef-1234567890ab`,
    ],
  }),
  certificateNames: listField({
    key: 'rac',
    step: 'entity',
    rank: 760,
    label: 'Common name in the certificate',
    hint: 'The CN of its subject, one per line',
    example: 'inference.example.com',
    noun: 'name',
    required: true,
    identifying: true,
    limit: 10,
    check: readCertificateName,
    placeholder: () => ['inference.example.com'],
  }),
};
