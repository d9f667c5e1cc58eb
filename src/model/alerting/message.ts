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
 * One annotation of all alerts that a notification is about, a line each. Alerts of one group differ in their texts, and
 * what they do not have in common is empty in Alertmanager's `.CommonAnnotations`.
 *
 * @internal
 */
export function annotationOfAll(name: string): string {
  return `{{ range $i, $alert := .Alerts }}{{ if $i }}\n{{ end }}{{ $alert.Annotations.${name} }}{{ end }}`;
}
