/** `Ipv4Address` is `ipv_4_address`: a new word at every change between capital, small letter and digit. */
export const toSnake = (name: string): string =>
  name
    .replace(/([a-z])([A-Z0-9])/g, '$1_$2')
    .replace(/([0-9])([A-Za-z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();

/** `AWS::S3Files::FileSystem` is `awscc_s3files_file_system`. */
export const toTypeName = (cloudFormationName: string): string => {
  const [, service, resource] = cloudFormationName.split('::') as [string, string, string];
  return `awscc_${service.toLowerCase()}_${toSnake(resource)}`;
};

/** The plural of a type name, by the regular rules of English. */
export const toPlural = (name: string): string =>
  /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
