// Several tasks in one text: where each stands, and what it states.
export { othersIn, readApart, withAnswers } from './read-apart.ts';
export { tasksApart } from './tasks-apart.ts';
