// The files of a way, once the code that writes them is loaded.
import { useEffect, useState } from 'react';
import { filesOf, useExportKit } from '#app/selectors/export.ts';
import { useStore } from '#app/state/store.ts';
import type { ExportKit, UnusableEdit } from '#core/export/export-kit.ts';
import type { Choices, ExportedFile, Exporter } from '#core/export/exporter.ts';
import { findExporter } from '#core/export/index.ts';

export type FilesOfWay =
  | { readonly state: 'ready'; readonly kit: ExportKit; readonly files: readonly ExportedFile[] }
  | { readonly state: 'unusable'; readonly unfit: readonly UnusableEdit[] }
  | { readonly state: 'loading' | 'failed' };

const NO_CHOICES: Choices = {};
const NO_REVIEW = {};

type Loaded = { readonly id: string; readonly exporter: Exporter | 'failed' };

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
  if (!result.ok) return { state: 'unusable', unfit: result.unfit };
  if (loaded?.id !== id) return { state: 'loading' };
  if (loaded.exporter === 'failed') return { state: 'failed' };
  return { state: 'ready', kit: result.kit, files: filesOf(loaded.exporter, result.kit, choices, NO_REVIEW) };
}
