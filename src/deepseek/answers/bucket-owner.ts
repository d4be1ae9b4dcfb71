// The account that owns the buckets in the answers.
import type { AnswersView } from './field.ts';
import { taskHasFiles } from './own-files.ts';
import { readAccount } from './inputs/role-settings.ts';

/** The other account that owns the buckets; undefined where they belong to the account of the role. */
export function bucketOwner(view: AnswersView): string | undefined {
  if (!view.asks('ownerAccount')) return undefined;
  const owner = readAccount(view.text('ownerAccount'));
  return owner.ok && owner.value !== view.home.account ? owner.value : undefined;
}

/** Whether files are read through an access point, which its own ARN pins to one account. */
export const readsThroughAccessPoints = (view: AnswersView): boolean =>
  view.asks('accessPoints') && view.list('accessPoints').some((entry) => entry.trim() !== '');

/** Whether some statement names a bucket whose account could be pinned, and no other answer pins it already. */
export function canPinBucketAccount(view: AnswersView): boolean {
  if (bucketOwner(view) !== undefined) return false;
  const tasks = view.scenarios.filter(
    (task) => task.fields.includes('resourceAccount') && taskHasFiles(view, task),
  );
  return tasks.some(({ fields }) => !fields.includes('accessPoints') || !readsThroughAccessPoints(view));
}
