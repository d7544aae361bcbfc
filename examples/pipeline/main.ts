import { App } from 'cdktf';
import { PipelineStack } from './stack.ts';

const app = new App();
new PipelineStack(app, 'pipeline');
app.synth();
