// Where the images are that are named by their repository.
import type { RoleHome } from './field.ts';
import type { CheckedAnswers } from './read-answers.ts';
import { homeInText } from './inputs/arn-home.ts';
import { readRepository } from './inputs/names.ts';

type ImageField = 'repositories' | 'taskImages' | 'trainingRepositories' | 'agentImages';

/** The repositories in each Region of `home`; one that its ARN or address puts in another Region, there alone. */
export function repositoriesIn(
  checked: CheckedAnswers,
  field: ImageField,
  home: RoleHome,
): readonly { readonly name: string; readonly region: string }[] {
  const entries = checked.view.list(field).map((raw) => {
    const read = readRepository(raw, home);
    return { name: read.ok ? read.value : undefined, region: homeInText(raw)?.region };
  });
  const all = checked.answer(field).flatMap((name) => {
    const regions = entries.filter((entry) => entry.name === name).map(({ region }) => region);
    const others = regions.filter((region) => region !== undefined && !home.regions.includes(region));
    const isHere = others.length === 0 || others.length < regions.length;
    return [...(isHere ? home.regions : []), ...new Set(others)].map((region = '') => ({ name, region }));
  });
  const regions = new Set([...home.regions, ...all.map(({ region }) => region)]);
  return [...regions].flatMap((region) => all.filter((each) => each.region === region));
}
