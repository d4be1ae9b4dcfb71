// Questions on IAM Roles Anywhere: the trust anchors, and the names in the certificates.
import { listField } from '#deepseek/answers/field.ts';
import { readCertificateName, readTrustAnchor } from '#deepseek/answers/inputs/roles-anywhere.ts';

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
