// Which attribute of a resource is its ARN, in CloudFormation and in Terraform.

/**
 * What `Fn::GetAtt` calls the ARN; "" where `Ref` returns it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export const TEMPLATE_ARNS: Readonly<Record<string, string>> = {
  'AWS::CloudWatch::Alarm': 'Arn',
  'AWS::CodeBuild::Project': 'Arn',
  'AWS::DynamoDB::GlobalTable': 'Arn',
  'AWS::DynamoDB::Table': 'Arn',
  'AWS::ECR::Repository': 'Arn',
  'AWS::ECS::Cluster': 'Arn',
  'AWS::ECS::TaskDefinition': '',
  'AWS::EFS::FileSystem': 'Arn',
  'AWS::Events::EventBus': 'Arn',
  'AWS::Events::Rule': 'Arn',
  'AWS::IAM::ManagedPolicy': '',
  'AWS::IAM::OIDCProvider': '',
  'AWS::IAM::Role': 'Arn',
  'AWS::IAM::User': 'Arn',
  'AWS::KMS::Key': 'Arn',
  'AWS::Kinesis::Stream': 'Arn',
  'AWS::KinesisFirehose::DeliveryStream': 'Arn',
  'AWS::Lambda::Function': 'Arn',
  'AWS::Logs::LogGroup': 'Arn',
  'AWS::S3::Bucket': 'Arn',
  'AWS::SNS::Topic': '',
  'AWS::SQS::Queue': 'Arn',
  'AWS::SecretsManager::Secret': '',
  'AWS::Serverless::Function': 'Arn',
  'AWS::Serverless::SimpleTable': 'Arn',
  'AWS::Serverless::StateMachine': '',
  'AWS::StepFunctions::StateMachine': '',
};

/** Types of Terraform with the attribute `arn`: https://github.com/hashicorp/terraform-provider-aws/tree/main/website/docs/r */
export const TERRAFORM_ARNS: ReadonlySet<string> = new Set(
  [
    'cloudwatch_event_bus cloudwatch_event_rule cloudwatch_log_group codebuild_project dynamodb_table ecr_repository',
    'ecs_cluster ecs_task_definition efs_file_system iam_openid_connect_provider iam_policy iam_role',
    'iam_saml_provider iam_user kinesis_firehose_delivery_stream kinesis_stream kms_key lambda_function s3_bucket',
    'secretsmanager_secret sfn_state_machine sns_topic sqs_queue ssm_parameter',
  ]
    .flatMap((line) => line.split(' '))
    .map((name) => `aws_${name}`),
);
