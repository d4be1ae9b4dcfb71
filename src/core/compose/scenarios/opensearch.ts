// An OpenSearch domain calls DeepSeek through a connector; a creator sets the connector up.
import { callerPlace } from '#core/answers/caller-place.ts';
import type { Reading } from '#core/answers/read.ts';
import { PAGES } from '#core/catalog/pages.ts';
import { connectorStyle, invokeImported } from '#core/compose/blocks/bedrock-invoke.ts';
import { modelKeys, useModelKeys } from '#core/compose/blocks/model-keys.ts';
import { passRole } from '#core/compose/blocks/pass-role.ts';
import { invokeEndpoints } from '#core/compose/blocks/sagemaker.ts';
import { allow, type Grant } from '#core/compose/grant.ts';
import { endOfLifeSteps, modelKeyUserSteps, profileRegionsStep } from '#core/compose/next-steps.ts';
import { roleArn, type Plan } from '#core/compose/plan.ts';
import type { NextStep, Notice } from '#core/compose/role-kit.ts';
import { gapNotices, inRegionGrants, inRegionSteps } from './invoke.ts';
import { r1Grants } from './invoke-r1.ts';

interface Target {
  readonly grants: readonly Grant[];
  readonly nextSteps: readonly NextStep[];
  readonly notices?: readonly Notice[];
}

const TARGETS: Record<string, (reading: Reading) => Target> = {
  model: (reading) => ({
    grants: inRegionGrants(reading, connectorStyle(['connectorTarget', 'models', 'regions'])),
    nextSteps: inRegionSteps(reading),
    notices: gapNotices(reading),
  }),
  r1: (reading) => ({
    grants: r1Grants(reading, connectorStyle(['connectorTarget', 'regions', 'account'])),
    nextSteps: [profileRegionsStep(), ...endOfLifeSteps(['r1'])],
  }),
  imported: (reading) => ({
    grants: [
      invokeImported(
        reading.answer('importedModels').map((model) => model.arn),
        connectorStyle(['connectorTarget', 'importedModels']),
      ),
      ...useModelKeys(modelKeys(reading)),
    ],
    nextSteps: modelKeyUserSteps(reading),
  }),
  sagemaker: (reading) => ({
    grants: [
      invokeEndpoints(
        reading.answer('endpoints').map((endpoint) => endpoint.arn),
        false,
        'ConnectorInvokesEndpoint',
        ['connectorTarget', 'endpoints'],
      ),
    ],
    nextSteps: [],
  }),
};

function creatorGrants(reading: Reading): readonly Grant[] {
  const { partition, regions, account } = callerPlace(reading.view);
  const domains = reading.answer('domains');
  return [
    allow({
      sid: 'CallDomainApi',
      actions: ['es:ESHttpGet', 'es:ESHttpPost', 'es:ESHttpPut'],
      resources: regions.flatMap((region) =>
        domains.map((name) => `arn:${partition}:es:${region}:${account}:domain/${name}/*`),
      ),
      why: {
        title: 'Calls the domain’s API',
        text: 'The /* at the end matters: without it only the root of the domain matches and every API path is denied.',
        calls: ['POST _plugins/_ml/connectors/_create', 'POST _plugins/_ml/models/_register'],
        answers: ['domains', reading.view.asks('callerRegions') ? 'callerRegions' : 'regions', 'account'],
        page: 'openSearchAccess',
      },
    }),
    passRole(reading, { sid: 'PassConnectorRole', calls: ['POST _plugins/_ml/connectors/_create'] }),
  ];
}

export function openSearch(reading: Reading): Plan {
  const target = (TARGETS[reading.answer('connectorTarget')] ?? TARGETS.model!)(reading);
  return {
    main: { id: 'connector', title: 'Connector role', grants: target.grants },
    attachments: [
      {
        id: 'creator',
        title: 'Creator',
        name: reading.answer('operatorName'),
        description: 'Creates the OpenSearch connector and passes the connector role',
        attachTo: 'the role or user whose credentials sign the create call',
        grants: creatorGrants(reading),
      },
    ],
    nextSteps: [
      {
        id: 'ml-full-access',
        title: 'Map the creator to ml_full_access',
        text: 'On a domain with fine-grained access control, map the ARN of the role or user that signs the create call (not the connector role) as a backend role of ml_full_access, in OpenSearch Dashboards under Security, Roles.',
        page: PAGES.openSearchConnectors,
      },
      {
        id: 'signed-create',
        title: 'Create the connector with a signed call',
        text: 'The call must carry an AWS signature, so it cannot be sent from Dashboards. A domain in a VPC must be reachable from where you send it.',
        code: `POST https://DOMAIN-ENDPOINT/_plugins/_ml/connectors/_create\n\n"credential": { "roleArn": "${roleArn(reading)}" }`,
        page: PAGES.openSearchConnectors,
      },
      ...target.nextSteps,
    ],
    notices: target.notices ?? [],
  };
}
