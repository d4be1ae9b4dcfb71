import { describe, expect, test } from 'vitest';
import { loadService, reference } from '#iam/rules/testing/service-reference.ts';
import { FORMS } from './cases/forms.ts';
import { HOVERS } from './cases/hover-rows.ts';
import { hoverInFile, readSourceFile } from './index.ts';

for (const prefix of ['s3', 'iam', 'sts', 'lambda', 'kms']) loadService(prefix);

describe.each(FORMS)('$name', ({ language, write }) => {
  test.each(HOVERS.map((row) => [`${row.within ?? row.element} ${row.typed}`, row] as const))(
    '%s',
    (_name, row) => {
      const marked = write(row);
      const offset = marked.indexOf('█');
      const file = readSourceFile(marked.replace('█', ''), language);
      const hover = hoverInFile(file, offset, reference);
      expect(hover?.title).toBe(row.title);
    },
  );
});
