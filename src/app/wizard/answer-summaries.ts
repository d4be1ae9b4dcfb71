// Adds the summaries of all questions beyond the first view's.
import './entity-summaries.ts';
import './model-summaries.ts';
import './cluster-summaries.ts';
import './data-summaries.ts';
import './guard-summaries.ts';
import './govern-summaries.ts';
import './ec2-policy-summaries.ts';
