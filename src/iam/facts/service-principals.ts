// AWS service principals, as AWS's pages and managed policies and public lists name them (September 2026).
// No list is complete: a name that is missing here may well exist.

import { looksLikeRegion, PARTITIONS } from './regions.ts';

export interface KnownServicePrincipal {
  /** "lambda.amazonaws.com". */
  readonly name: string;
  /**
   * Which roles it has been seen to assume: those that people make (`role`), or only those that AWS links to the
   * service. Undefined: seen in other places only, which does not say that it assumes none.
   */
  readonly assumes: 'role' | 'service-linked role' | undefined;
  /** Whether AWS documents aws:SourceAccount or aws:SourceArn for it. False means "not known". */
  readonly sourceKeys: boolean;
  /** Whether AWS's pages name it in policies of resources. */
  readonly inResourcePolicies: boolean;
}

/** Seen in trust policies, or as iam:PassedToService. */
const ASSUMES_ROLES = `
  access-grants.s3 acm agent-registry agent.wellarchitected aiops airflow airflow-serverless amplify
  amplifybackend apigateway appconfig appflow application-autoscaling application.qbusiness apprunner
  appstream appstream.application-autoscaling appsync assets.marketplace athena autoscaling backup
  backup-gateway batchoperations.s3 bedrock bedrock-agentcore braket budgets build.apprunner
  channels.lexv2 cleanrooms cleanrooms-ml cloudformation cloudformation.sync.codeconnections cloudfront
  cloudtrail cloudwatch codebuild codecatalyst codecatalyst-runner codepipeline cognito-identity
  cognito-identity-us-gov config credentials.iot crowd databrew datasync datazone datazonecontrol dax
  delivery.logs directoryservice.rds directquery.opensearchservice dms dms-fleet-advisor drt.shield dsql
  ec2 ec2fleet ecs ecs-tasks edgelambda eks elasticbeanstalk elasticfilesystem elasticloadbalancing
  elasticmapreduce elastictranscoder emr-serverless entityresolution es events events.workmail export.rds
  firehose fis forecast frauddetector gamelift glue grafana greengrass healthlake hooks.cloudformation iam
  inspector integrations.qbusiness iot iotsitewise job.sagemaker kafka kendra kinesisanalytics
  lakeformation lambda lex lexv2 logs lookoutequipment lookoutmetrics malware-protection-plan.guardduty
  malware-protection.guardduty mediaconnect mediaconvert medical-imaging ml.opensearchservice
  monitoring.rds neptune-graph omics opensearchservice opsworks osis-pipelines panorama
  partnercentral-account-management personalize pipes pods.eks prod.euc.ecm proton pullthroughcache.ecr q
  qbusiness qldb quicksight rds redshift redshift-serverless replication.s3tables researchstudio
  resource-snapshot-job.partnercentral-selling resources.cloudformation restore-testing.backup robomaker
  rolesanywhere s3 s3-outposts sagemaker sagemaker-geospatial scheduler schema-conversion.dms
  securityagent servicecatalog ses spot spotfleet ssm ssm.integrations sso states
  streams.metrics.cloudwatch supportapp synthetics telemetry-pipelines.observabilityadmin transfer vmie
  vpc-flow-logs wellarchitected`;

/** Seen as iam:AWSServiceName only. */
const ASSUMES_LINKED_ROLES = `
  a4b access-analyzer aco-automation agentless.inspector2 apidestinations.events appfabric
  application-insights application-signals.cloudwatch appmesh artifact auditmanager batch bugbust
  cassandra-streams cassandra.application-autoscaling channels.lex chime cloud9 codeguru-profiler
  codeguru-reviewer cognito-idp compute-optimizer config-conforms connect continuousexport.discovery
  contract.iq contributorinsights.dynamodb cost-optimization-hub.bcm detective devops-guru
  dmsintegration.migrationhub docdb-elastic dynamodb.application-autoscaling ec2.application-autoscaling
  ec2fastlaunch ec2scheduled ecs-compute ecs.application-autoscaling elasticache email.cognito-idp fms fsx
  globalaccelerator guardduty health imagebuilder inspector2 internetmonitor iotmanagedintegrations
  iotroborunner justintimeaccess.ssm kinesisreplication.dynamodb license-management.marketplace
  license-manager.member-account macie maintenance.elasticbeanstalk managedupdates.elasticbeanstalk
  memorydb metrics.wellarchitected migrationhub migrationhub-orchestrator migrationhub-strategy
  monitoring.thinclient monitron mq network-firewall network.bedrock-agentcore networkmanager
  notifications.ssm observability.aoss odb organizations orgsdatasync.servicecatalog osis permission.iq
  private-marketplace.marketplace profile rds.application-autoscaling redshift-data refactor-spaces
  remediation.config replication.cassandra replication.dynamodb replication.ecr replication.lexv2
  reporting.trustedadvisor resale-authorization.marketplace resource-explorer-2 route53resolver
  runtime-identity.bedrock-agentcore runtime-instances.bedrock-agentcore s3.data-source.lustre.fsx
  sagemaker.application-autoscaling schemas scraper.aps security-ir securityhub securityhubv2 securitylake
  servicecatalog-appregistry servicequotas shield sms smsintegration.migrationhub ssm-sap sync.proton
  thirdparty.config thirdparty.inspector2 timestream-influxdb transform-custom transitgateway
  triage.security-ir vpc-lattice wafv2`;

