import { Lazy } from 'aws-cdk-lib';
import { CfnRuleGroupsNamespace } from 'aws-cdk-lib/aws-aps';
import { Construct, IConstruct } from 'constructs';

/**
 * The rule files of a workspace as they are at the moment.
 *
 * @internal
 */
export interface RuleFiles {
  names(): readonly string[];
  /** @param preparing whether CloudFormation's view is being taken, after which nothing may change */
  content(name: string, preparing: boolean): string | undefined;
}

/**
 * One namespace for each rule file.
 *
 * They are made as packs are added, so that references to them work, but a template lists them by name: the order of
 * calls must not show in it. A file that came to nothing, because all its rules were disabled, has no namespace.
 *
 * @internal
 */
export class RuleNamespaces extends Construct {
  public constructor(scope: Construct, id: string, private readonly workspaceArn: string, private readonly files: RuleFiles) {
    super(scope, id);
    const inOrderOfCalls = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(this.node), 'children')!.get!;
    Object.defineProperty(this.node, 'children', {
      get: (): IConstruct[] => {
        const described = this.files.names();
        const children: IConstruct[] = inOrderOfCalls.call(this.node);
        return children.filter((child) => described.includes(child.node.id)).sort((a, b) => (a.node.id < b.node.id ? -1 : 1));
      },
    });
  }

  /** Makes the namespaces that are missing. */
  public update(): void {
    for (const name of this.files.names()) {
      if (this.node.tryFindChild(name) !== undefined) continue;
      new CfnRuleGroupsNamespace(this, name, {
        name,
        workspace: this.workspaceArn,
        data: Lazy.uncachedString({ produce: ({ preparing }) => this.files.content(name, preparing) }),
      });
    }
  }
}
