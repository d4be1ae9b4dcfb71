// The program of one account: configuration, then resources in the order of their dependencies, and outputs.
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { isInline, type Choices } from '#deepseek/export/exporter.ts';
import type { AccountGroup } from '#deepseek/export/targets.ts';
import type { ConfiguredValue } from '#deepseek/export/formats/typescript/program.ts';
import { comment } from '#deepseek/export/formats/typescript/text.ts';
import { attachment, boundary, role } from './identities.ts';
import { startPulumiProgram } from './program-builder.ts';
import { organization, resource, sessionPolicy } from './resources.ts';
import { notReadyLines } from '#deepseek/export/not-ready.ts';

interface AccountProgram {
  readonly text: string;
  readonly configured: readonly ConfiguredValue[];
}

export function programFor(
  kit: ExportKit,
  group: AccountGroup,
  choices: Choices | undefined,
): AccountProgram {
  const inline = isInline(kit, choices);
  const program = startPulumiProgram(kit, group, inline);
  const boundaries = new Map<string, string>();
  const body = [
    ...group.boundaries.flatMap((target) => boundary(program, target, boundaries)),
    ...group.roles.flatMap((target) => role(program, target, boundaries, inline)),
    ...group.attachments.flatMap((target) => attachment(program, target)),
    ...group.resources.flatMap((target) => resource(program, target)),
    ...group.organization.flatMap((target) => organization(program, target)),
    ...group.sessions.flatMap((target) => sessionPolicy(program, target)),
  ];
  const account = group.open ? undefined : (group.account ?? kit.home.account);
  const head = program.declarations();
  const needsPulumi = [...head, ...body].some((text) => /\bpulumi\./.test(text));
  const text = `${[
    comment(
      `${kit.title}${group.account === undefined ? '' : ', in the other account'}. Made with Rolewright.`,
    ),
    ...notReadyLines(kit.left, 'parameters').map((line) => comment(line)),
    ...(account === undefined
      ? [comment('It uses the account you deploy to.')]
      : [comment(`For account ${account}. The configuration in Pulumi.yaml refuses other accounts.`)]),
    ...kit.notes.map((note) => comment(note)),
    `import * as aws from '@pulumi/aws';`,
    ...(needsPulumi ? [`import * as pulumi from '@pulumi/pulumi';`] : []),
    '',
    ...(head.length > 0 ? [...head, ''] : []),
    [...program.shared(), ...body, ...program.outputs()].join('\n\n'),
  ]
    .join('\n')
    .trimEnd()}\n`;
  return { text, configured: program.configured() };
}
