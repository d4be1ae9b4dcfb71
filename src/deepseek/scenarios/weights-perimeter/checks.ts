// Weights can be read from inside the organization only.
export { weightsPerimeter as checks } from '#deepseek/shared/checks/weights-perimeter.ts';
