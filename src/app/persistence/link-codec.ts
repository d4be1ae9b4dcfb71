// Reading and writing share links, which takes all rows of the catalog and the browser's compression.
import '#app/selectors/all-rows.ts';

export { decodeLink, encodeComparison, encodeLink } from '#deepseek/share/index.ts';
export { codec } from './compression.ts';
