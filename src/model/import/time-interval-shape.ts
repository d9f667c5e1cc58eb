import { list, record, Refused, text, textThat } from '../../source';

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const TIME = /^((([01][0-9])|(2[0-3])):[0-5][0-9])$|(^24:00$)/;

/** A name of the IANA's database, by its form: those without a continent are few (https://www.iana.org/time-zones). */
const ZONE = new RegExp(`^(|Local|[A-Z][A-Za-z]+(/[A-Za-z0-9_+-]+)+|${[
  'UTC|UCT|GMT|GMT0|GMT[+-]0|Greenwich|Universal|Zulu|CET|EET|MET|WET|EST|MST|HST|EST5EDT|CST6CDT|MST7MDT|PST8PDT',
  'Cuba|Egypt|Eire|GB|GB-Eire|Hongkong|Iceland|Iran|Israel|Jamaica|Japan|Kwajalein|Libya|NZ|NZ-CHAT|Navajo|PRC|Poland|Portugal|ROC|ROK|Singapore|Turkey|W-SU|Factory',
].join('|')})$`);

/** A value, or `from:to`. */
function range(what: string, remedy: string, parse: (word: string) => number | undefined, check: (from: number, to: number) => string | undefined) {
  return textThat(what, (value): Refused => {
    const words = value.toLowerCase().split(':');
    if (words.length > 2 || value === '') return [`${JSON.stringify(value.slice(0, 40))} is no ${what}`, remedy];
    const [from, to] = [parse(words[0]), parse(words[words.length - 1])];
    if (from === undefined || to === undefined) return [`${JSON.stringify(value.slice(0, 40))} is no ${what}`, remedy];
    const wrong = check(from, to);
    return wrong === undefined ? undefined : [wrong, remedy];
  });
}

const among = (names: readonly string[], base: number) => (word: string) => {
  const index = names.indexOf(word);
  return index < 0 ? undefined : index + base;
};
const whole = (word: string) => (/^[-+]?\d+$/.test(word) ? Number(word) : undefined);
const inOrder = (from: number, to: number) => (from > to ? 'the end is before the start' : undefined);

const weekday = range('day of the week', 'write "saturday", or "monday:friday"', among(WEEKDAYS, 0), inOrder);
// Alertmanager takes any number, and a month 13 never comes.
const month = range('month', 'write "may", 5, or "may:august"', (word) => among(MONTHS, 1)(word) ?? whole(word), inOrder);
const year = range('year', 'write 2026, or "2026:2028"', whole, inOrder);
const dayOfMonth = range('day of the month', 'write 1, "1:5", or "-3:-1" for the last three', (word) => {
  const day = whole(word);
  return day === undefined || day === 0 || Math.abs(day) > 31 ? undefined : day;
}, (from, to) => {
  if (from < 0 && to > 0) return 'it starts at the end of the month and ends at its beginning';
  return inOrder(from < 0 ? 28 + from : from, to < 0 ? 28 + to : to);
});

const times = record('time range', { start_time: text, end_time: text }, (given) => {
  const { start_time: start, end_time: end } = given.value;
  if (!start || !end) return given.refuse(undefined, 'start_time or end_time is missing', 'give both, such as "09:00" and "17:00"');
  for (const field of ['start_time', 'end_time']) {
    if (!TIME.test(given.value[field])) return given.refuse(field, `${JSON.stringify(given.value[field].slice(0, 40))} is no time of day`, 'write it in quotes with hours and minutes, such as "09:00"; "24:00" is the end of the day');
  }
  if (start >= end) given.refuse('end_time', 'it ends before it starts', 'make two of it: one until "24:00", one from "00:00"');
});

/** A time interval of Alertmanager (github.com/prometheus/alertmanager, timeinterval). @internal */
export const namedTimeInterval = record('time_interval', {
  name: text,
  time_intervals: list(record('time interval', {
    times: list(times),
    weekdays: list(weekday),
    days_of_month: list(dayOfMonth),
    months: list(month),
    years: list(year),
    location: textThat('a time zone', (zone) => (ZONE.test(zone)
      ? undefined : [`${JSON.stringify(zone.slice(0, 40))} is no time zone`, 'write one of the IANA names, such as "Africa/Cairo"'])),
  })),
}, (given) => {
  if (!given.has('name')) given.refuse(undefined, 'it has no name', 'give it the name that routes refer to');
});
