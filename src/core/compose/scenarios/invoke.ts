// An app calls DeepSeek-V3 models in the Regions that offer them.
import type { Reading } from '#core/answers/read.ts';
import { findModel } from '#core/catalog/models.ts';
import { appStyle, invokeInRegion, modelArn, type InvokeStyle } from '#core/compose/blocks/bedrock-invoke.ts';
import type { Grant } from '#core/compose/grant.ts';
import { endOfLifeSteps } from '#core/compose/next-steps.ts';
import type { Plan } from '#core/compose/plan.ts';

/** One statement for each chosen model, with its ARN in each chosen Region that offers it. */
export function inRegionGrants(reading: Reading, style: InvokeStyle): readonly Grant[] {
  const { partition, regions } = reading.view.place;
  return reading.answer('models').flatMap((id) => {
    const model = findModel(id);
    const arns = model
      ? regions
          .filter((region) => model.regions.includes(region))
          .map((region) => modelArn(partition, region, model))
      : [];
    return model && arns.length > 0 ? [invokeInRegion(model, arns, style)] : [];
  });
}

export function invoke(reading: Reading): Plan {
  return {
    main: {
      id: 'app',
      title: 'App role',
      grants: inRegionGrants(reading, appStyle(reading, ['models', 'regions'])),
    },
    nextSteps: endOfLifeSteps(reading.answer('models')),
  };
}
