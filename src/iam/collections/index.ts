// What the faces import of this folder.
export { groupBy } from './group-by.ts';
export { once } from './once.ts';
