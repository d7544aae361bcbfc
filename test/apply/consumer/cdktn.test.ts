import { describeJourney } from './journey.ts';
import { cdktnWithPnpm } from './tools.ts';

describeJourney(cdktnWithPnpm);
