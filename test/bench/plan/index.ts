import type { Figure } from '../figure.ts';
import { measurePlans } from './plans.ts';

/** What a plan of the module costs its user. */
export const plan: readonly (() => Promise<Figure | readonly Figure[]>)[] = [measurePlans];
