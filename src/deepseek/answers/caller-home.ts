// The Regions of the caller of a model, which can differ from the Regions of the model.
import { REGIONS } from '#iam/facts/regions.ts';
import type { Option, RoleHome, AnswersView } from './field.ts';
import { checkRegionCode } from './check-region.ts';
import { offeredRegions } from './offered-regions.ts';

/** Switches that put a log group, and with it a Region, into a document. */
const LOG_SWITCHES = ['executionRole', 'glueLogs', 'buildLogs'];

/** Whether a document names the Regions of what assumes the role. */
function namesCallerRegions(view: AnswersView): boolean {
  const { entity } = view;
  if (entity.fields.includes('functionNames')) return view.flag('functionLogs') || view.flag('functionInVpc');
  // Domains, and the logs of agents, are in the Regions of the caller whatever else is chosen.
  if (entity.fields.includes('domains') || entity.fields.includes('agentNames')) return true;
  if (LOG_SWITCHES.some((id) => entity.fields.includes(id) && view.flag(id))) return true;
  return entity.sourceArn !== undefined && view.flag('sourceConditions');
}

/** Whether the caller can be in a Region that the scenario does not offer: it offers those of the model only. */
export function canBeElsewhere(view: AnswersView): boolean {
  return offeredRegions(view) !== undefined && namesCallerRegions(view);
}

/** Every Region of the partition: functions, tasks and domains are not bound to those of the models. */
export function callerRegionOptions(view: AnswersView): readonly Option[] {
  return REGIONS.filter((region) => region.partition === view.home.partition).map((region) => ({
    value: region.code,
    label: region.code,
    detail: region.name,
  }));
}

/** The Regions and account of what assumes the role: the Regions of the model, until others are given. */
export function callerHome(view: AnswersView): RoleHome {
  if (!view.asks('callerRegions')) return view.home;
  const { partition } = view.home;
  const regions = view.list('callerRegions').filter((code) => checkRegionCode(code, partition).ok);
  return regions.length > 0 ? { ...view.home, regions: [...new Set(regions)] } : view.home;
}
