// The questions that the first view does not ask: those of several scenarios, and those of one. They are loaded later.
import type { ENTITY_QUESTIONS } from '#deepseek/entities/questions.ts';
import { SCENARIO_QUESTIONS } from '#deepseek/scenarios/questions.ts';
import { appFileFields } from './app-file-fields.ts';
import { batchFields } from './batch-fields.ts';
import { bedrockFields } from './bedrock-fields.ts';
import { boundaryFields } from './boundary-fields.ts';
import { clusterFields } from './cluster-fields.ts';
import { computeFields } from './compute-fields.ts';
import { dataFields } from './data-fields.ts';
import { deployerFields } from './deployer-fields.ts';
import { ec2PolicyFields } from './ec2-policy-fields.ts';
import { entityFields } from './entity-fields.ts';
import { governFields } from './govern-fields.ts';
import { guardFields } from './guard-fields.ts';
import { hostFields } from './host-fields.ts';
import { joinFields } from './join-fields.ts';
import { modelFields } from './model-fields.ts';
import { orgDocumentFields } from './org-document-fields.ts';
import { peopleFields } from './people-fields.ts';
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
  ...modelFields,
  ...bedrockFields,
  ...hostFields,
  ...clusterFields,
  ...dataFields,
  ...appFileFields,
  ...batchFields,
  ...storageFields,
  ...trainingFields,
  ...guardFields,
  ...governFields,
  ...orgDocumentFields,
  ...ec2PolicyFields,
  ...boundaryFields,
  ...deployerFields,
  ...tagFields,
  ...sessionFields,
  ...SCENARIO_QUESTIONS,
};

/** With those of trusted entities, which come with their rows. */
export type LateFields = typeof LATE_FIELDS & typeof ENTITY_QUESTIONS;
