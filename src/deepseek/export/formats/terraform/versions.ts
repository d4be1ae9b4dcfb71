// The versions of Terraform and of the AWS provider that a module works with.
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { attribute, block, list, object, type HclItem } from './hcl.ts';
import type { AliasedAccount } from './other-accounts.ts';

/** Terraform 1.x keeps what it promises: https://developer.hashicorp.com/terraform/language/v1-compatibility-promises */
const TERRAFORM = '">= 1.5, < 2.0"';

/** aws_vpc_endpoint_policy and others take a Region of their own since 6.0. Exclusive attachments are there since 5.72. */
const PROVIDER = '"~> 6.0"';

/** It knows the policy type BEDROCK_POLICY: https://github.com/hashicorp/terraform-provider-aws/pull/45488 */
const PROVIDER_OF_BEDROCK_POLICIES = '"~> 6.27"';

/** For a module, which has no provider block: https://developer.hashicorp.com/terraform/language/modules/develop/providers */
export function versions({ groups }: ExportKit, others: readonly AliasedAccount[]): HclItem {
  const hasBedrockPolicy = groups.some(({ organization }) =>
    organization.some(({ type }) => type === 'bedrock-policy'),
  );
  const aliases = others.map(({ alias }) => `aws.${alias}`);
  return block('terraform', [
    attribute('required_version', TERRAFORM),
    block('required_providers', [
      attribute(
        'aws',
        object([
          ['source', '"hashicorp/aws"'],
          ['version', hasBedrockPolicy ? PROVIDER_OF_BEDROCK_POLICIES : PROVIDER],
          ...(aliases.length > 0 ? [['configuration_aliases', list(aliases)] as const] : []),
        ]),
      ),
    ]),
  ]);
}
