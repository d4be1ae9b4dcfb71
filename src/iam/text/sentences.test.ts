// The first sentence is found, and the rest.
import { expect, test } from 'vitest';
import { sentencesOf } from './sentences.ts';

test.each([
  ['One sentence', ['One sentence', '']],
  ['One. Two. Three.', ['One.', 'Two. Three.']],
  ['As in v3.2 or e.g. this. Then more.', ['As in v3.2 or e.g. this.', 'Then more.']],
  ['Ends in `:*`. `s3:GetObject` reads.', ['Ends in `:*`.', '`s3:GetObject` reads.']],
])('%s', (text, parts) => {
  expect(sentencesOf(text)).toEqual(parts);
});
