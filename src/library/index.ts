// The library: what `import … from 'rolewright'` gives. Its members and their types keep their meaning within a major
// version; src/library/library.api.md is the record of them.
export { access } from './access.ts';
export type {
  AccessCell,
  AccessOptions,
  AccessReport,
  PrincipalPolicies,
  ReachableAction,
  ReachableService,
  ResourceAccess,
} from './access.ts';
export { check } from './check.ts';
export type {
  PolicyInReport,
  CheckReport,
  IgnoredReport,
  PolicyCheckOptions,
  ReportedFinding,
  TextSpan,
} from './check.ts';
export { compose } from './compose.ts';
export type { ComposedKit, KitAnswers, KitReadiness, ReadinessCause, ReadinessCure } from './compose.ts';
export { decide } from './decide.ts';
export type { CallerInput, DecisionReason, DecisionReport, RequestInput } from './decide.ts';
export { explainDenial } from './explain-denial.ts';
export type { DenialExplanation, DenialOptions, DenialReport, ProposedFix } from './explain-denial.ts';
export { exportKit } from './export-kit.ts';
export type { ExportFormat, ExportOptions, KitFile } from './export-kit.ts';
export { InputError } from './input-error.ts';
export { understand } from './understand.ts';
export type { UnderstoodText } from './understand.ts';
export type { ReferenceOptions, ReferenceReader } from './reference-data.ts';
export type {
  AttachTarget,
  KitTag,
  PolicyTarget,
  SerializedStep as NextStep,
} from '#deepseek/compose/index.ts';
export type {
  AnswerFault,
  ComposedDocument,
  ComposedPolicy,
  ComposedRole,
  SerializedNotice as Notice,
  StatementReason,
} from '#deepseek/compose/index.ts';
export type { Severity } from '#iam/findings/index.ts';
export type { Assigned, BedrockSettings, GuardedContent, GuardrailConfiguration } from '#iam/policy/index.ts';
export type { Ec2Attributes, ImageCriteria } from '#iam/policy/index.ts';
export type {
  AttachedTo,
  Condition,
  ConditionValue,
  OneOrMany,
  PolicyDocument,
  PolicyType,
  PrincipalElement,
  Statement,
} from '#iam/policy/index.ts';
