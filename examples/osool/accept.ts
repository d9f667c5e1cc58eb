import { Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/**
 * Accepts what cdk-nag finds in a construct, with the reason.
 *
 * It is what `Validations.of(construct).acknowledge()` records; that itself refuses ids with more than one `::`, which
 * cdk-nag's have when a finding is about an ARN.
 */
export function accept(construct: IConstruct, finding: string, reason: string): void {
  construct.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, { [`AwsSolutions-${finding}`]: reason });
}
