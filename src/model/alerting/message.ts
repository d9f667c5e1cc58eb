/**
 * What a notification says: written once here, so that every channel reads the same.
 * Alertmanager's own templates (https://prometheus.io/docs/alerting/latest/notifications/).
 *
 * @internal
 */
export const TITLE = '[{{ .Status | toUpper }}{{ if eq .Status "firing" }}:{{ .Alerts.Firing | len }}{{ end }}] '
  + '{{ .CommonLabels.alertname }}{{ with .CommonLabels.severity }} ({{ . }}){{ end }}';

/**
 * One paragraph an alert: what, how it shows, where to read on.
 *
 * @internal
 */
export const TEXT = [
  '{{ range .Alerts }}',
  '*{{ .Annotations.summary }}*',
  '{{ .Annotations.description }}',
  '{{ with .Annotations.runbook_url }}Runbook: {{ . }}{{ end }}',
  '{{ end }}',
].join('\n');
