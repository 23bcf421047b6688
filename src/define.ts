/** Registers all elements. */
import './define/sign-in.js';
import './define/sign-up.js';
import './define/confirm-sign-up.js';
import './define/force-new-password.js';
import './define/reset-password.js';
import './define/confirm-reset-password.js';
import './define/sign-out.js';
import './define/signed-in.js';
import './define/signed-out.js';
import './define/provider.js';
import './define/authenticator.js';
import './define/profile.js';
import './define/change-password.js';
import './define/delete-user.js';
