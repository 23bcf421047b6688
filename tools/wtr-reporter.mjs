/** Ends web-test-runner's report with a line a browser and `N passed, N failed`, which tools/test.mjs reads. */

const testsOf = ({ tests = [], suites = [] } = {}) => [...tests, ...suites.flatMap(testsOf)];

function countsOf(session) {
  const tests = testsOf(session.testResults).filter(({ skipped }) => !skipped);
  const passed = tests.filter((test) => test.passed).length;
  const failed = tests.length - passed;
  // A page that did not load, or failed outside its tests, has one failure of its own.
  return { passed, failed: failed === 0 && !session.passed ? 1 : failed };
}

const sum = (counts) => counts.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), { passed: 0, failed: 0 });

export const countingReporter = () => ({
  stop({ sessions }) {
    const list = [...sessions];
    for (const browser of new Set(list.map((session) => session.browser.name))) {
      const own = list.filter((session) => session.browser.name === browser);
      const { passed, failed } = sum(own.map(countsOf));
      console.log(`${browser}: ${passed} passed, ${failed} failed in ${own.length} files`);
    }
    const { passed, failed } = sum(list.map(countsOf));
    console.log(`${passed} passed, ${failed} failed`);
  },
});
