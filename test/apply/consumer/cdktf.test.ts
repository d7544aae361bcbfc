import { describeJourney } from './journey.ts';
import { cdktfWithNpm } from './tools.ts';

describeJourney(cdktfWithNpm);
