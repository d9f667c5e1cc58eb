import { Runbook } from '../../model';

/** @internal */
export const Runbooks = {
  Watchdog: {
    meaning: 'Nothing is wrong: the alert fires as long as rules are evaluated. It is its absence that tells, which the service behind the receiver notices.',
    impact: 'When the service raises an alarm, take it that no alert reaches anybody.',
    diagnosis: 'Go along the way of an alert: does Prometheus run, and does it evaluate (`ALERTS{alertname="Watchdog"}`)? Does Alertmanager run, and does '
      + '`amtool alert query` list the alert? Does its log say why the receiver refuses? Does the service itself work, and is its URL the one of the secret?',
    mitigation: 'Start what is stopped. If the service was the problem, nothing is lost: it hears the next repetition.',
  },
  TargetDown: {
    meaning: 'Prometheus gets no metrics from a target (`up` is 0), and no alert that fires is about it.',
    impact: 'Alerts that read its metrics are blind.',
    diagnosis: 'The page "Target health" of Prometheus shows the error: refused (it does not run, or listens elsewhere), deadline exceeded (firewall, or a slow '
      + 'scrape), 401 or 403 (credentials), 404 (path), no such host (name).',
    mitigation: 'Start it, open the way, or mend the scrape job. A target that is gone for good belongs out of the job.',
  },
  PrometheusConfigReloadFailed: {
    meaning: 'The files were changed, but what they say is refused.',
    impact: 'New jobs and rules have no effect. At its next start Prometheus does not come up, and all monitoring stops.',
    diagnosis: 'Its log says which file and line it refuses. `promtool check config` says the same before it matters. Secrets that are missing are a reason, too.',
    mitigation: 'Deploy files that it takes, or those from before. It watches them and tries again by itself.',
  },
  PrometheusStorageFilling: {
    meaning: 'The samples on disk come close to `storage.tsdb.retention.size`, which is less than the disk so that compaction has room.',
    impact: 'Above it the oldest block is deleted, although its time has not come: queries over long ranges lose their beginning, without an error.',
    diagnosis: 'The panels "Storage" and "Series" show since when it grows. `topk(10, count by (job) ({__name__=~".+"}))` names the jobs with most series, '
      + 'the page "TSDB status" the metrics and labels.',
    mitigation: 'Give it a larger disk (`diskSize`), a shorter `retention`, or drop what nobody reads (`metricRelabelings`, a `sampleLimit` for what grows).',
  },
  PrometheusRuleEvaluationFailing: {
    meaning: 'A rule parses, but fails when it is evaluated.',
    impact: 'Its alert cannot fire, or its recorded series has gaps and with it what reads it.',
    diagnosis: 'The page "Rule health" of Prometheus shows rule and error. Most often: many-to-many matching (two series where one is expected, such as two '
      + 'exporters for one server), labels that a recording rule would give to two series, or a limit of samples.',
    mitigation: 'Aggregate both sides by the labels that are matched, or remove the series that is there twice.',
  },
  PrometheusTargetSyncFailing: {
    meaning: 'Discovery found something of which no target can be made: relabeling leads to an illegal address or label.',
    impact: 'These targets are not scraped, and have no `up` that would tell.',
    diagnosis: 'The log of Prometheus names job and target. The page "Service discovery" shows labels before and after relabeling.',
    mitigation: 'Mend the `relabelings` of the job, or keep them away from what is not meant.',
  },
  PrometheusRestartedOften: {
    meaning: 'The process was started again and again within an hour.',
    impact: 'Samples are missing for each start; while the write-ahead log is read, which may take minutes, there are no alerts either.',
    diagnosis: 'The end of the log of the run before says why. Nothing at all, or exit code 137, is a lack of memory: compare the panel "Memory" with its limit. '
      + 'A full disk says so.',
    mitigation: 'Memory: raise `resources`, or lower series (see PrometheusStorageFilling) and heavy queries. A damaged write-ahead log is repaired at the start; '
      + 'if it is not, move `wal` away, which costs up to three hours of samples.',
  },
  PrometheusNotConnectedToAlertmanager: {
    meaning: 'Discovery gives Prometheus no Alertmanager.',
    impact: 'Nobody is told about any alert.',
    diagnosis: 'The page "Status", "Alertmanager discovery" of Prometheus shows what it knows. With a name that is resolved, ask whether it resolves.',
    mitigation: 'Start Alertmanager, or mend the name or the configuration.',
  },
  PrometheusNotificationsDropped: {
    meaning: 'Alertmanager does not take alerts, and Prometheus gives up on them.',
    impact: 'Nobody is told about them. Alerts that go on are sent again every minute, so those that end meanwhile are lost.',
    diagnosis: 'The log of Prometheus says why: refused (Alertmanager does not run), deadline exceeded (firewall, NetworkPolicy), 4xx (path prefix, credentials). '
      + 'No error but a long `prometheus_notifications_queue_length` is a flood of alerts.',
    mitigation: 'Start Alertmanager, or open the way to its port 9093.',
  },
  AlertmanagerNotificationsFailing: {
    meaning: 'Alertmanager tried to tell a receiver for as long as it may, and gave up.',
    impact: 'What was to be told that way was not. Look at the alerts in Alertmanager itself until it works again.',
    diagnosis: 'Its log names receiver and answer. The label `reason` of `alertmanager_notifications_failed_total` sorts them: authError is a wrong or withdrawn key, '
      + 'clientError a channel that is gone or a text that is too long, rateLimited too many notifications, serverError an outage there, contextDeadlineExceeded '
      + 'no way out (firewall, proxy, name resolution).',
    mitigation: 'Put the right key into the secret; open the way; group more coarsely if there are too many. Outages of others end: tell people by another channel meanwhile.',
  },
  AlertmanagerConfigReloadFailed: {
    meaning: 'The file was changed, but what it says is refused.',
    impact: 'New receivers and routes have no effect. At its next start Alertmanager does not come up, and nobody is told anything.',
    diagnosis: 'Its log says what it refuses; `amtool check-config` says the same before it matters.',
    mitigation: 'Deploy a file that it takes, or the one from before, and have it read again: `POST /-/reload`.',
  },
  AlertmanagerRestartedOften: {
    meaning: 'The process was started again and again within an hour.',
    impact: 'Notifications are late; those told shortly before a crash may be told again.',
    diagnosis: 'The end of the log of the run before says why. Nothing at all, or exit code 137, is a lack of memory, most often by a flood of alerts.',
    mitigation: 'Raise its `resources`; mend the rule that brings thousands of alerts.',
  },
  AlertmanagerMembersInconsistent: {
    meaning: 'Members of the cluster see different numbers of members: it fell apart.',
    impact: 'Each part tells people for itself, so they are told twice, and a silence holds only in the part that it was made in.',
    diagnosis: '`alertmanager_cluster_members` by instance shows the parts, the page "Status" their members. Their logs name peers that cannot be reached.',
    mitigation: 'Open port 9094 between them, TCP and UDP. If the network is right, restart one after the other.',
  },
} as const satisfies Record<string, Runbook>;
