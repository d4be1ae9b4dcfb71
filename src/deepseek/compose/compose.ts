// Answers in, role kit out: pure, total, and the same bytes for the same answers.
import './register-all.ts';

export { composeDocuments, composeLoaded as compose } from './compose-loaded.ts';
