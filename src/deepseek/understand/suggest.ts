// Suggests scenarios in one go.
import { withAllParts } from './all-parts.ts';
import { suggestionsFor } from './suggestions.ts';

export const suggest = withAllParts(suggestionsFor);
