// The questions that the first view does not ask. They are loaded later.
import { appFileFields } from './app-file-fields.ts';
import { auditFields } from './audit-fields.ts';
import { agentCoreFields } from './agentcore-fields.ts';
import { batchFields } from './batch-fields.ts';
import { bedrockFields } from './bedrock-fields.ts';
import { boundaryFields } from './boundary-fields.ts';
import { clusterFields } from './cluster-fields.ts';
import { computeFields } from './compute-fields.ts';
import { dataFields } from './data-fields.ts';
import { deployerFields } from './deployer-fields.ts';
import { ec2PolicyFields } from './ec2-policy-fields.ts';
import { endpointFields } from './endpoint-fields.ts';
import { entityFields } from './entity-fields.ts';
import { governFields } from './govern-fields.ts';
import { guardFields } from './guard-fields.ts';
import { hostFields } from './host-fields.ts';
import { hyperpodFields } from './hyperpod-fields.ts';
import { joinFields } from './join-fields.ts';
import { modelFields } from './model-fields.ts';
import { outsideFields } from './outside-fields.ts';
import { orgDocumentFields } from './org-document-fields.ts';
import { organizationFields } from './organization-fields.ts';
import { peopleFields } from './people-fields.ts';
import { sageMakerFields } from './sagemaker-fields.ts';
import { searchFields } from './search-fields.ts';
import { storageFields } from './storage-fields.ts';
import { sessionFields } from './session-fields.ts';
import { tagFields } from './tag-fields.ts';
import { trainingFields } from './training-fields.ts';
import { workloadFields } from './workload-fields.ts';

export const LATE_FIELDS = {
  ...joinFields,
  ...entityFields,
  ...workloadFields,
  ...peopleFields,
  ...computeFields,
  ...agentCoreFields,
  ...outsideFields,
  ...modelFields,
  ...bedrockFields,
  ...hostFields,
  ...sageMakerFields,
  ...clusterFields,
  ...searchFields,
  ...dataFields,
  ...appFileFields,
  ...batchFields,
  ...storageFields,
  ...trainingFields,
  ...hyperpodFields,
  ...endpointFields,
  ...guardFields,
  ...governFields,
  ...organizationFields,
  ...orgDocumentFields,
  ...ec2PolicyFields,
  ...boundaryFields,
  ...deployerFields,
  ...auditFields,
  ...tagFields,
  ...sessionFields,
};

export type LateFields = typeof LATE_FIELDS;
