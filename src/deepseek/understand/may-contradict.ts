// Whether a text may contradict itself. What says in what is large, and the page fetches it only then.
import type { AnswersView } from '#deepseek/answers/field.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { missing } from '#deepseek/answers/offered-regions.ts';
import { namesSeveral } from './model-attitudes.ts';
import type { StatedPart } from './sentence-part.ts';
import type { StatedAnswer } from './state-answers.ts';

/** No contradiction in words is without one of these: of two things that cannot both hold, one. */
const SIGNS = new RegExp(
  [
    // Two sentences, two IDs, an amount of time.
    String.raw`[;\n]|[.!?]\s+\S|\d{12}[\s\S]+\d{12}|\barn:[\w-]+:(?:bedrock|sagemaker|es|aoss)|\d[\s-]?h(?:rs?)?\b|hours?\b|minutes|\b(?:days?|weeks?|months?|year)\b|all night`,
    // It says no.
    String.raw`n['’]t\b|\b(?:do|does|is|are|was|wo|ca|must|should|need|has|have|did|would)nt\b|\b(?:non?|none|nor|not|never|neither|cannot|nobody|nothing|nowhere|without|w\/o|zero|off|false|ban|bans|banned)\b`,
    String.raw`instead|rather|avoid|omit|skip|leav|drop|impossible|unnecessary|ruled|den(?:y|ie)|(?<!capacity )block|forbid|prohibit|disallow|reject|disabl|refus|remov|replac|prevent|locked|get rid`,
    // It is all there is, or is there already.
    String.raw`only|\bjust\b|\bsole|exclusive|\balone\b|(?:limited|restricted|confined|reserved) (?:to|for)|strict|single|exact|fixed|constant|except|exempt|exclud|unless|everything|\ball(?: \w+)? (?:is|lives?|runs?|stays?|are|sits?|happens|belongs)\b`,
    String.raw`\b(?:model|region)\s*(?:is|:|=)|existing|exists|already|(?:keep|stay).{0,200}\borg|was (?:created|made)|\b(?:same|one)[\s-]+(?:aws )?(?:region|bucket)|\b(?:another|different|other|second|two|cross)[\s-](?:region|bucket)|(?:any|all|every|each|wildcard|whichever|regardless of) branch|regardless|whatever`,
    // Networks and keys.
    String.raw`internet|anywhere|everywhere|outside|external (?!id)|public|\bopen to|laptop|\bhome\b|coffee|hotel|airport|offline|isolat|air-?gap|elastic ip|long[- ]?(?:lived|term)|static|permanent|(?:stored|access) (?:\w+ ){0,3}keys?|iam user(?! with mfa)|password`,
    // Calls.
    String.raw`(?:whole|complete|full) answer|in one piece|at once|real-?\s?time|interactiv|\blive\b|instant|within|immediate|while|latency|async|batch|bulk|provisioned|prompt rout|CountTokens|RetrieveAndGenerate|mantle|model id|in-region|pinned|(?:served|processed|answered) in`,
    String.raw`\b(?:us|eu|apac|ap|jp|au|global)\b\.?\s*(?:cross-region|deepseek\.v3|profile)|(?:cross-region|geographic|global) inference|(?<!application[- ])inference profile|(?:standard|default|flex) tier`,
    // Compute and training.
    String.raw`fargate|imds ?v1|optional|docker hub|ghcr|quay|serverless|jumpstart|serial|machines|unattended|headless|cron|(?:fully |)automatic|always|min(?:imum)?\b|at least|managed instance|6(?:71|85)\s?b|original|undistilled|\bas (?:the )?judge|import.{0,200}\bv3|v3.{0,200}\bimport|tun.{0,200}(?:bedrock|v3)|bedrock.{0,200}tun|customi`,
    // Policies.
    String.raw`full|admin|unrestricted|wildcard|poweruser|:\*|(?:all|every|any) (?:\w+ )?(?:permission|action|bedrock|foundation|model)|\bgrant|\bgive|rcp|resource control|management account|\bhttp\b|unencrypted|metadata|bypass|attach|pod identit|embed|gitlab|\.(?:nano|micro|small|medium)\b|\blog.{0,200}\bin |:kms:`,
  ].join('|'),
  'i',
);

/** Something denied, others that call, a model or a Region without what is asked, two answers to a question of one. */
function doNotFit(
  text: string,
  parts: readonly StatedPart[],
  statements: readonly StatedAnswer[],
  view: AnswersView,
): boolean {
  const offered: readonly string[] = view.scenario.entities;
  const [first, ...others] = parts
    .map(({ entities }) => entities.filter((id) => offered.includes(id)))
    .filter(({ length }) => length > 0);
  const models = view.asks('models') ? fieldOf('models') : undefined;
  const impossible =
    models?.kind === 'choices' ? models.options(view).filter(({ disabled }) => disabled) : [];
  const isImpossible = ({ answers: { profileModels: ids } }: StatedPart): boolean =>
    Array.isArray(ids) && impossible.some(({ value }) => ids.some((id) => id === value));
  const isOfOne = (field: FieldId): boolean =>
    view.asks(field) && !['list', 'choices'].includes(fieldOf(field).kind);
  return (
    namesSeveral(parts) ||
    parts.some((part) => part.negated === true || isImpossible(part)) ||
    others.some((ids) => !ids.some((id) => first?.includes(id))) ||
    statements.some(
      ({ field, value, part: { region, value: name } }) =>
        (name && /^\W*(?:or|and)\s/.test(text.slice(name.end))) ||
        (field === 'regions' && region !== undefined && missing(region, view) !== undefined) ||
        (isOfOne(field) && statements.some((other) => other.field === field && other.value !== value)),
    )
  );
}

export const mayContradict = (
  text: string,
  parts: readonly StatedPart[],
  statements: readonly StatedAnswer[],
  view: AnswersView,
): boolean =>
  SIGNS.test(text) ||
  parts.some(({ asks }) => asks?.field === 'regions') ||
  doNotFit(text, parts, statements, view);
