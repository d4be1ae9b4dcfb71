// Checks the code of a Region, against AWS’s list, the partition in use and the scenario.
import { findRegion, partitionOfRegion } from '#iam/facts/regions.ts';
import type { CheckedInput } from './field.ts';
import { excerpt } from '#iam/text/invisible.ts';
import type { RegionQuestions } from './region-offers.ts';
import { offeredRegions, missing } from './offered-regions.ts';

/** The offered Region most like `code`: the same continent first. */
function nearest(code: string, offered: readonly string[]): string {
  const continent = code.split('-')[0];
  return offered.find((other) => other.startsWith(`${continent}-`)) ?? offered[0] ?? 'us-east-1';
}

/** Longer than any Region code: the patterns of partitions have no limit. */
const LONGEST_CODE = 30;

/** Checks one Region code against AWS's list and the partition in use. */
export function checkRegionCode(code: string, partition: string): CheckedInput<string> {
  const owner = code.length > LONGEST_CODE ? undefined : partitionOfRegion(code);
  if (!owner) {
    return { ok: false, message: `“${excerpt(code)}” is not an AWS Region. Type a code such as us-east-1.` };
  }
  if (owner.id !== partition) {
    return {
      ok: false,
      message: `${code} is in partition ${owner.id}, but the other Regions are in ${partition}. A policy covers one partition: remove one.`,
    };
  }
  const known = findRegion(code);
  if (!known) {
    return {
      ok: true,
      value: code,
      advice: `Rolewright does not know the Region ${code}. Check the code.`,
    };
  }
  return { ok: true, value: code, words: known.name };
}

/** Checks one Region code against AWS's list, the partition in use and the scenario. */
export function checkRegion(code: string, view: RegionQuestions, partition: string): CheckedInput<string> {
  // Not offered says more than not of the same partition.
  const reason = code.length > LONGEST_CODE || !partitionOfRegion(code) ? undefined : missing(code, view);
  if (!reason) return checkRegionCode(code, partition);
  const offered = offeredRegions(view) ?? [];
  if (partitionOfRegion(code)?.id !== 'aws') return { ok: false, message: `${reason}.` };
  const instead = nearest(code, offered);
  return { ok: false, message: `${reason}. The nearest Region that works is ${instead}.`, instead };
}

/** Why the Region in an ARN cannot be where its partition is; undefined when it can. */
export function wrongRegion({
  region,
  partition,
}: {
  region: string;
  partition: string;
}): string | undefined {
  const owner = partitionOfRegion(region);
  if (owner?.id === partition) return undefined;
  return owner
    ? `${region} is in partition ${owner.id}, but the ARN says ${partition}. Copy the ARN again.`
    : `“${excerpt(region)}” is not an AWS Region. Copy the ARN again.`;
}
