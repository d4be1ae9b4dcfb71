// Services whose requests carry the newer condition keys about VPC endpoints, from AWS's page on global keys (October 2026).
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html

const EVERYWHERE =
  'acm-pca apprunner applicationinsights athena cloudformation comprehendmedical compute-optimizer datasync discovery ebs ecr ecs firehose healthlake iam iotfleetwise iotwireless kinesisanalytics kms lambda medical-imaging omics payment-cryptography polly rbin rekognition route53 s3 scheduler servicediscovery servicequotas ssm-contacts storagegateway textract transcribe transfer';

const services = (more = ''): ReadonlySet<string> => new Set(`${EVERYWHERE} ${more}`.trim().split(' '));

/** By key, in lower case. `cloudhsm` is cloudhsmv2 on the page; the action iam:PassRole carries none of the keys. */
export const VPC_ENDPOINT_KEY_SERVICES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['aws:sourcevpcarn', services()],
  ['aws:vpceaccount', services('dynamodb gamelift shield')],
  ['aws:vpceorgpaths', services('dynamodb gamelift shield secretsmanager sts')],
  [
    'aws:vpceorgid',
    services(
      'dynamodb gamelift shield b2bi cassandra cloudhsm cognito-identity dms ds-data identitystore iottwinmaker kinesis network-firewall pricing qbusiness ses sms-voice sqs workmail',
    ),
  ],
]);
