import { labelRefused, regex } from './words';
import { count, list, oneOf, record, RecordView, text, textThat } from '../../source';

/** Actions that write a label. */
const WRITING = ['replace', 'hashmod', 'lowercase', 'uppercase', 'keepequal', 'dropequal'];
/** Actions that know how to write it. */
const WITHOUT_REPLACEMENT = ['lowercase', 'uppercase', 'keepequal', 'dropequal'];

/** One relabeling step (github.com/prometheus/prometheus, model/relabel). @internal */
export const relabel = record('relabel_config', {
  source_labels: list(textThat('the name of a label', labelRefused)),
  separator: text,
  regex,
  modulus: count,
  target_label: text,
  replacement: text,
  action: { ...oneOf('replace', 'keep', 'drop', 'keepequal', 'dropequal', 'hashmod', 'labelmap', 'labeldrop', 'labelkeep', 'lowercase', 'uppercase'), check: knownAction },
}, (given) => {
  const action = (given.value.action ?? 'replace').toLowerCase();
  if (action === '') given.refuse('action', 'the action is empty', 'name one, such as replace or drop');
  if (action === 'hashmod' && !given.value.modulus) given.refuse(undefined, 'hashmod has no modulus', 'give modulus');
  if (WRITING.includes(action) && !given.has('target_label')) given.refuse(undefined, `${action} has no target_label`, 'name the label that is written');
  if (WITHOUT_REPLACEMENT.includes(action)) requireUnset(given, action, { replacement: '$1' });
  if (action === 'keepequal' || action === 'dropequal') requireUnset(given, action, { regex: '(.*)', modulus: 0, separator: ';' });
  if (action === 'labelmap' && given.value.replacement === '') given.refuse('replacement', 'labelmap has an empty replacement', 'write what the new name is, such as "$1"');
  if (action === 'labeldrop' || action === 'labelkeep') {
    requireUnset(given, action, { target_label: '', modulus: 0, separator: ';', replacement: '$1' });
    if (given.value.source_labels !== undefined) given.refuse('source_labels', `${action} looks at names of labels, not at source_labels`, 'remove it');
  }
});

const ACTIONS = ['replace', 'keep', 'drop', 'keepequal', 'dropequal', 'hashmod', 'labelmap', 'labeldrop', 'labelkeep', 'lowercase', 'uppercase'];

/** Actions are read in any case. */
function knownAction(value: string): readonly [string, string] | undefined {
  return ACTIONS.includes(value.toLowerCase()) || value === '' ? undefined : [`unknown action ${JSON.stringify(value.slice(0, 40))}`, `allowed are ${ACTIONS.join(', ')}`];
}

function requireUnset(given: RecordView, action: string, defaults: { readonly [field: string]: unknown }): void {
  for (const [field, usual] of Object.entries(defaults)) {
    if (given.value[field] !== undefined && given.value[field] !== usual) given.refuse(field, `${field} has no effect on ${action}`, 'remove it');
  }
}
