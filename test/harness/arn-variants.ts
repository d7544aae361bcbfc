const OTHER_ACCOUNT = '999999999999';
const OTHER_REGION = 'ap-southeast-9';
const OTHER_ID = '0fffffffffffffff0';

/** An ARN in its neighbours: one thing that it names is another, or any. What does not apply to it is left out. */
export const arnVariants = (arn: string): readonly (readonly [name: string, arn: string])[] => {
  const parts = arn.split(':');
  const withPart = (index: number, value: string) => parts.with(index, value).join(':');
  const variants: [string, string][] = [];
  if (parts[3]) variants.push(['in another Region', withPart(3, OTHER_REGION)]);
  if (parts[4]) variants.push(['in another account', withPart(4, OTHER_ACCOUNT)]);
  if (/fs-\w+/.test(arn)) {
    variants.push(['of another file system', arn.replace(/fs-\w+/, `fs-${OTHER_ID}`)]);
    variants.push(['of every file system', arn.replace(/fs-\w+.*/, '*')]);
  }
  if (/fsap-\w+/.test(arn)) {
    variants.push(['of another access point', arn.replace(/fsap-\w+/, `fsap-${OTHER_ID}`)]);
    variants.push(['of every access point', arn.replace(/fsap-\w+/, '*')]);
  }
  if (parts[2] === 's3') {
    const [bucket, ...key] = parts.slice(5).join(':').split('/');
    const inBucket = (name: string) => [...parts.slice(0, 5), [name, ...key].join('/')].join(':');
    variants.push(['of another bucket', inBucket(`${bucket}-other`)]);
  }
  return variants;
};
