// Actions that return secrets or the data of a resource, by AWS's descriptions of the actions.
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html

/** The action as policies write it → what it returns. */
export const CREDENTIAL_ACTIONS: ReadonlyMap<string, string> = new Map([
  ['secretsmanager:GetSecretValue', 'every secret'],
  ['ssm:GetParameter', 'every parameter, decrypted'],
  ['ssm:GetParameters', 'every parameter, decrypted'],
  ['ssm:GetParametersByPath', 'every parameter, decrypted'],
  ['kms:Decrypt', 'the plain text of whatever is encrypted with any key'],
  ['acm:ExportCertificate', 'every certificate with its private key'],
  ['bedrock-agentcore:GetResourceApiKey', 'every API key that agents keep'],
  ['bedrock-agentcore:GetResourceOauth2Token', 'every token that agents keep'],
  ['ec2:GetPasswordData', 'the administrator password of every Windows instance'],
  ['rds-db:connect', 'a login to every database, as any user'],
  ['redshift:GetClusterCredentials', 'a login to every cluster, as any user'],
  ['redshift-serverless:GetCredentials', 'a login to every workgroup'],
  ['lightsail:GetRelationalDatabaseMasterUserPassword', 'the master password of every database'],
]);

/** The action → the data that it copies out. */
export const DATA_ACTIONS: ReadonlyMap<string, string> = new Map([
  ['s3:GetObject', 'objects'],
  ['s3:GetObjectVersion', 'earlier versions of objects'],
  ['s3:PutReplicationConfiguration', 'objects, by replication'],
  ['dynamodb:GetItem', 'items'],
  ['dynamodb:BatchGetItem', 'items'],
  ['dynamodb:Query', 'items'],
  ['dynamodb:Scan', 'whole tables'],
  ['dynamodb:ExportTableToPointInTime', 'whole tables'],
  ['rds:StartExportTask', 'whole databases'],
  ['rds:ModifyDBSnapshotAttribute', 'snapshots, by sharing them'],
  ['rds:ModifyDBClusterSnapshotAttribute', 'snapshots, by sharing them'],
  ['rds-data:ExecuteStatement', 'rows of databases'],
  ['redshift-data:GetStatementResult', 'rows of data warehouses'],
  ['athena:GetQueryResults', 'results of queries'],
  ['ebs:GetSnapshotBlock', 'blocks of disks'],
  ['ec2:ModifySnapshotAttribute', 'disks, by sharing their snapshots'],
  ['ec2:ModifyImageAttribute', 'images, by sharing them'],
  ['ecr:GetDownloadUrlForLayer', 'container images'],
  ['lambda:GetFunction', 'the code of functions'],
  ['codecommit:GitPull', 'repositories'],
  ['sqs:ReceiveMessage', 'messages'],
  ['kinesis:GetRecords', 'records of streams'],
  ['logs:GetLogEvents', 'log events'],
  ['logs:FilterLogEvents', 'log events'],
  ['logs:GetQueryResults', 'log events'],
]);
