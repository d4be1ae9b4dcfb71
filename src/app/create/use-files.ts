// The files of a format, once the code that writes them is loaded.
import { useEffect, useState } from 'react';
import { remember } from '#app/selectors/remember.ts';
import { filesOf, useExportKit, selectReview } from '#app/selectors/export.ts';
import { useStore } from '#app/state/store.ts';
import {
  type Choices,
  type ExportKit,
  type ExportedFile,
  type Exporter,
  type ReviewInput,
  type UnusableEdit,
  findExporter,
} from '#deepseek/export/index.ts';
import type { Subject } from '#iam/access/index.ts';
import { useSubjects } from '#app/selectors/access.ts';
import { services } from '#app/services/index.ts';

// What a report adds to the kit: findings, proofs and access, as far as they are known.
const NOT_RUN: ReviewInput = {};

interface Summaries {
  readonly subjects: readonly Subject[];
  readonly access: ReviewInput['access'];
}

/** For exporters that ask for it (`all`, or the `calls` that were proved); others get nothing. */
function useReview(asks: Exporter['reviews']): ReviewInput {
  const subjects = useSubjects();
  const [summaries, setSummaries] = useState<Summaries | null>(null);
  const wants = asks !== undefined;
  const wantsAccess = asks === 'all';
  useEffect(() => {
    if (!wantsAccess) return undefined;
    let isCurrent = true;
    services.access.summaries(subjects).then(
      (access) => isCurrent && setSummaries({ subjects, access }),
      // The report then notes that access was not analyzed.
      () => isCurrent && setSummaries({ subjects, access: undefined }),
    );
    return () => {
      isCurrent = false;
    };
  }, [wantsAccess, subjects]);
  const access = summaries?.subjects === subjects ? summaries.access : undefined;
  return useStore((state) => (wants ? selectReview(state, access) : NOT_RUN));
}

export type FilesOfWay =
  | {
      readonly state: 'ready';
      readonly exporter: Exporter;
      readonly kit: ExportKit;
      readonly files: readonly ExportedFile[];
    }
  | { readonly state: 'unusable'; readonly unfit: readonly UnusableEdit[] }
  | { readonly state: 'loading' | 'failed' };

const NO_CHOICES: Choices = {};

const ready = remember(
  4,
  (exporter: Exporter, kit: ExportKit, files: readonly ExportedFile[]): FilesOfWay => ({
    state: 'ready',
    exporter,
    kit,
    files,
  }),
);

type Loaded = { readonly id: string; readonly exporter: Exporter | 'failed' };

/** For an id that is no format, nothing comes. */
export function useFiles(id: string): FilesOfWay {
  const result = useExportKit();
  const choices = useStore(({ exporting }) => exporting.byFormat[id] ?? NO_CHOICES);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const put = (exporter: Exporter | 'failed'): void => {
      if (isCurrent) setLoaded({ id, exporter });
    };
    findExporter(id)
      ?.load()
      .then(put, () => put('failed'));
    return () => {
      isCurrent = false;
    };
  }, [id]);
  const exporter = loaded?.id === id ? loaded.exporter : undefined;
  const review = useReview(exporter === 'failed' ? undefined : exporter?.reviews);
  if (!result.ok) return { state: 'unusable', unfit: result.unfit };
  if (exporter === undefined) return { state: 'loading' };
  if (exporter === 'failed') return { state: 'failed' };
  return ready(exporter, result.kit, filesOf(exporter, result.kit, choices, review));
}
