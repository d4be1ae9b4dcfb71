// What the faces import of this folder.
export { type TightenChoice, tightenChoices, tightenChoicesInSteps } from './choices.ts';
export {
  type PolicyToTighten,
  type Tightened,
  countTightened,
  planTightening,
  servicesToTighten,
  tighten,
} from './tighten.ts';
export { LEVELS, type Level, type LostAction, stopsWords } from './what-stops.ts';
