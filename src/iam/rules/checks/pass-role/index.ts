// Checks on giving roles to services: a row for each action and each form of statement that allows it on all roles.
import { defineCheck, type Check } from '#iam/rules/check.ts';
import { broadGrant, type ActionForm, type ResourceForm } from './broad-grant.ts';
import { broadGrantExamples } from './broad-grant-examples.ts';
import { CREATE_SERVICE_LINKED_ROLE, PASS_ROLE, type RoleAction } from './role-actions.ts';

type Row = readonly [
  id: string,
  title: string,
  roleAction: RoleAction,
  actionForm: ActionForm,
  resourceForm: ResourceForm,
];

const ROWS: readonly Row[] = [
  [
    'create-slr-with-not-action-and-not-resource',
    'Creating all service-linked roles by NotAction except NotResource',
    CREATE_SERVICE_LINKED_ROLE,
    'NotAction',
    'NotResource',
  ],
  [
    'create-slr-with-not-resource',
    'Creating all service-linked roles except NotResource',
    CREATE_SERVICE_LINKED_ROLE,
    'name',
    'NotResource',
  ],
  [
    'create-slr-with-star-in-action-and-not-resource',
    'Creating all service-linked roles by a pattern except NotResource',
    CREATE_SERVICE_LINKED_ROLE,
    'pattern',
    'NotResource',
  ],
  [
    'create-slr-with-star-in-action-and-resource',
    'Creating all service-linked roles by a pattern',
    CREATE_SERVICE_LINKED_ROLE,
    'pattern',
    'Resource',
  ],
  [
    'create-slr-with-star-in-resource',
    'Creating all service-linked roles',
    CREATE_SERVICE_LINKED_ROLE,
    'name',
    'Resource',
  ],
  [
    'create-slr-with-star-in-resource-and-not-action',
    'Creating all service-linked roles by NotAction',
    CREATE_SERVICE_LINKED_ROLE,
    'NotAction',
    'Resource',
  ],
  [
    'pass-role-with-not-action-and-not-resource',
    'Passing all roles by NotAction except NotResource',
    PASS_ROLE,
    'NotAction',
    'NotResource',
  ],
  ['pass-role-with-not-resource', 'Passing all roles except NotResource', PASS_ROLE, 'name', 'NotResource'],
  [
    'pass-role-with-star-in-action-and-not-resource',
    'Passing all roles by a pattern except NotResource',
    PASS_ROLE,
    'pattern',
    'NotResource',
  ],
  [
    'pass-role-with-star-in-action-and-resource',
    'Passing all roles by a pattern',
    PASS_ROLE,
    'pattern',
    'Resource',
  ],
  ['pass-role-with-star-in-resource', 'Passing all roles', PASS_ROLE, 'name', 'Resource'],
  [
    'pass-role-with-star-in-resource-and-not-action',
    'Passing all roles by NotAction',
    PASS_ROLE,
    'NotAction',
    'Resource',
  ],
];

const checkOf = ([id, title, roleAction, actionForm, resourceForm]: Row): Check =>
  defineCheck({
    id,
    code: id.toUpperCase().replaceAll('-', '_'),
    severity: roleAction.severity,
    types: ['identity'],
    title,
    why: roleAction.why,
    source: roleAction.source,
    ...broadGrantExamples(roleAction, actionForm, resourceForm),
    on: 'statement',
    check: (statement) => broadGrant(statement, roleAction, actionForm, resourceForm),
  });

export const passRoleChecks: readonly Check[] = ROWS.map(checkOf);
