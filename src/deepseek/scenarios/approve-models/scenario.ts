// Only approved models and Regions: what it asks, and how it is called.
import type { Scenario } from '#deepseek/catalog/scenario.ts';

export const scenario = {
  id: 'approve-models',
  rank: 330,
  family: 'govern',
  title: 'Only approved models and Regions',
  sentence:
    'Accounts in your organization may call only {approvedModels}[ in {regions}][, or {otherArns}][, except for {scpExemptRoles}]',
  summary: 'Service control policies allow only approved models, only in approved Regions',
  entities: [],
  fields: [
    'approvedModels',
    'regions',
    'otherArns',
    'otherModels',
    'requireGuardrail',
    'orgGuardrails',
    'requireVpce',
    'orgEndpoints',
    'exemptRoles',
    'exemptAdmins',
    'noLongTermKeys',
    'scpExemptRoles',
    'scpExemptAdmins',
  ],
  regionRule: 'approved-models',
  initial: { policyName: 'ApprovedModels' },
  page: 'scpBedrock',
} as const satisfies Scenario;
