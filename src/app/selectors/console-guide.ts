// How a document on screen is added in the AWS console.
import { consoleGuide } from '#core/export/console-steps.ts';
import { remember } from './remember.ts';

export const consoleGuideOf = remember(2, consoleGuide);
