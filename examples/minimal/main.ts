import { App } from 'cdktf';
import { MinimalStack } from './stack.ts';

const app = new App();
new MinimalStack(app, 'minimal');
app.synth();
