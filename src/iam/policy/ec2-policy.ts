// The type of a declarative policy for EC2 of AWS Organizations: what each attribute of the service is set to.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ec2_syntax.html
import type { Assigned } from './bedrock-policy.ts';

/** Images that may start instances must meet one of the criteria. @public */
export type ImageCriteria = {
  /** Account IDs, amazon, aws_marketplace or aws_backup_vault. */
  readonly allowed_image_providers: Assigned<readonly string[]>;
};

/** What a declarative policy for EC2 sets, by attribute. @public */
export type Ec2Attributes = {
  readonly instance_metadata_defaults?: {
    readonly http_tokens: Assigned<'required'>;
    readonly http_tokens_enforced?: Assigned<'enabled'>;
    readonly http_put_response_hop_limit: Assigned<string>;
  };
  readonly allowed_images_settings?: {
    readonly state: Assigned<'enabled' | 'audit_mode'>;
    readonly image_criteria: { readonly [criteria: string]: ImageCriteria };
  };
  readonly image_block_public_access?: { readonly state: Assigned<'block_new_sharing'> };
  readonly snapshot_block_public_access?: {
    readonly state: Assigned<'block_all_sharing' | 'block_new_sharing'>;
  };
  readonly vpc_block_public_access?: {
    readonly internet_gateway_block: {
      readonly mode: Assigned<'block_ingress' | 'block_bidirectional'>;
      readonly exclusions_allowed: Assigned<'enabled' | 'disabled'>;
    };
  };
  readonly serial_console_access?: { readonly status: Assigned<'disabled'> };
  /** What people read whose call fails. */
  readonly exception_message?: Assigned<string>;
};

export type Ec2Policy = { readonly ec2_attributes: Ec2Attributes };
