// Where the calls are run that check a role of this trusted entity.
import { shellWord } from '#deepseek/compose/shell.ts';
import { assume, type CallPlaceOf } from '#deepseek/shared/call-place.ts';

export const callPlace: CallPlaceOf = ({ arn, checked }) => {
  const external = checked.view.asks('externalId') ? checked.answer('externalId') : '';
  return {
    words: 'Assume the role in the other account, then run them in the same shell.',
    command: assume(arn, external === '' ? '' : ` --external-id ${shellWord(external)}`),
  };
};
