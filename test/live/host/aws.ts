import { output, run } from '../harness/run';

/**
 * The environment of whoever speaks to the AWS API of the tests. The account is the one that moto knows, the credentials are none.
 */
export const AWS_ENV = {
  AWS_ACCESS_KEY_ID: 'live-tests',
  AWS_SECRET_ACCESS_KEY: 'live-tests',
  AWS_SESSION_TOKEN: undefined,
  AWS_PROFILE: undefined,
  AWS_CONFIG_FILE: '/dev/null',
  AWS_REGION: 'us-east-1',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_ACCOUNT: '123456789012',
  AWS_PAGER: '',
};

/** Asks by the AWS command line; the answer's JSON, or nothing if it has none. */
export async function aws(...args: string[]): Promise<any> {
  const text = await output('aws', [...args, '--output', 'json'], { env: AWS_ENV });
  return text === '' ? undefined : JSON.parse(text);
}

/** The bytes of an object, as text. */
export function objectText(bucket: string, key: string): Promise<string> {
  return output('aws', ['s3', 'cp', '--only-show-errors', `s3://${bucket}/${key}`, '-'], { env: AWS_ENV });
}

/** Gives a secret its value, whether it is there or not. It goes as JSON: as a parameter, the command line would fetch what looks like a URL. */
export async function putSecret(name: string, value: string): Promise<void> {
  const known = await run('aws', ['secretsmanager', 'put-secret-value', '--cli-input-json', JSON.stringify({ SecretId: name, SecretString: value })], { env: AWS_ENV, ok: false });
  if (known.status !== 0) await aws('secretsmanager', 'create-secret', '--cli-input-json', JSON.stringify({ Name: name, SecretString: value }));
}

export async function secretValue(id: string): Promise<string> {
  return (await aws('secretsmanager', 'get-secret-value', '--secret-id', id)).SecretString;
}

/** The port of the endpoint. */
export function endpointPort(): number {
  const url = new URL(process.env.AWS_ENDPOINT_URL!);
  if (url.hostname !== 'localhost') throw new Error(`AWS_ENDPOINT_URL is ${url.href}: its host must be localhost, because moto takes the first label of another one for a bucket`);
  return Number(url.port || 80);
}
