// The service reference that texts are checked with: the services that policies for DeepSeek name.
import { readReference } from 'virtual:reference-files';
import type { IndexFile, ServiceFile } from '#iam/reference/files.ts';
import { createReference } from '#iam/reference/reference.ts';

const SERVICES = 'bedrock cloudwatch ec2 ecr iam kms lambda logs s3 sagemaker sts'.split(' ');

export const REFERENCE = createReference(readReference('index') as IndexFile);
for (const prefix of SERVICES) REFERENCE.add(prefix, readReference(prefix) as ServiceFile);
