import * as fs from 'fs';
import * as path from 'path';
import { FileAssetLocation, FileAssetPackaging, IResolveContext, Lazy, Stack, Stage } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { Release } from './release';

/**
 * A release as a file asset that is made as late as can be: when the CDK first looks for references between stacks.
 *
 * Until then additions count. Tools that resolve properties earlier, such as Aspects, get a text that says so, and freeze nothing.
 * The texts are uncached Lazies; cached ones would keep what they were at that earlier time.
 *
 * @internal
 */
export class ReleaseAsset {
  private release?: Release;
  private location?: FileAssetLocation;

  /**
   * @param produce called once; afterwards nothing can be added
   */
  public constructor(private readonly scope: Construct, private readonly produce: () => Release) {}

  /** A text that depends on the release. */
  public text(of: (release: Release, location: FileAssetLocation) => string): string {
    return Lazy.uncachedString({
      produce: (context: IResolveContext) => {
        const release = this.settled(context);
        return release === undefined ? 'known-at-synthesis' : of(release, this.locate(release));
      },
    });
  }

  private settled(context: IResolveContext): Release | undefined {
    if (this.release === undefined && context.preparing) this.release = this.produce();
    return this.release;
  }

  /** Written into the assembly, as the CDK's own assets are, with a name relative to it: an assembly may be moved. */
  private locate(release: Release): FileAssetLocation {
    if (this.location !== undefined) return this.location;
    const stack = Stack.of(this.scope);
    const stage = Stage.of(this.scope)!;
    const folder = path.join(stage.assetOutdir, `asset.${release.hash}`);
    for (const file of release.files) {
      const target = path.join(folder, ...file.path.split('/'));
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, file.content);
    }
    this.location = stack.synthesizer.addFileAsset({
      packaging: FileAssetPackaging.ZIP_DIRECTORY,
      sourceHash: release.hash,
      fileName: path.relative(stage.outdir, folder),
      displayName: `Configuration of ${this.scope.node.id}`,
    });
    return this.location;
  }
}
