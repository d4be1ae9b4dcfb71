// How exported files make VPC endpoints.

/**
 * The service whose endpoint in a VPC is a gateway, with route tables in place of subnets. Its policy is for the same
 * calls as that of an interface endpoint, which exists, too, for callers outside of the VPC.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html
 */
export const GATEWAY_SERVICE = 's3';
