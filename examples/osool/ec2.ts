import { App } from 'aws-cdk-lib';
import { DISABLE_CREATION_STACK_TRACES } from 'aws-cdk-lib/cx-api';
import { OsoolStack } from './osool-stack';

// Where on this machine a construct was made has no place in the output; `cdk synth --debug` brings it back.
const app = new App({ context: { [DISABLE_CREATION_STACK_TRACES]: true } });
new OsoolStack(app, 'OsoolMonitoring', { description: 'The monitoring of the Osool platform' });
app.synth();
