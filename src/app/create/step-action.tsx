// The one action of a step: copy and open a screen of the console, copy, download, or open.
import { Check, Copy, Download, ExternalLink } from 'lucide';
import type { IconNode } from 'lucide';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { saveFiles } from '#app/persistence/files.ts';
import { useDocuments } from '#app/selectors/documents.ts';
import { actions } from '#app/state/store.ts';
import type { CreateItem } from '#deepseek/create/index.ts';
import { type ExportedFile, cleanText } from '#deepseek/export/index.ts';
import { useCopy } from './code-well.tsx';

interface StepActionProps {
  readonly item: CreateItem;
  /** It comes next. */
  readonly filled: boolean;
  readonly title: string;
  readonly files: readonly ExportedFile[];
  /** It was copied or downloaded. */
  readonly onDone: () => void;
}

/** “IAM” of “IAM › Create policy”. */
const serviceOf = (screen: string): string => screen.split(' › ')[0] ?? screen;

interface LinkProps {
  readonly address: string;
  readonly weight: 'primary' | 'normal' | 'quiet';
  readonly name?: string;
  readonly children: string;
  readonly icon: IconNode;
  readonly onClick?: () => void;
}

/** A link that looks like a button: the screen opens in a tab of its own. */
function LinkButton({ address, weight, name, icon, onClick, children }: LinkProps) {
  return (
    <a
      className={`button button-${weight}`}
      href={address}
      target="_blank"
      rel="noreferrer"
      aria-label={name}
      onClick={onClick}
    >
      {weight === 'quiet' ? null : <Icon of={icon} />}
      {children}
      {weight === 'quiet' ? <Icon of={icon} /> : null}
    </a>
  );
}

function CopyDocument({ item, filled, onDone }: StepActionProps) {
  const document = useDocuments().find(({ source }) => source.id === item.document);
  const [copied, copy] = useCopy(cleanText(document?.text ?? ''), document?.label ?? '', () => {
    if (document) actions.markCopied(document.source.id, document.text);
    onDone();
  });
  if (!document) return null;
  const weight = filled ? 'primary' : 'normal';
  const name = `, ${document.label}`;
  if (!item.screen)
    return (
      <Button weight={weight} aria-label={`Copy${name}`} onClick={() => void copy()}>
        <Icon of={copied ? Check : Copy} />
        {copied ? 'Copied' : 'Copy policy'}
      </Button>
    );
  const words = `Copy and open ${serviceOf(item.screen.title)}`;
  return (
    <LinkButton
      address={item.screen.address}
      weight={weight}
      name={`${words}${name}`}
      icon={copied ? Check : Copy}
      onClick={() => void copy()}
    >
      {words}
    </LinkButton>
  );
}

/** What is run or pasted as a whole. */
const textOf = ({ code, commands }: CreateItem): string => code ?? (commands ?? []).join('\n');

/** Whether the action of a step copies its code or commands. */
export const copiesText = (item: CreateItem): boolean =>
  item.document === undefined && item.files === undefined && item.screen === undefined && textOf(item) !== '';

function CopyText({ item, filled, onDone }: StepActionProps) {
  const text = textOf(item);
  const [copied, copy] = useCopy(text, item.title, item.optional ? undefined : onDone);
  const kind = text.startsWith('{') ? 'statement' : item.code === undefined ? 'commands' : 'code';
  const what = filled || kind === 'statement' ? `Copy ${kind}` : 'Copy';
  return (
    <Button
      weight={filled ? 'primary' : 'quiet'}
      aria-label={`${what}: ${item.title}`}
      onClick={() => void copy()}
    >
      <Icon of={copied ? Check : Copy} />
      {copied ? 'Copied' : what}
    </Button>
  );
}

/** Its name is the same wherever it stands: at the step, or in the bar of a phone. */
export function StepAction(props: StepActionProps) {
  const { item, filled, title, files, onDone } = props;
  if (item.document !== undefined) return <CopyDocument {...props} />;
  if (item.files !== undefined)
    return (
      <Button
        weight={filled ? 'primary' : 'normal'}
        onClick={() =>
          void saveFiles(title, files).then((name) => {
            onDone();
            actions.announce(`Saved: ${name}`);
          })
        }
      >
        <Icon of={Download} />
        {item.files}
      </Button>
    );
  if (item.screen)
    return (
      <LinkButton address={item.screen.address} weight={filled ? 'primary' : 'quiet'} icon={ExternalLink}>
        {filled ? `Open ${serviceOf(item.screen.title)}` : serviceOf(item.screen.title)}
      </LinkButton>
    );
  if (copiesText(item)) return <CopyText {...props} />;
  return filled ? (
    <Button weight="primary" aria-label={`Done: ${item.title}`} onClick={onDone}>
      <Icon of={Check} />
      {item.done ?? 'Done'}
    </Button>
  ) : null;
}
