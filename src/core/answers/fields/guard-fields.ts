// Questions of step 5 on guardrails, networks, tiers and organizations. At their starting values they add nothing.
import {
  guardrailDestinations,
  GUARDRAIL_PROFILES,
  type GuardrailProfile,
} from '#core/facts/guardrail-profiles.ts';
import { readOrganization } from '#core/answers/inputs/principals.ts';
import {
  choiceField,
  choicesField,
  listField,
  switchField,
  textField,
  type Option,
  type AnswersView,
} from '#core/answers/field.ts';
import { readGuardrail, type Guardrail } from '#core/answers/inputs/guardrail.ts';
import { readSourceRange, readVpcEndpoint } from '#core/answers/inputs/network.ts';
import {
  assumedByPrincipals,
  callsItself,
  guardrailConflict,
  choosesTier,
  requiresGuardrail,
  takesGuardrails,
} from '#core/answers/runtime-calls.ts';

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
    const reason = `A guardrail in ${view.home.regions.join(', ')} cannot have ${profile.id}. Choose a Region it is for, or untick it.`;
    return { ...option, disabled: reason, more: true };
  });

export const guardFields = {
  enforcedGuardrail: switchField({
    key: 'eg',
    step: 'lockdown',
    rank: 2,
    label: 'An account- or organization-enforced guardrail exists',
    effect:
      'Where one is enforced, every Invoke and Converse caller without ApplyGuardrail on it is denied: this adds that.',
    note: 'A guardrail in another account must be shared by its owner.',
    when: takesGuardrails,
    initial: () => false,
  }),
  enforcedGuardrails: listField({
    key: 'egs',
    step: 'lockdown',
    rank: 2,
    label: 'ARNs of the enforced guardrails',
    hint: 'One for each Region, one a line. Of any account',
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
    step: 'lockdown',
    rank: 3,
    label: 'Guardrail with every call',
    when: takesGuardrails,
    options: (view) => {
      const conflict = guardrailConflict(view);
      return [
        { value: 'none', label: 'Not required', detail: 'The app may use a guardrail or leave it out' },
        {
          value: 'required',
          label: 'Required',
          detail:
            'Prevents calls without your guardrail. Breaks RetrieveAndGenerate, InvokeAgent and InvokeInlineAgent, Chat Completions without it, and every call in a Region that has none',
          ...(conflict ? { disabled: conflict } : {}),
        },
      ];
    },
    initial: () => 'none',
  }),
  guardrails: listField({
    key: 'grs',
    step: 'lockdown',
    rank: 3,
    label: 'ARNs of the required guardrails',
    hint: 'One for each Region, one a line. With a version at the end, as in …:3, only that version counts',
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
    step: 'lockdown',
    rank: 4,
    label: 'Cross-Region inference of these guardrails',
    hint: 'As in the guardrail’s own settings; none if it has no cross-Region inference. Adds ApplyGuardrail on the profile in every Region it sends content to',
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
    step: 'lockdown',
    rank: 5,
    label: 'No Priority tier',
    effect: 'Keeps calls from choosing the service tier that costs more.',
    breaks: 'Requests that ask for the Priority tier; Standard and Flex stay open.',
    when: choosesTier,
    initial: () => false,
  }),
  network: choiceField({
    key: 'net',
    step: 'lockdown',
    rank: 6,
    label: 'Where calls come from',
    when: callsItself,
    options: () => [
      {
        value: 'any',
        label: 'Anywhere',
        detail: 'Whoever has the role’s credentials can use them from any network',
      },
      {
        value: 'vpce',
        label: 'Only through your VPC endpoints',
        detail:
          'Prevents use of stolen credentials outside your VPC. Breaks calls over the internet, the console, and any service whose endpoint is not listed',
      },
      {
        value: 'ip',
        label: 'Only from your public addresses',
        detail:
          'Prevents use of stolen credentials elsewhere. Breaks calls from other networks and all through a VPC endpoint: those carry no public address',
      },
    ],
    initial: () => 'any',
  }),
  vpcEndpoints: listField({
    key: 'vpce',
    step: 'lockdown',
    rank: 6,
    label: 'VPC endpoint IDs',
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
    step: 'lockdown',
    rank: 6,
    label: 'Public addresses',
    hint: 'IPv4 or IPv6 ranges, one a line. For apps in a VPC that is the address of the NAT gateway',
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
    step: 'lockdown',
    rank: 6,
    label: 'Also when the role is assumed',
    effect: 'Keeps others with the caller’s credentials from assuming the role from another network.',
    breaks:
      'Assuming it from elsewhere. With VPC endpoints, that of STS must be among them; with addresses, callers behind an STS endpoint are shut out.',
    when: (view) => callsItself(view) && view.text('network') !== 'any' && assumedByPrincipals(view),
    initial: () => false,
  }),
  principalOrg: textField({
    key: 'porg',
    step: 'lockdown',
    rank: 7,
    label: 'Only from this organization',
    hint: 'Prevents use of the role once the caller’s account has left the organization. Breaks accounts outside any organization. Leave it empty for no condition',
    example: 'o-a1b2c3d4e5',
    required: false,
    identifying: true,
    when: (view) => assumedByPrincipals(view) && view.entity.trust !== 'account',
    check: readOrganization,
    // What was typed and cannot be used leaves the condition in place: nobody of this organization is let in.
    placeholder: (view) => (view.text('principalOrg').trim() === '' ? '' : 'o-a1b2c3d4e5'),
  }),
};
