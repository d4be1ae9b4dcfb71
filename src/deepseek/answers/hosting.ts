// Where the weights and the serving image of a self-hosted model come from, and where its instances are.
import { servingRegistry } from '#deepseek/facts/image-registries.ts';
import { partitionOfRegion } from '#iam/facts/regions.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { AnswersView, RoleHome } from './field.ts';
import { trainsInAwsImage } from './fine-tuning.ts';
import { isForeign, issuerRegion } from './inputs/eks.ts';

/** Whether the weights come from the customer's own buckets and not from JumpStart. */
export const readsOwnWeights = (view: AnswersView): boolean =>
  view.asks('trainingData')
    ? view.asks('baseWeights') && view.text('baseWeights') === 'own'
    : !view.asks('servedFrom') || view.text('servedFrom') !== 'jumpstart';

/** Whether the image comes from the customer's own repository. */
export const pullsOwnImage = (view: AnswersView): boolean =>
  !view.asks('servedFrom') || view.text('servedFrom') === 'own';

/** Whether a role of the kit pulls the image: nodes and instances that have their roles already pull it with those. */
export const pullsImages = (view: AnswersView): boolean =>
  !view.asks('eksNodes') || view.text('eksNodes') !== 'existing';

/** Whether a role of the kit pulls images from repositories of other accounts. */
export const sharesImages = (view: AnswersView): boolean => view.asks('sharedRepositories');

/** Regions for which AWS lists no account of its serving images. */
export const unlistedRegions = (view: AnswersView): readonly string[] =>
  view.home.regions.filter((region) => servingRegistry(region) === undefined);

/** Whether the account of AWS's images has to be asked for. */
export const needsRegistry = (view: AnswersView): boolean =>
  (view.scenario.id === 'host-marketplace' || !pullsOwnImage(view) || trainsInAwsImage(view)) &&
  pullsImages(view) &&
  unlistedRegions(view).length > 0;

/** Where the instances of a host are: the nodes of a cluster are in its Region, wherever the weights are. */
export function hostHome(view: AnswersView): RoleHome {
  const { home } = view;
  if (!view.asks('eksNodes')) return home;
  const named =
    view.entity.trust === 'irsa'
      ? [issuerRegion(view.text('eksIssuer'))]
      : view
          .list('clusters')
          .flatMap((raw) => (isForeign(raw.trim(), home) ? [] : [parseArn(raw.trim())?.region ?? '']));
  const regions = [...new Set(named)].filter((code) => partitionOfRegion(code)?.id === home.partition);
  return regions.length > 0 ? { ...home, regions } : home;
}
