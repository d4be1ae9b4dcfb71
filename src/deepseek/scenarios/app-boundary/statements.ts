// The permissions boundary of app roles, and who may create such roles.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { BOUNDARY_LEAVES, boundaryStatements } from '#deepseek/shared/governance/boundary-blocks.ts';
import { boundaryArn, delegatedAdminStatements } from './delegated-admin.ts';
import type { Plan } from '#deepseek/compose/plan.ts';
import type { Notice } from '#deepseek/compose/role-kit.ts';
import { notServed } from '#deepseek/shared/governance/not-served.ts';
import { fitInOne } from '#deepseek/compose/documents.ts';
import { optionWord, policyFile } from '#deepseek/compose/shell.ts';

// Notices about what the chosen boundary for app roles cancels, and roles that cannot have it.
const WITHOUT_MODELS: Notice = {
  id: 'boundary-models',
  title: 'Models in the boundary',
  text: 'AWS also checks the model behind a profile, and the boundary leaves out models, so such calls are denied. Also choose “Serverless DeepSeek models”.',
  stops: {
    text: 'The boundary allows profiles, but not the models behind them.',
    fields: ['boundaryBlocks'],
  },
};

const TOO_LONG: Notice = {
  id: 'boundary-size',
  title: 'Boundary size',
  text: 'The boundary is too long for one policy, and a role has one boundary. Name fewer guardrails or keys.',
  stops: { text: 'The boundary is too long for AWS to save.', fields: ['boundaryBlocks'] },
};

function boundaryGaps(checked: CheckedAnswers): readonly Notice[] {
  const chosen = new Set(checked.answer('boundaryBlocks'));
  const through = chosen.has('profiles') || chosen.has('app-profiles');
  return [
    ...(through && !chosen.has('models') ? [WITHOUT_MODELS] : []),
    ...(fitInOne(boundaryStatements(checked), 'identity') ? [] : [TOO_LONG]),
  ];
}

const OPEN_PATH: Notice = {
  id: 'boundary-path',
  title: 'Path of roles',
  text: 'With the path /, the admin can create and change every role in the account that has the boundary. It cannot manage tags, managed policies or instance profiles, because that would cover the whole account, so it cannot run the exported AWS CLI scripts. Give app roles their own path, such as /deepseek/.',
};

const scripts = (checked: CheckedAnswers): Notice => ({
  id: 'boundary-scripts',
  title: 'Exported scripts',
  text: `${checked.answer('operatorName')} can run the exported AWS CLI script of an app role that has this boundary and the path ${checked.answer('path')}, with its permissions as inline policies: the script creates managed policies under the path /, where the admin has no permissions.`,
});

export function plan(checked: CheckedAnswers): Plan {
  const name = checked.answer('policyName');
  const admin = checked.answer('operatorName');
  return {
    policies: [
      {
        id: 'boundary',
        type: 'identity',
        title: 'Permissions boundary',
        name,
        attachTo: 'app roles, as their permissions boundary',
        target: { kind: 'boundary', path: '/' },
        statements: boundaryStatements(checked),
        leaves: [
          'A boundary does not grant anything: a role can do what both its own policy and the boundary allow.',
          ...BOUNDARY_LEAVES,
        ],
      },
    ],
    attachments: [
      {
        id: 'admin',
        title: 'Delegated admin',
        name: admin,
        description: 'Creates app roles with the boundary, and cannot remove it',
        attachTo: 'the role or user that creates app roles',
        statements: delegatedAdminStatements(checked),
      },
    ],
    nextSteps: [
      {
        id: 'validate-boundary',
        when: 'before',
        title: 'Validate the policies with AWS',
        text: 'Save each document under its own name.',
        code: [name, admin]
          .map(
            (each) =>
              `aws accessanalyzer validate-policy --policy-type IDENTITY_POLICY --policy-document file://${policyFile(each)}`,
          )
          .join('\n'),
        page: PAGES.policyValidation,
      },
      {
        id: 'create-boundary',
        when: { instead: 'boundary' },
        title: 'Create the boundary',
        text: 'Create it without a path, because the admin’s policy names it that way.',
        code: `aws iam create-policy ${optionWord('--policy-name', name)} --policy-document file://${policyFile(name)}`,
        page: PAGES.iamBoundaries,
      },
      {
        id: 'put-boundary',
        title: 'Add it to existing roles',
        text: 'Run one command for each role. Anything the boundary leaves out stops working at once.',
        code: `aws iam put-role-permissions-boundary --role-name ROLE-NAME --permissions-boundary ${boundaryArn(checked)}`,
        page: PAGES.iamBoundaries,
      },
    ],
    notices: [
      ...notServed(checked, 'the blocks on models have no effect there'),
      ...(checked.answer('path') === '/' ? [OPEN_PATH] : []),
      ...boundaryGaps(checked),
      {
        id: 'boundary-admin',
        title: 'Admin policy',
        text: `${admin} allows only roles with the boundary. Another policy that lets the admin create or change roles would bypass it: do not attach one.`,
      },
      {
        id: 'boundary-scenarios',
        title: 'What fits the boundary',
        text: 'The blocks fit roles for apps that call models and for people who browse models in the console. Roles that use buckets, and roles that AWS services assume, need more: create those without the admin.',
      },
      ...(checked.answer('path') === '/' ? [] : [scripts(checked)]),
      {
        id: 'boundary-trust',
        title: 'Trust policies',
        text: 'Trust policies are not limited: a delegated admin can still allow an outside account to assume a role. A resource control policy on sts:AssumeRole prevents that.',
      },
    ],
  };
}
