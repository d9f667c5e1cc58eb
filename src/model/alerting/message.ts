/**
 * What a notification says: written once here, so that every channel reads the same.
 * Alertmanager's own templates (https://prometheus.io/docs/alerting/latest/notifications/).
 *
 * @internal
 */
export const TITLE = '[{{ .Status | toUpper }}{{ if eq .Status "firing" }}:{{ .Alerts.Firing | len }}{{ end }}] '
  + '{{ .CommonLabels.alertname }}{{ with .CommonLabels.severity }} ({{ . }}){{ end }}';

/**
 * One paragraph an alert that fires: what, how it shows, where to read on. Of those that are over, a line: a notification
 * about a group holds both.
 *
 * @internal
 */
export const TEXT = text('{{ .Annotations.summary }}');

/**
 * As `TEXT`, in Slack's markup.
 *
 * @internal
 */
export const SLACK_TEXT = text('*{{ .Annotations.summary }}*');

function text(heading: string): string {
  return [
    `{{ range .Alerts.Firing }}${heading}`,
    '{{ .Annotations.description }}',
    '{{ with .Annotations.runbook_url }}Runbook: {{ . }}',
    '{{ end }}',
    '{{ end }}{{ range .Alerts.Resolved }}Resolved: {{ .Annotations.summary }}',
    '{{ end }}',
  ].join('\n');
}

/**
 * One annotation of all alerts that a notification is about: once if they have it in common, else a line each of those that
 * have it. What alerts of one group do not have in common is missing in Alertmanager's `.CommonAnnotations`.
 *
 * @internal
 */
export function annotationOfAll(name: string): string {
  return `{{ with .CommonAnnotations.${name} }}{{ . }}{{ else }}{{ range $i, $alert := .Alerts }}{{ with $alert.Annotations.${name} }}{{ if $i }}\n{{ end }}{{ . }}{{ end }}{{ end }}{{ end }}`;
}
