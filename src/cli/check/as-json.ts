// The findings as JSON: schemas/check.json says what is in it.
import { jsonText } from '#cli/terminal.ts';
import { countsOf, type CheckResult } from './checked.ts';

export const asJson = (result: CheckResult): string =>
  jsonText({
    counts: countsOf(result),
    passedOver: result.passedOver,
    files: result.files,
    ...(result.gone && { gone: result.gone }),
  });
