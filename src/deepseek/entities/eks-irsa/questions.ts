// The question on service accounts that sign in with OIDC: the issuer of their cluster.
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { readEksIssuer } from '#deepseek/answers/inputs/eks.ts';
import { textField } from '#deepseek/answers/field.ts';
import { partitionById } from '#iam/facts/regions.ts';

export const questions = {
  eksIssuer: textField({
    key: 'eki',
    step: 'entity',
    rank: 440,
    label: 'OIDC issuer of the EKS cluster',
    hint: 'The console shows it as OpenID Connect provider URL',
    example: 'https://oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE',
    required: true,
    identifying: true,
    homeOf: homeBy(readEksIssuer),
    homeKind: 'caller',
    check: (raw, view) => readEksIssuer(raw, view.home),
    placeholder: ({ home }) =>
      `oidc.eks.${home.regions[0]}.${partitionById(home.partition).dnsSuffix}/id/EXAMPLED539D4633E53DE1B71EXAMPLE`,
  }),
};
