// Verify in your account: the script that compares what is deployed with the kit, by itself.
import { Snippet } from '#app/controls/snippet.tsx';
import { copyCode } from './create-item.tsx';
import { FileDownloads } from './file-downloads.tsx';
import { useFiles } from './use-files.ts';

/** One script for each account. */
const isVerify = ({ name }: { readonly name: string }): boolean => /^verify.*\.sh$/.test(name);

export function VerifySection() {
  const made = useFiles('aws-cli');
  if (made.state !== 'ready') return null;
  const scripts = made.files.filter(isVerify);
  if (scripts.length === 0) return null;
  return (
    <section className="create-section create-check" aria-label="Verify in your account">
      <h3>Verify in your account</h3>
      <p>
        A script that runs with your own credentials and changes nothing. AWS checks every document, the
        policy simulator decides the calls that this kit expects, and the deployed role is compared with the
        kit. It prints a table, and its exit status is 1 if something differs.
      </p>
      <div className="create-actions">
        <FileDownloads title={`${made.kit.name}-verify`} files={scripts} />
      </div>
      {scripts.map(({ name }) => (
        <div key={name}>
          <p>The read-only permissions that it needs:</p>
          <Snippet
            title={`Print the permissions of ${name}`}
            code={`bash ${name} --policy`}
            onCopy={(...what) => void copyCode(...what)}
          />
          <p>Before you create anything, the documents alone. Afterwards, everything:</p>
          <Snippet
            title={`Check the documents with ${name}`}
            code={`bash ${name} --documents`}
            onCopy={(...what) => void copyCode(...what)}
          />
          <Snippet title={`Run ${name}`} code={`bash ${name}`} onCopy={(...what) => void copyCode(...what)} />
        </div>
      ))}
    </section>
  );
}
