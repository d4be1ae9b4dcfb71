// The files that an app reads besides the model: those that are named, and no others; listed only where it lists.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { denied, type Expectation } from '#iam/request/expectation.ts';
import { isSharedBucket, listExpectations, objectExpectations } from './s3-files.ts';

export function appFileExpectations(checked: CheckedAnswers): readonly Expectation[] {
  const { view } = checked;
  const locations = view.asks('appFiles') ? checked.answer('appFiles') : [];
  if (locations.length === 0) return [];
  const files = {
    role: 'app',
    says: 'Read the app’s files',
    locations,
    account: view.home.account,
    pinned: false,
    beside: view.asks('weights') ? checked.answer('weights') : [],
  };
  const lists = listExpectations(checked, files);
  const alone = locations.every(
    ({ bucket }) => !isSharedBucket(checked, bucket) && files.beside.every((each) => each.bucket !== bucket),
  );
  return [
    ...objectExpectations(checked, { ...files, actions: ['s3:GetObject'] }),
    ...(checked.answer('listAppFiles')
      ? lists
      : lists
          .filter(({ expect }) => expect === 'allowed' && alone)
          .map((call) => denied(call, { difference: 'with lists off' }))),
  ];
}
