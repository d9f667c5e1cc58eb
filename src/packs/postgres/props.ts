import { SecretRef } from '../../core';

/**
 * How the connection to PostgreSQL is protected (https://www.postgresql.org/docs/current/libpq-ssl.html).
 */
export enum PostgresSslMode {
  /** Not at all: for a database beside the exporter on the same machine. */
  DISABLE = 'disable',
  /** Encrypted, to whoever answers. */
  REQUIRE = 'require',
  /** Encrypted, to a server whose certificate the given authority signed. */
  VERIFY_CA = 'verify-ca',
  /** As `VERIFY_CA`, and the certificate must name the host. */
  VERIFY_FULL = 'verify-full',
}

/**
 * Properties of `PostgresPack`.
 */
export interface PostgresPackProps {
  /** Name of the pack and of its scrape job; the exporter is `<name>-exporter`. @default 'postgres' */
  readonly name?: string;
  /** `host` or `host:port`; the host may be a late value, such as the endpoint address of an RDS instance. @default - port 5432; required without `exporterAddress` */
  readonly address?: string;
  /** The database that the exporter connects to; the server's statistics cover all of them. @default 'postgres' */
  readonly database?: string;
  /** A secret with the fields `username` and `password`, as RDS makes them. @default - `username` and `password` */
  readonly credentials?: SecretRef;
  /** The user, who should be a member of `pg_monitor` and nothing else. @default - in `credentials` */
  readonly username?: string;
  /** The user's password. @default - in `credentials` */
  readonly password?: SecretRef;
  /** How the connection is protected. @default PostgresSslMode.REQUIRE */
  readonly sslMode?: PostgresSslMode;
  /** The authority (PEM) that the server's certificate is checked against; required to verify. @default - none */
  readonly sslRootCertificate?: SecretRef;
  /**
   * `host:port` of an exporter that runs already, such as one beside its server in another stack: none is run, and what it asks is
   * its own business. @default - one is run for `address`
   */
  readonly exporterAddress?: string;
}
