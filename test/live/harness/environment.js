const { TestEnvironment } = require('jest-environment-node');

/** Prints the servers' last logs when a test or a hook fails: at once, before anything cleans up. */
module.exports = class LiveEnvironment extends TestEnvironment {
  async handleTestEvent(event) {
    if (event.name !== 'test_fn_failure' && event.name !== 'hook_failure') return;
    const title = event.test ? event.test.name : `${event.hook ? event.hook.type : 'a hook'}`;
    for (const collect of this.global.liveLogs ?? []) {
      let text;
      try {
        text = await collect();
      } catch (error) {
        text = `the logs could not be had: ${error.message}`;
      }
      process.stderr.write(`\n--- "${title}" failed; the servers' last logs\n${text}\n---\n`);
    }
  }
};
