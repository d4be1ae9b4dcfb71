// Questions of step 5 that every role has: what makes it narrower, and what each could break.
import { readBoundary } from '#deepseek/answers/inputs/role-settings.ts';
import { switchField, textField } from '#deepseek/answers/field.ts';

export const limitFields = {
  sourceConditions: switchField({
    key: 'src',
    step: 'limits',
    rank: 290,
    label: 'Only for your own account’s resources',
    sentence: '{sourceConditions:only for its own account|without a check of its account}',
    effect: 'Stops other customers’ use of your role through the service.',
    breaks: 'resources in Regions that the condition does not name',
    note: 'This is the confused deputy problem: AWS calls as the service for every customer.',
    // Without session tags, nothing else limits who gets the pod role in another account.
    initial: (view) =>
      view.entity.sourceAccount === 'on' || (view.asks('podSessionTags') && !view.flag('podSessionTags')),
  }),
  boundary: textField({
    key: 'pb',
    step: 'limits',
    rank: 2640,
    label: 'Permissions boundary',
    sentence: 'within boundary {boundary}',
    hint: 'ARN of a managed policy that caps the role: everything it leaves out is denied. Leave empty for none',
    example: 'arn:aws:iam::111122223333:policy/RoleBoundary',
    required: false,
    identifying: true,
    check: (raw, view) => readBoundary(raw, view.home),
    // A wrong answer must not drop the boundary from the role.
    placeholder: (view) =>
      view.text('boundary').trim() === ''
        ? ''
        : `arn:${view.home.partition}:iam::${view.home.account}:policy/RoleBoundary`,
  }),
};
