// What the faces import of this folder.
export { MODELS, type Model, findModel, lifecycleTag } from './models.ts';
