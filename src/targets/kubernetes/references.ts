/**
 * Kubernetes replaces `$(NAME)` in commands, arguments and variables, and reads `$$` as one dollar sign
 * (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container). Texts of a workload mean
 * what they say.
 *
 * @internal
 */
export function escapeReferences(text: string): string {
  return text.replace(/\$(?=[$(])/g, '$$$$');
}
