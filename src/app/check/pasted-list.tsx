// The list of pasted policies: each with its type, and a button to remove it.
import { X } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { useOpenDocument } from '#app/selectors/documents.ts';
import type { PastedDocument } from '#app/state/pasted.ts';
import { ATTACHABLE } from '#app/state/read-pasted.ts';
import { TemplateNotesList } from './template-notes-list.tsx';
import { actions } from '#app/state/store.ts';
import { POLICY_TYPES, type AttachedTo, type PolicyType } from '#core/iam/policy.ts';

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
      <TemplateNotesList policy={policy} />
      <select
        aria-label={`Type of ${title}`}
        value={type}
        onChange={({ target }) =>
          actions.changePasted(id, { type: target.value as PolicyType, attachedTo: undefined })
        }
      >
        {POLICY_TYPES.map((each) => (
          <option key={each} value={each}>
            {TYPES[each]}
          </option>
        ))}
      </select>
      {type === 'resource' ? (
        <select
          aria-label={`Resource of ${title}`}
          value={attachedTo ?? ''}
          onChange={({ target }) =>
            actions.changePasted(id, {
              type,
              attachedTo: ATTACHABLE.find((each) => each === target.value),
            })
          }
        >
          <option value="">On any resource</option>
          {ATTACHABLE.map((each) => (
            <option key={each} value={each}>
              {RESOURCES[each]}
            </option>
          ))}
        </select>
      ) : null}
    </li>
  );
}

export function PastedList({ policies }: { policies: readonly PastedDocument[] }) {
  const { source } = useOpenDocument();
  return (
    <>
      <h3>Pasted policies</h3>
      <p className="hint">The type decides which checks run. If the guess is wrong, change it here.</p>
      <ul className="pasted-list">
        {policies.map((policy) => (
          <Row key={policy.id} policy={policy} open={policy.id === source.id} />
        ))}
      </ul>
    </>
  );
}
