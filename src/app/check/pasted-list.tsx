// The pasted policies: each opens its document, has its type, and can be removed.
import { X } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { useOpenDocument } from '#app/selectors/documents.ts';
import type { PastedDocument } from '#app/state/pasted.ts';
import { ATTACHABLE } from '#app/state/read-pasted.ts';
import { actions } from '#app/state/store.ts';
import { type AttachedTo, POLICY_TYPES, type PolicyType } from '#iam/policy/index.ts';
import { TemplateNotesList } from './template-notes-list.tsx';

const TYPES: Readonly<Record<PolicyType, string>> = {
  identity: 'Identity policy (permissions, boundary)',
  trust: 'Trust policy of a role',
  resource: 'Policy on a resource',
  scp: 'Service control policy',
  rcp: 'Resource control policy',
  'bedrock-policy': 'Amazon Bedrock policy',
  'ec2-policy': 'Declarative policy for EC2',
};

const RESOURCES: Readonly<Record<AttachedTo, string>> = {
  'AWS::S3::Bucket': 'On an S3 bucket',
  'AWS::S3::AccessPoint': 'On an S3 access point',
  'AWS::S3::MultiRegionAccessPoint': 'On an S3 Multi-Region Access Point',
  'AWS::S3ObjectLambda::AccessPoint': 'On an S3 Object Lambda Access Point',
  'AWS::DynamoDB::Table': 'On a DynamoDB table',
};

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: T | '', label: string])[];
  readonly onChoose: (value: T | '') => void;
}

function Choice<T extends string>({ label, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <select aria-label={label} value={value} onChange={({ target }) => onChoose(target.value as T | '')}>
      {options.map(([each, words]) => (
        <option key={each} value={each}>
          {words}
        </option>
      ))}
    </select>
  );
}

function Row({ policy, open }: { policy: PastedDocument; open: boolean }) {
  const { id, title, where, type, attachedTo } = policy;
  return (
    <li className="pasted" data-open={open || undefined}>
      <button type="button" className="link-button" onClick={() => actions.openDocument(id)}>
        {title}
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={`Remove ${title}`}
        onClick={() => actions.removePasted(id)}
      >
        <Icon of={X} />
      </button>
      {where ? <p className="hint">{where}</p> : null}
      <Choice
        label={`Type of ${title}`}
        value={type}
        options={POLICY_TYPES.map((each) => [each, TYPES[each]])}
        onChoose={(next) => {
          if (next !== '') actions.changePasted(id, { type: next, attachedTo: undefined });
        }}
      />
      {type === 'resource' ? (
        <Choice
          label={`Resource of ${title}`}
          value={attachedTo ?? ''}
          options={[['', 'On any resource'], ...ATTACHABLE.map((each) => [each, RESOURCES[each]] as const)]}
          onChoose={(next) => actions.changePasted(id, { type, attachedTo: next === '' ? undefined : next })}
        />
      ) : null}
      <TemplateNotesList policy={policy} />
    </li>
  );
}

export function PastedList({ policies }: { policies: readonly PastedDocument[] }) {
  const { source } = useOpenDocument();
  return (
    <ul className="pasted-list" aria-label="Pasted policies">
      {policies.map((policy) => (
        <Row key={policy.id} policy={policy} open={policies.length > 1 && policy.id === source.id} />
      ))}
    </ul>
  );
}
