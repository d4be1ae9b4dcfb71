// Questions of step 5: what makes the role narrower, and what each could break.
import { readBoundary } from '#core/answers/checks.ts';
import { switchField, textField } from '#core/answers/field.ts';

export const lockdownFields = {
  sourceConditions: switchField({
    key: 'src',
    step: 'lockdown',
    label: 'Only for your own account’s resources',
    effect: 'Keeps other customers of the service from making it use your role (confused deputy).',
    breaks:
      'Where the condition names Regions, a resource in any other Region can no longer assume the role.',
    initial: (view) => view.entity.sourceAccount === 'on',
  }),
  resourceAccount: switchField({
    key: 'ra',
    step: 'lockdown',
    label: 'Only buckets of this account',
    effect: 'A bucket with the same name in another account is not read.',
    breaks: 'Weights in another account, and JumpStart’s own buckets.',
    initial: () => true,
  }),
  boundary: textField({
    key: 'pb',
    step: 'lockdown',
    label: 'Permissions boundary',
    hint: 'ARN of a managed policy that caps the role; leave it empty for none',
    example: 'arn:aws:iam::111122223333:policy/RoleBoundary',
    required: false,
    identifying: true,
    check: (raw, view) => readBoundary(raw, view.place),
    placeholder: () => '',
  }),
};
