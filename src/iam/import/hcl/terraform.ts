// Reads Terraform source: finds the policies in one file of a module.
import { addHidden, addUnread, collectorLike, type PolicyCollector } from '#iam/import/found-policies.ts';
import { folderOf, type ModuleTree } from '#iam/import/module-tree.ts';
import type { SourceText } from '#iam/import/source-text.ts';
import type { Body } from './ast.ts';
import { unclearNumber } from './instances.ts';
import { moduleOf, readFile, readFiles } from './module.ts';
import { addCalled, asCalled } from './module-calls.ts';
import { contextOf, scanOf } from './module-scan.ts';
import { parseHclExpression } from './parse-body.ts';
import { scanAttribute, scanBlock, scanFile } from './scan-blocks.ts';
import { locationNamed } from './scan-values.ts';

/** Whether a text is Terraform: some of it must make sense. */
const isNotEmpty = ({ attributes, blocks }: Body): boolean => attributes.length + blocks.length > 0;

/** https://developer.hashicorp.com/terraform/language/files/override */
const OVERRIDE = /(?:^|[/\\_])override\.(?:tf|tofu)$/;

/**
 * The policies of one Terraform text, with what could not be read of it; `beside` has the other files of its module,
 * and `tree` the modules around that. Never throws.
 */
export function findInTerraform(
  collector: PolicyCollector,
  source: SourceText,
  beside: readonly SourceText[],
  tree?: ModuleTree,
): void {
  const main = readFile(source, '');
  const title = source.name ?? 'Policy';
  const alone =
    main.faults.length > 0 || !isNotEmpty(main.body) ? parseHclExpression(source.text) : undefined;
  const texts = new Map(beside.map(({ name = '', text }) => [name, text]));
  const around = { folder: folderOf(title), tree, texts };
  const module = moduleOf([main, ...readFiles(beside)], around);
  const scan = scanOf(collector, module, main.file);
  if (alone) {
    const { start, end } = alone;
    scanAttribute(scan, locationNamed(title), { name: '', value: alone, start, end });
    return;
  }
  const called = asCalled({ ...contextOf(scan), environment: collector.environment });
  if (called.length === 0) scanFile(scan, title, main.body);
  const scans = called.map((each) => {
    const own = scanOf(collectorLike(collector, each.call), each, main.file);
    scanFile(own, title, main.body);
    return { ...own, call: each.call };
  });
  // What no call makes today may be made tomorrow.
  const unmade = main.body.blocks.filter(
    (block) => scans.length > 0 && scans.every((each) => each.unmade.has(block)),
  );
  for (const block of unmade) scanBlock(scan, block);
  for (const each of scans) {
    for (const block of unmade)
      addHidden(each.collector, each.unmade.get(block)!, unclearNumber(block, contextOf(each)) ?? '');
    addCalled(collector, each.collector, each.call);
  }
  if (OVERRIDE.test(title))
    addUnread(
      collector,
      title,
      'Terraform merges this file into the blocks of the others in its folder. Here, all are read as they stand.',
    );
  for (const { message, offset } of main.faults)
    addUnread(
      collector,
      `${title}, line ${main.file.lineAt(offset)}`,
      `${message}. This block is left out.`,
      source.text,
    );
}
