/** Three lines give any Lit element the state, the user and the actions. */
import { html, LitElement } from 'lit';
import { AuthController } from '../../../src/index.js';
import '../../../src/define.js';
import { expect } from '../support/expect.js';
import { fillAll, mount, press, see } from '../support/page.js';
import { until } from '../support/until.js';
import { ADA, arrived, createWorld, PASSWORD } from '../support/world.js';

let renders = 0;

class HelloUser extends LitElement {
  auth = new AuthController(this);

  override render() {
    renders++;
    const { state, user, failure, isPending, send } = this.auth;
    const words = [`${state}: hello ${user?.attributes.given_name ?? 'guest'}`, ...(isPending ? ['one moment'] : []), ...(failure ? [failure.name] : [])];
    return html`
      <p>${words.join(', ')}</p>
      <button @click=${() => { send({ type: 'toSignUp' }); }}>Join</button>
      <button @click=${() => this.auth.signOut()}>Leave</button>`;
  }
}
customElements.define('hello-user', HelloUser);

describe('AuthController', () => {
  it('shows the state and the user of the session around its element, and acts on it', async () => {
    const world = await createWorld();
    const auth = world.auth();
    mount(html`<auth-provider .auth=${auth}><hello-user></hello-user><auth-sign-in></auth-sign-in></auth-provider>`);
    await see('signIn: hello guest');
    await fillAll({ Email: ADA, Password: 'Wr0ng-password' });
    await press('Sign in');
    await see('signIn: hello guest, NotAuthorizedException');
    await fillAll({ Password: PASSWORD });
    await press('Sign in');
    await see('authenticated: hello Ada');
    await press('Leave');
    await see('signIn: hello guest');
    expect(world.count('RevokeToken')).to.equal(1);
    await press('Join');
    await see('signUp: hello guest');
    expect(auth.getSnapshot().state).to.equal('signUp');
  });

  it('knows nobody where there is no session around, and does nothing then', async () => {
    const element = mount<HelloUser>(html`<hello-user></hello-user>`);
    await see('idle: hello guest');
    await press('Join');
    await press('Leave');
    expect(element.auth.auth).to.equal(undefined);
    await see('idle: hello guest');
  });

  it('takes a session of the page’s own, and another one later', async () => {
    const [first, second] = [await createWorld(), await createWorld()];
    const [one, two] = [first.auth(), second.auth()];
    for (const auth of [one, two]) {
      auth.send({ type: 'start' });
      await arrived(auth, 'signIn');
    }
    const element = mount<HelloUser>(html`<hello-user></hello-user>`);
    element.auth.use(one);
    await see('signIn: hello guest');
    two.send({ type: 'toResetPassword' });
    await arrived(two, 'resetPassword');
    element.auth.use(two);
    await see('resetPassword: hello guest');
  });

  it('lets go of the session when its element leaves, and finds it again', async () => {
    const world = await createWorld();
    const auth = world.auth();
    const provider = mount(html`<auth-provider .auth=${auth}><hello-user></hello-user></auth-provider>`);
    await see('signIn: hello guest');
    const element = provider.querySelector<HelloUser>('hello-user')!;
    element.remove();
    await element.updateComplete;
    const before = renders;
    auth.send({ type: 'toSignUp' });
    await arrived(auth, 'signUp');
    await element.updateComplete;
    expect(renders).to.equal(before);
    provider.append(element);
    await see('signUp: hello guest');
    await until(() => element.auth.auth === auth, () => 'It has another session.');
  });
});
