// Questions of step 5 on guardrails, networks, tiers and organizations. At their starting values they add nothing.
import {
  guardrailDestinations,
  GUARDRAIL_PROFILES,
  type GuardrailProfile,
} from '#deepseek/facts/guardrail-profiles.ts';
import { readOrganization } from '#deepseek/answers/inputs/principals.ts';
import {
  choiceField,
  choicesField,
  listField,
  switchField,
  textField,
  type Option,
  type AnswersView,
} from '#deepseek/answers/field.ts';
import { readGuardrail, type Guardrail } from '#deepseek/answers/inputs/guardrail.ts';
import { readSourceRange, readVpcEndpoint } from '#deepseek/answers/inputs/network.ts';
import {
  assumedByPrincipals,
  callsItself,
  guardrailConflict,
  choosesTier,
  requiresGuardrail,
  takesGuardrails,
} from '#deepseek/answers/runtime-calls.ts';

const GUARDRAIL_EXAMPLE = 'arn:aws:bedrock:us-east-1:111122223333:guardrail/gr1a2b3c4d5e';

function guardrailPlaceholder({ home }: AnswersView, account: string): readonly Guardrail[] {
  const region = home.regions[0] ?? 'us-east-1';
  return [
    { arn: `arn:${home.partition}:bedrock:${region}:${account}:guardrail/gr1a2b3c4d5e`, region, account },
  ];
}

const knowsEnforced = (view: AnswersView): boolean => takesGuardrails(view) && view.flag('enforcedGuardrail');

/** Guardrails that a service applies to its own calls, or that pass an endpoint. */
const appliesOwn = (view: AnswersView): boolean =>
  ['serviceGuardrails', 'endpointGuardrails'].some((id) => view.asks(id) && view.list(id).length > 0);

const fitsPlace = ({ home }: AnswersView, { id, partition }: GuardrailProfile): boolean =>
  partition === home.partition &&
  home.regions.some((region) => guardrailDestinations(id, region) !== undefined);

/** All of them, so that a link may hold any; those for other Regions cannot be chosen. */
const profileOptions = (view: AnswersView): readonly Option[] =>
  GUARDRAIL_PROFILES.map((profile) => {
    const option = { value: profile.id, label: profile.area, detail: profile.id };
    if (fitsPlace(view, profile)) return option;
    const reason = `A guardrail in ${view.home.regions.join(', ')} cannot use ${profile.id}. Choose a Region it covers, or deselect it.`;
    return { ...option, disabled: reason, more: true };
  });

