// Pasted texts and files, and what to tell a person about the policies found in them.
import type { NewPastedPolicy } from '#app/state/pasted.ts';
import type { FoundPolicies } from '#worker/protocol.ts';

type FoundPolicy = FoundPolicies['policies'][number];

/** A text that somebody pasted, or a file that they dropped. */
export interface PastedText {
  readonly text: string;
  readonly name?: string;
}

/** More tabs cannot be worked with. */
export const MAX_OPEN_POLICIES = 100;

export const foundMessage = (count: number): string =>
  count === 1 ? 'Found and opened 1 policy.' : `Found ${count} policies. Each has its own tab.`;

/** "main.tf, line 12 › aws_iam_role.reader › assume_role_policy" */
function locationOf({ where, line }: FoundPolicy, file: string | undefined): string {
  const start = [file, line && `line ${line}`].filter(Boolean).join(', ');
  return [where && start, where].filter(Boolean).join(' › ');
}

export const toNewPolicy = (found: FoundPolicy, file: string | undefined): NewPastedPolicy => ({
  title: found.title,
  where: locationOf(found, file) || undefined,
  type: found.type,
  ...(found.attachedTo && { attachedTo: found.attachedTo }),
  ...(found.unresolved.length > 0 && { unresolved: found.unresolved }),
  ...(found.assumed.length > 0 && { assumed: found.assumed }),
  original: found.text,
});

/** A location, with its file where it does not name that itself. */
export const inFile = (where: string, file: string | undefined): string =>
  file === undefined || where.startsWith(file) ? where : `${file}, ${where}`;
