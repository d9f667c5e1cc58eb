import { rmSync } from 'fs';
import { join } from 'path';
import { RegoEngine, TemplateFile } from '@aws/cloudformation-validate';
import { synthesize } from './synthesized';

/** What the validator holds against the template without being right. */
const KNOWN_BETTER = [
  // A launch template may name a parameter that EC2 resolves at each launch (Amazon EC2 User Guide, "Use a Systems Manager parameter
  // instead of an AMI ID"); the validator knows only ids there.
  { ruleId: 'E1152', property: 'Properties.LaunchTemplateData.ImageId', message: /^'resolve:ssm:\/aws\/service\/ami-amazon-linux-latest\/al2023-ami-kernel-default-x86_64'/ },
];

test('AWS\' own validator has no error and no warning about the template of the example', () => {
  const dir = synthesize('ec2');
  const engine = new RegoEngine();
  try {
    const { diagnostics } = engine.validateStandard(new TemplateFile(join(dir, 'OsoolMonitoring.template.json')));
    const serious = diagnostics.filter(({ severity }) => severity !== 'INFO' && severity !== 'DEBUG');
    const unexplained = serious.filter((found) => !KNOWN_BETTER.some(({ ruleId, property, message }) =>
      found.ruleId === ruleId && found.propertyPath === property && message.test(found.message)));
    expect(unexplained.map(({ ruleId, message, entity }) => `${ruleId} ${entity?.logicalId}: ${message}`)).toEqual([]);
    // The validator read it: the informational remarks that every CDK template gets are there.
    expect(diagnostics.length).toBeGreaterThan(10);
  } finally {
    engine.free();
    rmSync(dir, { recursive: true });
  }
});
