import type { Figure } from '../figure.ts';
import { measureApply } from './apply.ts';
import { measureInvoke } from './invoke.ts';
import { measureStandIn } from './stand-in.ts';
import { measureStart } from './start.ts';
import { measureSynchronization } from './synchronization.ts';

/** What the local AWS costs its user, in the order in which it is met. */
export const localAws: readonly (() => Promise<Figure | readonly Figure[]>)[] = [
  measureStart,
  measureInvoke,
  measureSynchronization,
  measureStandIn,
  measureApply,
];
