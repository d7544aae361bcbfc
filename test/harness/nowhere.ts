import type { Target } from '../../local-aws/environment.ts';

/** A local AWS that is not there: for what must get by without calling one. */
export const nowhere: Target = {
  endpoint: 'http://127.0.0.1:9',
  account: '111122223333',
  region: 'us-east-1',
};
