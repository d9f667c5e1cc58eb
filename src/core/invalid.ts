/**
 * The one way to refuse an input. The text says what is wrong, the value, what is allowed and the remedy.
 *
 * @internal
 */
export function invalid(message: string): Error {
  const error = new Error(message);
  error.name = 'InvalidMonitoring';
  return error;
}

/**
 * A value as the user wrote it, for use in a message.
 *
 * @internal
 */
export function shown(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}