/** Seen in lists, in policies of resources and in condition values. */
const OTHERS = `
  account acm-pca aiops.alarms.cloudwatch airflow-env amazonmq automation aws-artifact-account-sync
  backups.rds billingconsole ce chatbot clouddirectory cloudhsm cloudsearch cloudwatch-crossaccount
  codecommit codedeploy codestar codestar-notifications cognito-sync comprehend config-multiaccountsetup
  costalerts custom-resource.application-autoscaling custom.rds dataexchange datapipeline deeplens diode
  directconnect discovery dlm ds dynamodb ec ecr eks-fargate eks-fargate-pods eks-nodegroup emr-containers
  encryption.athena events.rds freertos galaxy glacier honeycode importexport indexing.s3vectors
  iotanalytics iotevents iotthingsgraph ivs jellyfish kinesis kms lambda.alarms.cloudwatch license-manager
  lightsail logger.cloudfront logging.s3 machinelearning managedblockchain managedservices mediapackage
  mediastore mediatailor meetings.chime member.org.stacksets.cloudformation metering-marketplace mgn
  mobileanalytics mobilehub monitoring nimble observabilityadmin ops.apigateway ops.emr-serverless
  opsworks-cm pinpoint polly purchaseorders ram rds-preview rekognition replicator.lambda resource-groups
  route53 route53domains rum secretsmanager serverlessrepo servicediscovery signer signin sns sqlworkbench
  sqs ssm-incidents storage-lens.s3 storagegateway sts support swf systemtables.cloudwatch systemtables.s3
  tagging tagpolicies.tag tax telemetry-enablement.observabilityadmin textract timestream transcribe
  translate trustedadvisor tts waf wam workdocs worklink workmail workspaces xray`;

const SOURCE_KEYS = `
  access-grants.s3 aiops amplify amplifybackend application.qbusiness appstream appsync athena autoscaling
  bedrock cloudformation cloudformation.sync.codeconnections cloudfront cloudtrail datazone
  directoryservice.rds ecs-tasks elasticmapreduce es hooks.cloudformation integrations.qbusiness iot
  lambda logs monitoring.rds opensearchservice personalize pipes q qbusiness rds resources.cloudformation
  sagemaker scheduler spotfleet`;

const IN_RESOURCE_POLICIES = `
  aiops aiops.alarms.cloudwatch amplify appflow appstream auditmanager backups.rds cloudfront cloudtrail
  cloudwatch codebuild custom.rds delivery.logs dsql encryption.athena events.rds glue indexing.s3vectors
  lambda.alarms.cloudwatch logging.s3 mq q qbusiness rds redshift replication.dynamodb route53 rum s3
  storage-lens.s3 systemtables.cloudwatch systemtables.s3 tax xray`;

const SUFFIX = '.amazonaws.com';

/** The Alexa ones end otherwise. */
const OTHER_SUFFIX = ['alexa-appkit.amazon.com', 'alexa-connectedhome.amazon.com'];

const names = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s+/)
    .map((name) => name + SUFFIX);

const withSourceKeys = new Set(names(SOURCE_KEYS));
const inResourcePolicies = new Set(names(IN_RESOURCE_POLICIES));

const rows = (
  all: readonly string[],
  assumes: KnownServicePrincipal['assumes'],
): readonly KnownServicePrincipal[] =>
  all.map((name) => ({
    name,
    assumes,
    sourceKeys: withSourceKeys.has(name),
    inResourcePolicies: inResourcePolicies.has(name),
  }));

export const SERVICE_PRINCIPALS: readonly KnownServicePrincipal[] = [
  ...rows(names(ASSUMES_ROLES), 'role'),
  ...rows(names(ASSUMES_LINKED_ROLES), 'service-linked role'),
  ...rows([...names(OTHERS), ...OTHER_SUFFIX], undefined),
];

const byName = new Map(SERVICE_PRINCIPALS.map((principal) => [principal.name, principal]));

/** The endings of service principals, the longest first. amazonaws.eu is an assumption. */
export const PRINCIPAL_SUFFIXES: readonly string[] = [
  ...new Set([...PARTITIONS.map(({ dnsSuffix }) => `.${dnsSuffix}`), '.c2s.ic.gov', '.sc2s.sgov.gov']),
].toSorted((a, b) => b.length - a.length);

/** The name in the form that works in every Region and partition: "logs.cn-north-1.amazonaws.com.cn" is that of logs. */
export function globalPrincipal(name: string): string {
  const suffix = PRINCIPAL_SUFFIXES.find((each) => name.endsWith(each));
  if (suffix === undefined) return name;
  const labels = name.slice(0, -suffix.length).split('.');
  if (labels.length > 1 && looksLikeRegion(labels.at(-1) ?? '')) labels.pop();
  return labels.join('.') + SUFFIX;
}

/** The service principal of this name, in its global form or that of a Region or partition. Case counts. */
export const findServicePrincipal = (name: string): KnownServicePrincipal | undefined =>
  byName.get(name) ?? byName.get(globalPrincipal(name));
