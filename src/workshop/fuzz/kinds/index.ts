// Every kind of text that is fuzzed.
import type { FuzzKind } from '#workshop/fuzz/kind.ts';
import { cases } from './cases.ts';
import { cloudtrail } from './cloudtrail.ts';
import { code } from './code.ts';
import { hcl } from './hcl.ts';
import { json } from './json.ts';
import { link } from './link.ts';
import { requests } from './request.ts';
import { sentence } from './sentence.ts';
import { source } from './source.ts';
import { yaml } from './yaml.ts';

export const FUZZ_KINDS: readonly FuzzKind[] = [
  link,
  json,
  yaml,
  hcl,
  source,
  cases,
  cloudtrail,
  requests,
  code,
  sentence,
];
