// The names that the policy grammar knows, and the AWS pages that say so.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html

const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
const ORGANIZATIONS = 'https://docs.aws.amazon.com/organizations/latest/userguide';

export const PAGES = {
  grammar: `${GUIDE}/reference_policies_grammar.html`,
  elements: `${GUIDE}/reference_policies_elements.html`,
  version: `${GUIDE}/reference_policies_elements_version.html`,
  id: `${GUIDE}/reference_policies_elements_id.html`,
  statement: `${GUIDE}/reference_policies_elements_statement.html`,
  sid: `${GUIDE}/reference_policies_elements_sid.html`,
  effect: `${GUIDE}/reference_policies_elements_effect.html`,
  principal: `${GUIDE}/reference_policies_elements_principal.html`,
  notPrincipal: `${GUIDE}/reference_policies_elements_notprincipal.html`,
  action: `${GUIDE}/reference_policies_elements_action.html`,
  resource: `${GUIDE}/reference_policies_elements_resource.html`,
  condition: `${GUIDE}/reference_policies_elements_condition.html`,
  operators: `${GUIDE}/reference_policies_elements_condition_operators.html`,
  arns: `${GUIDE}/reference-arns.html`,
  scp: `${ORGANIZATIONS}/orgs_manage_policies_scps_syntax.html`,
  rcp: `${ORGANIZATIONS}/orgs_manage_policies_rcps_syntax.html`,
  bedrockPolicy: `${ORGANIZATIONS}/orgs_manage_policies_bedrock_syntax.html`,
  ec2Policy: `${ORGANIZATIONS}/orgs_manage_policies_ec2_syntax.html`,
  imdsDefaults: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html',
  bedrockPolicyPractices: `${ORGANIZATIONS}/orgs_manage_policies_bedrock_best_practices.html`,
  bedrockModelEnforcement:
    'https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ModelEnforcement.html',
} as const;

export const PRINCIPAL_KINDS = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const;

/** The page of an element of the document or a statement; that of its positive form for Not- elements. */
export function pageOf(element: string): string {
  if (element === 'NotPrincipal') return PAGES.notPrincipal;
  const name = element.replace(/^Not/, '').toLowerCase();
  return Object.hasOwn(PAGES, name) ? PAGES[name as keyof typeof PAGES] : PAGES.elements;
}
