import { CfnOutput, Stack } from 'aws-cdk-lib';
import { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { Monitoring } from '../../model';

/** At both ends of the tunnel. */
const PORT = 3000;

/**
 * The commands that open Grafana, as outputs: the instance is looked up when they run, because it may have been replaced.
 *
 * @internal
 */
export function addGrafanaOutputs(scope: Construct, group: AutoScalingGroup, monitoring: Monitoring, password: ISecret | undefined): void {
  if (monitoring._describe().grafana.options === undefined) return;
  const { region } = Stack.of(scope);
  const instance = `aws autoscaling describe-auto-scaling-groups --region ${region} --auto-scaling-group-names ${group.autoScalingGroupName} `
    + "--query 'AutoScalingGroups[0].Instances[0].InstanceId' --output text";
  new CfnOutput(scope, 'GrafanaTunnel', {
    description: `Opens Grafana at http://localhost:${PORT} for as long as it runs`,
    value: `aws ssm start-session --region ${region} --target "$(${instance})" --document-name AWS-StartPortForwardingSession `
      + `--parameters portNumber=${PORT},localPortNumber=${PORT}`,
  });
  if (password === undefined) return;
  new CfnOutput(scope, 'GrafanaPassword', {
    description: "Shows the password of Grafana's user admin",
    value: `aws secretsmanager get-secret-value --region ${region} --secret-id ${password.secretArn} --query SecretString --output text`,
  });
}