export const guardFields = {
  enforcedGuardrail: switchField({
    key: 'eg',
    step: 'limits',
    rank: 2410,
    label: 'Allow an account- or organization-enforced guardrail',
    sentence: '',
    effect:
      'Allows ApplyGuardrail on it. Where a guardrail is enforced, Invoke and Converse calls without that permission are denied.',
    note: 'A guardrail in another account must be shared by its owner.',
    when: takesGuardrails,
    initial: () => false,
  }),
  enforcedGuardrails: listField({
    key: 'egs',
    step: 'limits',
    rank: 2420,
    label: 'ARNs of the enforced guardrails',
    sentence: 'under enforced {enforcedGuardrails:guardrail *|guardrails *}',
    under: [{ field: 'enforcedGuardrail' }],
    hint: 'One for each Region, from any account; one per line',
    example: 'arn:aws:bedrock:us-east-1:444455556666:guardrail/gr1a2b3c4d5e',
    noun: 'enforced guardrail',
    required: true,
    identifying: true,
    limit: 10,
    when: knowsEnforced,
    check: (raw, view) => readGuardrail(raw, view.home, { version: 'dropped' }),
    placeholder: (view) => guardrailPlaceholder(view, '444455556666'),
  }),
  guardrailRule: choiceField({
    key: 'gr',
    step: 'limits',
    rank: 2460,
    label: 'Guardrail with every call',
    sentence: '',
    when: takesGuardrails,
    options: (view) => {
      const conflict = guardrailConflict(view);
      return [
        { value: 'none', label: 'Not required', detail: 'The app can call with or without a guardrail' },
        {
          value: 'required',
          label: 'Required',
          detail:
            'Stops calls without it. Also stops Bedrock agents, RetrieveAndGenerate, and calls in a Region without one',
          ...(conflict ? { disabled: conflict } : {}),
        },
      ];
    },
    initial: () => 'none',
  }),
  guardrails: listField({
    key: 'grs',
    step: 'limits',
    rank: 2470,
    label: 'ARNs of the required guardrails',
    sentence: 'only with {guardrails:guardrail *|guardrails *}',
    under: [{ field: 'guardrailRule', value: 'required' }],
    hint: 'One for each Region, one per line. Add a version, as in …:3, to accept only that version',
    example: GUARDRAIL_EXAMPLE,
    noun: 'guardrail',
    required: true,
    identifying: true,
    limit: 10,
    when: requiresGuardrail,
    check: (raw, view) => readGuardrail(raw, view.home, { version: 'pins' }),
    placeholder: (view) => guardrailPlaceholder(view, view.home.account),
  }),
  guardrailProfile: choicesField({
    key: 'gpf',
    step: 'limits',
    rank: 2480,
    label: 'Cross-Region inference of these guardrails',
    sentence: 'with guardrails across the {guardrailProfile}',
    hint: 'As in the guardrail’s settings; none if it does not use cross-Region inference',
    style: 'cards',
    optional: true,
    when: (view) =>
      (knowsEnforced(view) || requiresGuardrail(view) || appliesOwn(view)) &&
      GUARDRAIL_PROFILES.some((profile) => fitsPlace(view, profile)),
    options: profileOptions,
    initial: () => [],
  }),
  noPriorityTier: switchField({
    key: 'npt',
    step: 'limits',
    rank: 2500,
    label: 'No Priority tier',
    sentence: '{noPriorityTier:without the Priority tier}',
    effect: 'Stops calls that ask for the more expensive tier. Others still work.',
    when: choosesTier,
    initial: () => false,
  }),
  network: choiceField({
    key: 'net',
    step: 'limits',
    rank: 2520,
    label: 'Where can calls come from?',
    sentence: '',
    when: callsItself,
    options: () => [
      {
        value: 'any',
        label: 'Anywhere',
        detail: 'Stolen keys work from anywhere',
      },
      {
        value: 'vpce',
        label: 'Only through your VPC endpoints',
        detail:
          'Stops stolen keys outside your VPC. Also stops the console, and services whose endpoint is not listed',
      },
      {
        value: 'ip',
        label: 'Only from your public addresses',
        detail:
          'Stops stolen keys elsewhere. Also stops calls through VPC endpoints, which have no public address',
      },
    ],
    initial: () => 'any',
  }),
  vpcEndpoints: listField({
    key: 'vpce',
    step: 'limits',
    rank: 2530,
    label: 'VPC endpoint IDs',
    sentence: 'only through {vpcEndpoints:VPC endpoint *|VPC endpoints *}',
    under: [{ field: 'network', value: 'vpce' }],
    hint: 'One per line. bedrock-runtime, bedrock-mantle, SageMaker and S3 each have their own endpoints in each Region. List all that the role uses',
    example: 'vpce-0abc123def4567890',
    noun: 'VPC endpoint',
    required: true,
    identifying: true,
    limit: 20,
    when: (view) => callsItself(view) && view.text('network') === 'vpce',
    check: readVpcEndpoint,
    placeholder: () => ['vpce-0abc123def4567890'],
  }),
  sourceIps: listField({
    key: 'ips',
    step: 'limits',
    rank: 2540,
    label: 'Public IP addresses',
    sentence: 'only from {sourceIps}',
    under: [{ field: 'network', value: 'ip' }],
    hint: 'IPv4 or IPv6 ranges, one per line. For apps in a VPC, the address of the NAT gateway',
    example: '203.0.113.0/24',
    noun: 'address range',
    required: true,
    identifying: true,
    limit: 20,
    when: (view) => callsItself(view) && view.text('network') === 'ip',
    check: readSourceRange,
    placeholder: () => ['203.0.113.0/24'],
  }),
  trustNetwork: switchField({
    key: 'tnet',
    step: 'limits',
    rank: 2550,
    label: 'Also check the network when the role is assumed',
    sentence: '{trustNetwork:also to assume the role}',
    effect: 'Stops use of stolen caller credentials from another network.',
    breaks: 'assuming the role from elsewhere',
    note: 'With VPC endpoints, list the STS endpoint too; with addresses, callers behind an STS endpoint are denied.',
    when: (view) => callsItself(view) && view.text('network') !== 'any' && assumedByPrincipals(view),
    initial: () => false,
  }),
  principalOrg: textField({
    key: 'porg',
    step: 'limits',
    rank: 2570,
    label: 'Only from this organization',
    sentence: 'only from organization {principalOrg}',
    hint: 'Stops callers whose account leaves the organization. Empty: no condition',
    example: 'o-a1b2c3d4e5',
    required: false,
    identifying: true,
    when: (view) => assumedByPrincipals(view) && view.entity.trust !== 'account',
    check: readOrganization,
    // What was typed and cannot be used leaves the condition in place: nobody of this organization is let in.
    placeholder: (view) => (view.text('principalOrg').trim() === '' ? '' : 'o-a1b2c3d4e5'),
  }),
};
