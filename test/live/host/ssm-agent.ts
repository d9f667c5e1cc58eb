import { Deployment } from './deployment';
import { Ec2Host } from './ec2-host';
import { Ran } from '../harness/run';

/** Does what the SSM agent does with an association: runs its document with its parameters. */
export class SsmAgent {
  public constructor(private readonly host: Ec2Host, private readonly deployment: Deployment) {}

  /**
   * One run: of a new or changed association, at a boot, or when the schedule comes round.
   *
   * @param set further variables of the environment
   * @param killAfter kills the run after so many seconds instead of its own time limit
   * @throws if a parameter is not as the document wants it
   */
  public async run(set: { readonly [name: string]: string } = {}, killAfter?: number): Promise<Ran> {
    const document = await this.deployment.document();
    const { Parameters: given } = await this.deployment.association();
    const [step] = document.mainSteps;
    const missing = Object.keys(document.parameters).filter((name) => given[name] === undefined);
    const unknown = Object.keys(given).filter((name) => document.parameters[name] === undefined);
    if (missing.length + unknown.length > 0) throw new Error(`the document and the association do not agree on ${[...missing, ...unknown].join(', ')}`);
    let script: string = step.inputs.runCommand.join('\n');
    for (const [name, { allowedPattern }] of Object.entries<any>(document.parameters)) {
      const [value, ...others] = given[name];
      if (others.length > 0 || !new RegExp(allowedPattern).test(value)) throw new Error(`parameter ${name} is ${JSON.stringify(given[name])}, which ${allowedPattern} does not allow`);
      script = script.split(`{{ ${name} }}`).join(value);
    }
    const path = '/var/lib/amazon/ssm/run/_script.sh';
    await this.host.write(path, script, '700');
    const seconds = killAfter ?? Number(step.inputs.timeoutSeconds);
    return this.host.exec(['timeout', '--signal', 'KILL', `${seconds}`, 'sh', '-c', path], { set: { ...this.host.aws(), ...set }, ok: false, timeoutSeconds: 240 });
  }
}
