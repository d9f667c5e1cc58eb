import { App } from 'aws-cdk-lib';
import { OsoolStack } from './osool-stack';

const app = new App();
new OsoolStack(app, 'OsoolMonitoring', { description: 'The monitoring of the Osool platform' });
app.synth();
