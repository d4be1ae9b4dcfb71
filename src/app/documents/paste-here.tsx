// In a blank document, what to paste. The editor under it keeps the focus and the clicks.
import { useOpenDocument } from '#app/selectors/documents.ts';
import './paste-here.css';

export function PasteHere() {
  const { text, holder } = useOpenDocument();
  if (holder.kind !== 'pasted' || text !== '') return null;
  return (
    <div className="paste-here">
      <p>Paste a policy here</p>
      <p>
        JSON, the output of the AWS CLI, CloudFormation, Terraform, or an article with policies in it. Each
        policy gets its own tab.
      </p>
    </div>
  );
}
