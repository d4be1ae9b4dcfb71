// Detects the language of a text by its content, and in doubt by its file name.

export interface DetectedLanguage {
  readonly id: 'terraform' | 'yaml';
  /** Whether it is certain: then faults are reported in terms of the language. */
  readonly isSure: boolean;
}

const certain = (id: DetectedLanguage['id']): DetectedLanguage => ({ id, isSure: true });
const guess = (id: DetectedLanguage['id']): DetectedLanguage => ({ id, isSure: false });

const BLOCK =
  /^[ \t]*(?:resource|data|module|variable|output|locals|provider|terraform|moved|import|check)\b[ \t]*(?:"[^"\n]*"[ \t]*){0,2}\{/m;
const ASSIGNMENT =
  /^[ \t]*[A-Za-z_][\w-]*[ \t]*=(?!=)[ \t]*(?:jsonencode\(|<<|"|\[|\{|data\.|local\.|var\.)/m;
const CALL = /^\s*jsonencode\s*\(/;
/** An object of Terraform: a name, or a name in quotes, and `=`. */
const OBJECT = /^\s*\{\s*(?:"[^"\n]*"|\w+)\s*=/;

const TEMPLATE = /^(?:---|AWSTemplateFormatVersion|Resources|Transform|Parameters|Description)\b/m;
const MEMBER = /^[ \t]*(?:- )?(?:"[^"\n]*"|'[^'\n]*'|[\w.:/-]+)[ \t]*:(?:[ \t]|$)/m;

const LINES_OF_NOTHING = /^(?:\s*(?:#|\/\/)[^\n]*\n|\s*\n)+/;

/** The language of a text that is not JSON; undefined if none matches. */
export function detectLanguage(text: string, fileName: string): DetectedLanguage | undefined {
  // A look at the start is enough, and the rest may be long.
  const start = text.slice(0, 100_000).replace(/^\ufeff/, '');
  if (CALL.test(start) || OBJECT.test(start)) return guess('terraform');
  if (/^\s*[{[]/.test(start)) return undefined;
  const [block, template] = [BLOCK.exec(start), TEMPLATE.exec(start)];
  if (block && template) return certain(block.index < template.index ? 'terraform' : 'yaml');
  if (block) return certain('terraform');
  if (template) return certain('yaml');
  if (/\.(?:tf|tofu|tfvars|hcl)$/i.test(fileName)) return certain('terraform');
  if (/\.ya?ml$/i.test(fileName)) return certain('yaml');
  const content = start.replace(LINES_OF_NOTHING, '');
  const [assignment, member] = [ASSIGNMENT.exec(content)?.index, MEMBER.exec(content)?.index];
  if (assignment === undefined) return member === 0 ? guess('yaml') : undefined;
  return guess(member === undefined || assignment <= member ? 'terraform' : 'yaml');
}
