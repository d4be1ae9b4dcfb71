// The files that an app reads besides the model: each by its key, and listed only where the app lists.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { listFolders, onObjects } from '#deepseek/shared/bucket-access.ts';
import type { Extras } from '#deepseek/compose/extras.ts';

/** Nothing where the scenario does not ask for files. */
export function appFiles(checked: CheckedAnswers): Extras {
  const { view } = checked;
  const locations = view.asks('appFiles') ? checked.answer('appFiles') : [];
  if (locations.length === 0) return {};
  // What the code names may be in any account.
  const style = { ownAccount: false, asked: ['appFiles'] } as const;
  const one = locations.every(({ isObject }) => isObject);
  return {
    statements: [
      onObjects(locations, view.home, {
        ...style,
        sid: 'ReadAppFiles',
        actions: 's3:GetObject',
        title: one ? 'Reads the files that you named' : 'Reads the files in the folders that you named',
        text: 'By their keys, and nothing else in the bucket. Files that a KMS key encrypts need kms:Decrypt as well.',
        calls: ['GetObject', 'HeadObject'],
      }),
      ...(checked.answer('listAppFiles')
        ? listFolders(locations, view.home, {
            ownAccount: false,
            asked: ['appFiles', 'listAppFiles'],
            sid: 'ListAppFiles',
            title: 'Lists the names of the files',
          })
        : []),
    ],
  };
}
