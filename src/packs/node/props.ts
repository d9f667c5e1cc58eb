/**
 * Properties of `NodePack`.
 */
export interface NodePackProps {
  /** Name of the pack and of its scrape job; the exporter is `<name>-exporter`. @default 'node' */
  readonly name?: string;
  /** Node exporters that run already on other machines, as `host:port`, scraped beside those that the pack runs. @default - none */
  readonly targets?: string[];
}
