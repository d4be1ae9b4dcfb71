// What several ways to deploy on SageMaker say.

/** What `archiveUri` asks for. */
export const ARCHIVE =
  'A transform job cannot use a folder of uncompressed weights: pack them into one archive, upload it there, and put its name in place of MODEL.tar.gz.';

export const EMPTY_OBJECT =
  'Do not create the folder in the S3 console, which leaves an empty object that breaks the deployment.';

export const SAME_REGION =
  ' Run the commands for each Region. Weights and your own image must be in the same Region, so name the bucket there.';
