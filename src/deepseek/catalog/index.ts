// What the faces import of this folder.
export { type TrustedEntity, findEntity } from './entities.ts';
export { PAGES } from './pages.ts';
export {
  FAMILIES,
  type FamilyId,
  type ScenarioId,
  type ScenarioRow,
  findScenario,
  scenarios,
} from './scenarios.ts';
