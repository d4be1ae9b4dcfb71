// Offers ARNs, field by field, from the kinds of resources that the statement's actions take.
import { accounts, partitions, regions, resources, services } from './arn-fields.ts';
import { arn, formsOf, PLACEHOLDER, type ArnForm } from './arn-forms.ts';
import { inSnippet, type Proposal } from './completion.ts';
import { knownArns } from './known-arns.ts';
import { fitOf } from './match.ts';
import { actionsOf, resourceTypesOf, type CompletionContext } from './completion-context.ts';

/** Field by field, the one value it can have; undefined where there is a choice. */
const only = (values: readonly string[] | undefined): string | undefined =>
  values?.length === 1 ? values[0] : undefined;

/** The form as a snippet: places to fill in for what AWS leaves open. */
function snippetOf(form: ArnForm, { known }: CompletionContext): string {
  let number = 0;
  const fill = (text: string, value: string | undefined): string =>
    text.replaceAll(PLACEHOLDER, (_, name: string) =>
      value === undefined ? `\${${(number += 1)}:${name}}` : inSnippet(value),
    );
  const partition = known.partition ?? 'aws';
  const region = fill(form.region, only(known.regions));
  const account = fill(form.account, only(known.accounts));
  return `arn:${partition}:${form.service}:${region}:${account}:${fill(form.resource, undefined)}`;
}

/** The user's own ARNs; those that fit the actions come first. */
function ownArns({ known, typed }: CompletionContext, forms: readonly ArnForm[]): readonly Proposal[] {
  const services = new Set(forms.map(({ service }) => service));
  return knownArns(known).flatMap((text): readonly Proposal[] => {
    const fits = text.startsWith(typed) || (!typed.startsWith('arn:') && fitOf(typed, text) !== undefined);
    if (!fits || text === typed) return [];
    const service = text.startsWith('${aws_iam_') ? 'iam' : (text.split(':')[2] ?? '');
    const isNear = services.size === 0 || services.has(service);
    if (!isNear && typed.startsWith('arn:')) return [];
    return [arn(text, { detail: 'yours', rank: isNear ? 5 : 60 })];
  });
}

/** Before "arn:" is there: everything, whole forms, or the beginning. */
function wholeArns(
  scene: CompletionContext,
  forms: readonly ArnForm[],
  takesNone: boolean,
): readonly Proposal[] {
  const { typed } = scene;
  const whole = forms.flatMap((form): readonly Proposal[] => {
    const text = snippetOf(form, scene);
    const fit = 'arn:'.startsWith(typed) ? 1 : fitOf(typed, form.type);
    if (fit === undefined) return [];
    const label = `arn:${scene.known.partition ?? 'aws'}:${form.service}:${form.region}:${form.account}:${form.resource}`;
    return [{ label, text, kind: 'arn', detail: form.type, rank: fit * 10, snippet: true }];
  });
  const everything = '*'.startsWith(typed)
    ? [
        arn('*', {
          detail: takesNone ? 'the only resource of these actions' : 'every resource',
          rank: takesNone ? 0 : 40,
        }),
      ]
    : [];
  const beginning = 'arn:'.startsWith(typed)
    ? [arn('arn:', { detail: 'field by field', rank: 50, more: true })]
    : [];
  return [...everything, ...whole, ...beginning];
}

/** Everything that an ARN may go on with. */
export function arnsFrom(
  scene: CompletionContext,
  all: readonly ArnForm[],
  takesNone = false,
): readonly Proposal[] {
  const { typed } = scene;
  const own = ownArns(scene, all);
  if (!typed.startsWith('arn:')) return [...own, ...wholeArns(scene, all, takesNone)];
  const fields = typed.split(':');
  const index = Math.min(fields.length - 1, 5);
  const current = fields.slice(index).join(':');
  const start = typed.slice(0, typed.length - current.length);
  const service = fields[2] ?? '';
  const ofService = all.filter((form) => form.service === service);
  const loaded = scene.reference
    .resourceTypes(service)
    ?.flatMap(formsOf)
    .filter((form) => form.service === service);
  const forms = ofService.length > 0 ? ofService : (loaded ?? []);
  switch (index) {
    case 1:
      return [...own, ...partitions(start, current, scene)];
    case 2:
      return [...own, ...services(start, current, scene, all)];
    case 3:
      return [...own, ...regions(start, current, scene, forms)];
    case 4:
      return [...own, ...accounts(start, current, scene, forms)];
    default:
      return [...own, ...resources(start, current, forms)];
  }
}

/** The completions for Resource and NotResource. */
export function resourceArns(scene: CompletionContext): readonly Proposal[] {
  const actions = actionsOf(scene);
  const forms = resourceTypesOf(actions).flatMap(formsOf);
  return arnsFrom(scene, forms, actions.length > 0 && forms.length === 0);
}
