// aws-cdk-lib >= 2.276 validates each template in WebAssembly at synth (seconds each): one end-to-end test keeps that on, the rest goes without.
process.env.CDK_VALIDATION ??= 'false';
