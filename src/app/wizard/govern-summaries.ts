// How the answers on organization policies and boundaries are summed up in their step's line.
import { partitionById } from '#core/facts/regions.ts';
import { count } from '#core/text/words.ts';
import { addSummaries, modelNames, noSummary, oneOrCount } from './step-summary.ts';

addSummaries({
  // The usual partition is not mentioned where the step asks for more than that.
  governPartition: ({ answer, view }) =>
    answer('governPartition') === 'aws' && !view.asks('orgGuardrails')
      ? undefined
      : partitionById(answer('governPartition')).name,
  denyScope: ({ answer }) => (answer('denyScope') === 'all' ? 'every DeepSeek model' : undefined),
  deniedModels: ({ answer }) => modelNames(answer('deniedModels')),
  approvedModels: ({ answer }) => modelNames(answer('approvedModels')),
  otherArns: ({ answer }) =>
    answer('otherArns').length === 0 ? 'nothing else' : count(answer('otherArns').length, 'other type'),
  otherModels: ({ answer }) =>
    answer('otherModels').length === 0
      ? undefined
      : `${count(answer('otherModels').length, 'model')} of other vendors`,
  orgEndpoints: ({ answer }) => oneOrCount(answer('orgEndpoints'), 'endpoint'),
  exemptRoles: ({ answer }) =>
    answer('exemptRoles').length === 0 ? undefined : `${count(answer('exemptRoles').length, 'role')} exempt`,
  exemptAdmins: noSummary,
  scpExemptRoles: ({ answer }) => {
    const roles = answer('scpExemptRoles');
    return roles.length === 0
      ? undefined
      : `except ${oneOrCount(
          roles.map(({ name }) => name),
          'role',
        )}`;
  },
  scpExemptAdmins: noSummary,
  orgGuardrails: ({ answer }) =>
    oneOrCount(
      answer('orgGuardrails').map(({ arn, region }) => `${arn.slice(arn.lastIndexOf('/') + 1)} (${region})`),
      'guardrail',
    ),
  boundaryBlocks: ({ answer }) => count(answer('boundaryBlocks').length, 'block'),
  boundaryKeys: ({ answer }) => count(answer('boundaryKeys').length, 'key'),
  makeBoundary: ({ view }) => (view.flag('makeBoundary') ? 'with a boundary' : undefined),
});
