/** Travels journeys in both browsers: see challenge-journeys.ts. */
import assert from 'node:assert/strict';
import { EXPIRED, INSIDE, TOO_LONG, type Journey } from './challenge-journeys.js';
import { challengePlace, knowsName, leavesNothing, type Place } from './challenge-site.js';
import { eachBrowser, visit, type BrowserName, type Tab } from './harness.js';

/** Ends the process of a tab as a device does that needs the memory, and comes back to it: the page is not told. */
async function discard({ page }: Tab): Promise<void> {
  const gone = new Promise((resolve) => { page.once('error', resolve); });
  const session = await page.createCDPSession();
  // It is the end of the session too, which is no answer.
  session.send('Page.crash').catch(() => undefined);
  await gone;
  await page.reload();
}

/** As if the code had been sent half a minute earlier: after a reload another may be asked for at once. */
const sentEarlier = ({ page }: Tab): Promise<void> => page.evaluate(() => {
  for (const key of Object.keys(sessionStorage).filter((name) => name.endsWith('.step'))) {
    const step = JSON.parse(sessionStorage.getItem(key) ?? '') as { delivery: { sentAt: number } };
    sessionStorage.setItem(key, JSON.stringify({ ...step, delivery: { ...step.delivery, sentAt: step.delivery.sentAt - 30_000 } }));
  }
});

/** One journey as a test of its file. */
interface Travel {
  readonly title: string;
  readonly run: () => Promise<void>;
}

function travelOf(journey: Journey, browserName: BrowserName, place: Place): Travel {
  const { name, answers, pool, flow = 'USER_SRP_AUTH', contacts, isInvited = false, prepare, begin, shows, wrong, answer, resend, rest, late, back = ['Back to sign in'] } = journey;
  const run = async (): Promise<void> => {
    const { launch, site, world } = place;
    const person = await world.person(pool, contacts, { isInvited });
    await prepare?.(world, person);
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/${pool}/${flow}`);
      await tab.fill('User name', person.username);
      await begin(tab, person, world);
      await tab.see(shows);
      await wrong(tab, person, world);
      await tab.see(shows);

      if (resend) await sentEarlier(tab);
      await tab.page.reload();
      await tab.see(shows);
      if (browserName === 'chromium') await discard(tab);
      await tab.see(shows);
      await resend?.(tab, person, world);

      for (const button of back) await tab.press(button);
      await tab.miss(shows);
      await knowsName(tab, person.username);
      await begin(tab, person, world);
      await tab.see(shows);

      world.advance(TOO_LONG);
      await answer(tab, person, world);
      await tab.see(late ?? EXPIRED);
      if (!late) {
        await knowsName(tab, person.username);
        await begin(tab, person, world);
        await tab.see(shows);
        await answer(tab, person, world);
      }
      await rest?.(tab, person, world);
      await tab.see(INSIDE);
      assert.deepEqual(answers.filter((challenge) => !world.answered.has(challenge)), []);

      await leavesNothing(tab, world);
    });
  };
  return { title: `${name}: a wrong answer, a reload, back, too late, through`, run };
}

/**
 * Makes a test of each journey in each browser.
 * @param more pages that other tests of the file need beside those of the journeys
 * @param define registers the tests: the runner knows them by the file that does
 */
export function travel(journeys: readonly Journey[], more: readonly Pick<Journey, 'pool' | 'flow'>[], define: (travels: readonly Travel[], place: Place) => void): void {
  eachBrowser((browserName, launch) => {
    const place = challengePlace([...journeys, ...more], launch);
    define(journeys.map((journey) => travelOf(journey, browserName, place)), place);
  });
}
