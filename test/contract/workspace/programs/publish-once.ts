import { printOutcome } from './publish-outcome.ts';

await printOutcome();
