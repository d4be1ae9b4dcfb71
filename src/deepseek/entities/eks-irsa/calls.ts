// Where the calls are run that check a role of pods.
export { pod as callPlace } from '#deepseek/shared/call-place.ts';
