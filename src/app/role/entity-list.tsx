// Who can use the role, as a searchable list by where they are: in its step, and where brought code does not say where it runs.
import '#app/selectors/all-rows.ts';
import { PickList, type PickOption } from '#app/controls/pick-list.tsx';
import { actions } from '#app/state/store.ts';
import { type CheckedAnswers, type ChoiceField, fieldOf } from '#deepseek/answers/index.ts';
import { type TrustedEntity, findEntity } from '#deepseek/catalog/index.ts';

const ENTITY_GROUPS = ['On AWS', 'Pods and pipelines', 'People and other accounts'] as const;

const GROUP_OF: Readonly<Record<TrustedEntity['trust'], (typeof ENTITY_GROUPS)[number]>> = {
  service: 'On AWS',
  'pod-identity': 'Pods and pipelines',
  irsa: 'Pods and pipelines',
  github: 'Pods and pipelines',
  gitlab: 'Pods and pipelines',
  'roles-anywhere': 'Pods and pipelines',
  account: 'People and other accounts',
  'identity-center': 'People and other accounts',
  user: 'People and other accounts',
  role: 'People and other accounts',
  'tagged-role': 'People and other accounts',
};

/** Who can use the role, by where they are. */
function entityOptions({ view }: CheckedAnswers): readonly PickOption[] {
  const options = (fieldOf('entity') as ChoiceField).options(view).map((option) => ({
    value: option.value,
    label: option.label,
    hint: option.detail,
    disabled: option.disabled,
    more: option.more,
    group: GROUP_OF[findEntity(option.value)?.trust ?? 'service'],
  }));
  return ENTITY_GROUPS.flatMap((group) => options.filter((option) => option.group === group));
}

interface EntityListProps {
  readonly label: string;
  readonly checked: CheckedAnswers;
  /** Nobody has said it yet, so nothing is chosen. */
  readonly isOpen: boolean;
  readonly onPicked?: () => void;
}

export default function EntityList({ label, checked, isOpen, onPicked }: EntityListProps) {
  const given = checked.view.given('entity');
  const chosen = typeof given === 'string' ? given : checked.view.entity.id;
  return (
    <PickList
      label={label}
      placeholder="Lambda, EKS, GitHub, partner…"
      options={entityOptions(checked)}
      chosen={isOpen ? null : chosen}
      onPick={(id) => {
        actions.setAnswer('entity', id);
        onPicked?.();
      }}
    />
  );
}
