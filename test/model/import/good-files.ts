import { Kind } from './judges';

/** Files that their servers load, rich in fields. */
export const GOOD: { readonly [kind in Kind]: readonly string[] } = {
  rules: [`groups:
  - name: api rules
    interval: 1m
    limit: 10
    query_offset: 30s
    labels:
      team: shop
    rules:
      - record: job:requests:rate5m
        expr: sum by (job) (rate(http_requests_total[5m]))
        labels:
          kind: rate
      - alert: High error rate
        expr: |
          job:errors:rate5m
            / job:requests:rate5m
          > 0.05
        for: 10m
        keep_firing_for: 5m
        labels:
          severity: Critical
          page: "yes"
        annotations:
          summary: '{{ $labels.job }} fails'
          message: "{{ $value | humanizePercentage }} of requests"
  - name: empty
    rules: []
`, `# comments are no news
groups:
- {name: flow, rules: [{alert: Down, expr: up == 0, labels: {severity: page}}]}
- name: anchors
  rules:
  - &down
    alert: InstanceDown
    expr: up == 0
    for: 5m
  - <<: *down
    alert: InstanceDownForLong
    for: 1h
`, `groups:
  - name: numbers
    interval: 0s
    rules:
      - record: one
        expr: 1
      - alert: Always
        expr: "vector(1)"
        labels:
          severity: 1
          flag: true
`],
  prometheus: [`global:
  scrape_interval: 15s
  scrape_timeout: 10s
  evaluation_interval: 30s
  external_labels:
    cluster: eu
  body_size_limit: 15MB
  sample_limit: 1500
rule_files:
  - rules/*.yml
  - alerts.yml
alerting:
  alert_relabel_configs:
    - regex: replica
      action: labeldrop
  alertmanagers:
    - scheme: https
      path_prefix: /am
      timeout: 10s
      static_configs:
        - targets: ['am:9093']
scrape_configs:
  - job_name: prometheus
    static_configs:
      - targets: ['localhost:9090']
  - job_name: api
    scrape_interval: 5s
    scrape_timeout: 5s
    metrics_path: /internal/metrics
    scheme: https
    honor_labels: true
    params:
      module: [http_2xx]
    basic_auth:
      username: prom
      password_file: /etc/secrets/api
    tls_config:
      ca_file: /etc/ca.pem
      insecure_skip_verify: false
    static_configs:
      - targets: [a:1, b:2]
        labels:
          env: prod
      - targets: [c:3]
    relabel_configs:
      - source_labels: [__address__]
        target_label: instance
        regex: (.*):.*
        replacement: $1
      - action: keep
        source_labels: [env]
        regex: prod
    metric_relabel_configs:
      - source_labels: [__name__]
        regex: go_.*
        action: drop
`, `scrape_configs:
  - job_name: blackbox
    metrics_path: /probe
    params: {module: [http_2xx]}
    static_configs:
      - targets:
          - https://example.com
    relabel_configs:
      - source_labels: [__address__]
        target_label: __param_target
      - source_labels: [__param_target]
        target_label: instance
      - target_label: __address__
        replacement: blackbox:9115
  - job_name: pods
    kubernetes_sd_configs:
      - role: pod
        namespaces:
          names: [shop]
    relabel_configs:
      - action: labelmap
        regex: __meta_kubernetes_pod_label_(.+)
      - action: hashmod
        source_labels: [__address__]
        modulus: 4
        target_label: __tmp_hash
  - job_name: ec2
    bearer_token_file: /etc/token
    ec2_sd_configs:
      - region: eu-west-1
        port: 9100
        refresh_interval: 2m
        filters:
          - name: tag:Monitored
            values: ['true']
  - job_name: names
    authorization:
      type: Bearer
      credentials_file: /etc/token
    dns_sd_configs:
      - names: [api.example.com]
        type: A
        port: 8000
  - job_name: files
    file_sd_configs:
      - files: [targets/*.json]
    http_sd_configs:
      - url: http://sd.example.com/targets
`, `remote_write:
  - url: https://mimir.example.com/api/v1/push
    name: mimir
    remote_timeout: 30s
    send_exemplars: true
    headers:
      X-Scope-OrgID: shop
    write_relabel_configs:
      - source_labels: [__name__]
        regex: up
        action: keep
    queue_config:
      capacity: 2500
      max_shards: 200
      min_shards: 1
      batch_send_deadline: 5s
      min_backoff: 30ms
      max_backoff: 5s
    metadata_config:
      send: false
      send_interval: 1m
  - url: https://aps.example.com/push
    sigv4:
      region: eu-west-1
remote_read:
  - url: https://mimir.example.com/read
    read_recent: true
    required_matchers:
      job: api
storage:
  tsdb:
    out_of_order_time_window: 30m
    retention:
      time: 30d
      size: 40GB
  exemplars:
    max_exemplars: 1000
tracing:
  endpoint: tempo:4317
  client_type: grpc
  sampling_fraction: 0.1
  insecure: true
otlp:
  promote_resource_attributes: [service.name]
  translation_strategy: UnderscoreEscapingWithSuffixes
runtime:
  gogc: 50
`],
  alertmanager: [`global:
  resolve_timeout: 5m
  slack_api_url_file: /etc/secrets/slack
  smtp_smarthost: smtp.example.com:587
  smtp_from: alerts@example.com
  smtp_auth_username: alerts
  smtp_auth_password_file: /etc/secrets/smtp
  smtp_require_tls: true
  http_config:
    follow_redirects: true
templates: []
route:
  receiver: default
  group_by: [alertname, job]
  group_wait: 30s
  group_interval: 5m
  repeat_interval: 4h
  routes:
    - matchers:
        - severity="critical"
        - env=~"prod|stage"
      receiver: oncall
      continue: true
      mute_time_intervals: [nights]
    - match:
        team: shop
      match_re:
        service: api|web
      receiver: shop
      group_by: ['...']
      routes:
        - matchers: ['{kind="batch", job!="x"}']
          receiver: default
          repeat_interval: 1d
receivers:
  - name: default
  - name: oncall
    pagerduty_configs:
      - routing_key_file: /etc/secrets/pagerduty
        severity: critical
        details:
          num: 5
        timeout: 10s
  - name: shop
    slack_configs:
      - channel: '#shop'
        send_resolved: true
        title: '{{ .CommonLabels.alertname }}'
        fields:
          - title: a
            value: b
            short: true
        actions:
          - type: button
            text: open
            url: https://example.com
    email_configs:
      - to: a@example.com
        headers:
          Subject: hello
    webhook_configs:
      - url_file: /etc/secrets/hook
        max_alerts: 5
        http_config:
          authorization:
            credentials_file: /etc/secrets/hook-token
inhibit_rules:
  - source_matchers: [severity="critical"]
    target_matchers: [severity="warning"]
    equal: [alertname, job]
  - source_match:
      severity: critical
    target_match_re:
      severity: warning|info
    equal: [job]
time_intervals:
  - name: nights
    time_intervals:
      - times:
          - start_time: '00:00'
            end_time: '08:00'
        weekdays: ['monday:friday', sunday]
        days_of_month: ['1:5', '-3:-1']
        months: ['may:august', '12']
        years: ['2026:2028']
        location: Africa/Cairo
`, `route: {receiver: all}
receivers:
- name: all
  telegram_configs:
  - bot_token_file: /t
    chat_id: -100123
    parse_mode: HTML
  discord_configs:
  - webhook_url_file: /d
  msteamsv2_configs:
  - webhook_url_file: /m
  opsgenie_configs:
  - api_key_file: /o
    responders:
    - name: ops
      type: team
    priority: P1
  pushover_configs:
  - user_key_file: /u
    token_file: /t
    retry: 1m
    expire: 1h
  sns_configs:
  - topic_arn: arn:aws:sns:eu-west-1:1:t
    sigv4:
      region: eu-west-1
  victorops_configs:
  - api_key_file: /v
    routing_key: team
  webex_configs:
  - room_id: r
    http_config:
      authorization:
        credentials_file: /w
  jira_configs:
  - api_url: https://example.atlassian.net
    project: OPS
    issue_type: Bug
    labels: [alert]
    reopen_duration: 1h
    fields:
      components: [{name: a}]
  rocketchat_configs:
  - token_file: /r
    token_id: abc
  mattermost_configs:
  - webhook_url_file: /m
    channel: c
  wechat_configs:
  - api_secret_file: /w
    corp_id: c
  incidentio_configs:
  - url_file: /i
    alert_source_token_file: /it
  msteams_configs:
  - webhook_url_file: /ms
`],
};
