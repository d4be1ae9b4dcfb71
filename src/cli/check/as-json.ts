// The findings as JSON: schemas/check.json says what is in it.
import { indexed } from '#cli/reference.ts';
import { jsonText } from '#cli/terminal.ts';
import { countsOf, type CheckResult } from './checked.ts';

export const asJson = (result: CheckResult): string =>
  jsonText({
    date: indexed().date,
    counts: countsOf(result),
    passedOver: result.passedOver,
    files: result.files,
    ...(result.gone && { gone: result.gone }),
  });
