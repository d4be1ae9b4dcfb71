// What several ways to deploy on SageMaker say.

/** What `archiveUri` asks for. */
export const ARCHIVE =
  'A transform job cannot use a folder of uncompressed weights: pack them into one archive, upload it there, and put its name in place of MODEL.tar.gz.';
