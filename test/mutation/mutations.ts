/** Ways to break the local Cognito so that it accepts what it must refuse. The refusal suite must notice every one. */

export interface Mutation {
  /** Under `src/local-cognito`. */
  file: string;
  /** Stands exactly once in the file. */
  find: string;
  replace: string;
  /** What the broken service would accept. */
  why: string;
  /** Part of the short check too. */
  quick?: true;
}

export const mutations: readonly Mutation[] = [
  // Proofs and passwords
  { file: 'srp.ts', find: "utf8(claim.timestamp));\n  return equalBytes(", replace: "utf8(claim.timestamp));\n  return true || equalBytes(", why: 'any SRP proof', quick: true },
  { file: 'challenges/password-verifier.ts', find: 'return proven && signIn.user', replace: 'return signIn.user', why: 'any SRP proof of a user who exists' },
  { file: 'srp.ts', find: '&& hexNumber(hex) % N !== 0n', replace: '', why: 'an A that N divides', quick: true },
  { file: 'challenges/password-verifier.ts', find: 'responses.USERNAME !== data.userId || claim.secretBlock !== data.secretBlock', replace: 'claim.secretBlock !== data.secretBlock', why: 'the proof of one user for another name' },
  { file: 'challenges/srp-claim.ts', find: 'if (Number.isNaN(time)) throw', replace: 'if (false) throw', why: 'a malformed TIMESTAMP' },
  { file: 'challenges/srp-claim.ts', find: 'if (Math.abs(time - now) > CLOCK_TOLERANCE_MS)', replace: 'if (false)', why: 'a proof of any time' },
  { file: 'srp.ts', find: 'return equalBytes(numberBytes(derived), numberBytes(hexNumber(verifier)));', replace: 'return derived > 0n || verifier === salt;', why: 'any password in the clear', quick: true },
  { file: 'passwords.ts', find: 'if (!right || !user) throw', replace: 'if (!user) throw', why: 'any password, by either flow', quick: true },
  { file: 'throttle.ts', find: 'if (clock.now() - failures.lastAt < pause) throw', replace: 'if (pause < 0) throw', why: 'guesses without a pause' },
  { file: 'throttle.ts', find: 'if (recent.length >= HOURLY_LIMITS[operation]) throw', replace: 'if (recent.length < 0) throw', why: 'any number of calls in an hour' },
  { file: 'passwords.ts', find: 'if (await matchesVerifier(name, user.username, password, verifier)) throw', replace: 'if (verifier.salt === name) throw', why: 'a password used before' },
  { file: 'policy.ts', find: 'if (password.length < policy.minimumLength)', replace: 'if (policy.minimumLength < 0)', why: 'a short password' },
  { file: 'operation.ts', find: 'if (!equalBytes(expected, given)) throw', replace: 'if (expected.length === 0 || given.length > 99) throw', why: 'any SECRET_HASH' },
  { file: 'passwords.ts', find: 'if (!user.enabled) throw', replace: 'if (user.username === login) throw', why: 'a disabled user' },
  { file: 'passwords.ts', find: 'pool.clock.now() >= user.temporaryUntil', replace: 'pool.clock.now() < 0', why: 'a temporary password for ever' },

  // Codes
  { file: 'codes.ts', find: 'if (!equalBytes(utf8(pending.code), utf8(code))) throw', replace: 'if (pending.code === code && code === purpose) throw', why: 'any code of a sign-up or a reset', quick: true },
  { file: 'codes.ts', find: 'if (!pending || pool.clock.now() >= pending.expiresAt) throw', replace: 'if (!pending) throw', why: 'a code for ever' },
  { file: 'codes.ts', find: 'use: () => { Reflect.deleteProperty(user.codes, key); }', replace: 'use: () => {}', why: 'a code twice', quick: true },
  { file: 'mfa.ts', find: 'if (!right) throw codeMismatch();', replace: '', why: 'any delivered code of a second factor', quick: true },
  { file: 'mfa.ts', find: 'if (step === undefined) throw totpMismatch();', replace: 'if (step === undefined) return;', why: 'any code of an authenticator app', quick: true },
  { file: 'mfa.ts', find: 'if (step <= device.lastStep) throw', replace: 'if (step < 0) throw', why: 'a code of an authenticator app twice', quick: true },
  { file: 'totp.ts', find: 'const DRIFT_STEPS = [0, -1, 1];', replace: 'const DRIFT_STEPS = [0, -1, 1, -2, 2];', why: 'a code two steps away' },
  { file: 'operations/mfa.ts', find: 'if (lastStep === undefined) throw enableTotpMismatch();', replace: 'if (lastStep === undefined) return { Status: \'SUCCESS\', ...renew({ [TOTP_VERIFIED]: \'true\' }) };', why: 'any code when an authenticator app is set up', quick: true },
  { file: 'challenges/mfa-setup.ts', find: 'if (data[TOTP_VERIFIED] === undefined) throw', replace: 'if (data[TOTP_VERIFIED] === \'never\') throw', why: 'a set-up that did not happen' },
  { file: 'challenges/engine.ts', find: "if (!first) return pool.config.mfa === 'ON' ? 'MFA_SETUP' : undefined;", replace: 'if (first !== undefined) return undefined;', why: 'a sign-in without its second factor', quick: true },

  // Custom authentication
  { file: 'challenges/custom-challenge.ts', find: 'challengeResult: answerCorrect,', replace: 'challengeResult: answerCorrect || true,', why: 'any answer of custom authentication', quick: true },
  { file: 'challenges/custom-challenge.ts', find: 'if (failAuthentication) throw wrongCredentials();', replace: '', why: 'any number of answers of custom authentication' },
  { file: 'challenges/engine.ts', find: "if (history && 'shown' in outcome) return", replace: "if (history?.length === 99 && 'shown' in outcome) return", why: 'the password alone in custom authentication' },

  // Sessions
  { file: 'sessions.ts', find: 'session.clientId !== client.id || ', replace: '', why: 'a Session of another client', quick: true },
  { file: 'sessions.ts', find: ' || !steps.includes(session.step)) throw', replace: ') throw', why: 'a Session of another step', quick: true },
  { file: 'sessions.ts', find: 'if (session.used) throw', replace: 'if (session.step === id) throw', why: 'a Session twice', quick: true },
  { file: 'sessions.ts', find: 'if (pool.clock.now() >= session.expiresAt) throw', replace: 'if (session.expiresAt < 0) throw', why: 'a Session for ever' },
  { file: 'operations/auth.ts', find: '!user || findUser(pool, login) !== user', replace: '!user', why: 'the Session of one user for another' },
  { file: 'sessions.ts', find: 'const session = pool.state.sessions[id];\n  if (!session ||', replace: 'const session = pool.state.sessions[id] ?? Object.values(pool.state.sessions).findLast(({ step }) => steps.includes(step));\n  if (!session ||', why: 'any Session', quick: true },

  // Tokens
  { file: 'jwt.ts', find: 'return genuine ? peekClaims(token) : undefined;', replace: 'return genuine || !genuine ? peekClaims(token) : undefined;', why: 'a forged access token', quick: true },
  { file: 'tokens.ts', find: "pool.clock.now() >= claims.exp * 1000) throw", replace: 'claims.exp < 0) throw', why: 'an access token for ever' },
  { file: 'tokens.ts', find: '|| family.revoked) throw accessTokenRevoked();', replace: ') throw accessTokenRevoked();', why: 'a revoked access token' },
  { file: 'tokens.ts', find: 'if (family.revoked) throw refreshTokenRevoked();', replace: '', why: 'a revoked refresh token', quick: true },
  { file: 'tokens.ts', find: 'if (now >= family.expiresAt) throw', replace: 'if (family.expiresAt < 0) throw', why: 'a refresh token for ever' },
  { file: 'tokens.ts', find: 'if (token.graceUntil !== undefined && now >= token.graceUntil) {', replace: 'if (token.graceUntil === -1) {', why: 'an exchanged refresh token again', quick: true },
  { file: 'tokens.ts', find: '    family.revoked = true;\n    throw refreshTokenReuse();', replace: '    throw refreshTokenReuse();', why: 'the family of a stolen refresh token' },
  { file: 'tokens.ts', find: ' || family.clientId !== client.id) throw', replace: ') throw', why: 'a refresh token of another client' },

  // Choice-based sign-in and passkeys
  { file: 'challenges/select-challenge.ts', find: "if (!available.split(',').includes(chosen)) throw", replace: "if (available.split(',').includes('')) throw", why: 'a first factor that was not offered', quick: true },
  { file: 'challenges/password.ts', find: 'isTypedPassword(signIn, typed)', replace: 'Promise.resolve(typed !== \'\')', why: 'any password of the choice', quick: true },
  { file: 'first-factors.ts', find: "factor === 'PASSWORD' || !asksForSecond ||", replace: "factor !== undefined || !asksForSecond ||", why: 'a code in place of a second factor' },
  { file: 'challenges/delivered-code.ts', find: '      throw codeMismatch();\n', replace: '      throw missingParameter(login);\n', why: 'a code of nobody, told from a wrong one' },
  { file: 'operations/sign-up.ts', find: 'input.Password === undefined && !allowsCodes(pool)', replace: 'input.Password === undefined && allowsCodes(pool) && pool.config.mfa === \'ON\'', why: 'an account that nobody can sign in to' },
  { file: 'first-factors.ts', find: "if (user.status === 'UNCONFIRMED') throw userNotConfirmed();\n  throw", replace: 'throw', why: 'an account that is not confirmed, as one without any factor' },
  { file: 'webauthn.ts', find: "if (clientData?.type !== 'webauthn.create') throw", replace: 'if (!clientData) throw', why: 'another ceremony as a registration of the right kind' },
  { file: 'webauthn.ts', find: 'if (clientData.challenge !== challenge) throw webAuthnChallengeNotFound();\n', replace: 'challenge = clientData.challenge;\n', why: 'a registration for any challenge', quick: true },
  { file: 'webauthn.ts', find: '  if (!isAllowedOrigin(party, clientData.origin)) throw webAuthnOriginNotAllowed();\n', replace: '', why: 'a registration from any origin', quick: true },
  { file: 'webauthn.ts', find: "hostname.endsWith(`.${id}`)", replace: 'hostname.endsWith(id)', why: 'an origin whose name ends alike' },
  { file: 'webauthn.ts', find: "const isSecure = protocol === 'https:' ||", replace: "const isSecure = protocol !== '' ||", why: 'an origin that is not secure' },
  { file: 'webauthn.ts', find: "expectedOrigin: clientData.origin, expectedRPID: party.id,\n    requireUserVerification: party.userVerification === 'required', supportedAlgorithmIDs", replace: "expectedOrigin: clientData.origin,\n    requireUserVerification: party.userVerification === 'required', supportedAlgorithmIDs", why: 'a registration for any site', quick: true },
  { file: 'webauthn.ts', find: "requireUserVerification: party.userVerification === 'required', supportedAlgorithmIDs", replace: 'requireUserVerification: false, supportedAlgorithmIDs', why: 'a registration without the user' },
  { file: 'operations/passkeys.ts', find: '  delete user.passkeyChallenge;\n', replace: '', why: 'a registration twice' },
  { file: 'operations/passkeys.ts', find: '!begun || pool.clock.now() >= begun.expiresAt', replace: '!begun', why: 'a registration for ever' },
  { file: 'webauthn.ts', find: 'if (!clientData || !isAllowedOrigin(party, clientData.origin)) throw', replace: 'if (!clientData) throw', why: 'an assertion from any origin', quick: true },
  { file: 'webauthn.ts', find: 'response.response.userHandle !== userHandle', replace: "userHandle === ''", why: 'an assertion for another user' },
  { file: 'webauthn.ts', find: "    expectedChallenge: challenge, expectedOrigin: clientData.origin, expectedRPID: party.id,\n    requireUserVerification: party.userVerification === 'required',\n    credential:", replace: "    expectedChallenge: clientData.challenge, expectedOrigin: clientData.origin, expectedRPID: party.id,\n    requireUserVerification: party.userVerification === 'required',\n    credential:", why: 'an assertion for any challenge', quick: true },
  { file: 'webauthn.ts', find: "requireUserVerification: party.userVerification === 'required',\n    credential:", replace: 'requireUserVerification: false,\n    credential:', why: 'an assertion without the user' },
  { file: 'webauthn.ts', find: 'counter: passkey.signCount }', replace: 'counter: 0 }', why: 'an assertion of a copied authenticator' },
  { file: 'webauthn.ts', find: '  if (!verified) throw refused();\n  return authenticationInfo', replace: '  return authenticationInfo', why: 'any signature', quick: true },
  { file: 'challenges/web-authn.ts', find: 'user.passkeys?.find(({ id }) => id === credential.id)', replace: 'pool.state.users.flatMap(({ passkeys = [] }) => passkeys).find(({ id }) => id === credential.id)', why: 'the passkey of another user', quick: true },
  // Identity pools
  { file: 'identity/logins.ts', find: 'await verifiedClaims(userPool, token)', replace: '(await verifiedClaims(userPool, token), claimed)', why: 'a forged login', quick: true },
  { file: 'identity/logins.ts', find: '({ clientId }) => clientId === claims.aud', replace: '({ clientId }) => clientId !== \'\'', why: 'a login of another client', quick: true },
  { file: 'identity/logins.ts', find: 'now >= claims.exp) throw', replace: 'claims.exp < 0) throw', why: 'a login for ever', quick: true },
  { file: 'identity/logins.ts', find: 'if (provider.checksUser) checkUser', replace: "if (provider.name === '') checkUser", why: 'a revoked login' },
  { file: 'identity/operations.ts', find: 'if (proven.length === 0 && !config.guests) throw', replace: "if (proven.length === 0 && config.id === '') throw", why: 'guests where they are not allowed', quick: true },
  { file: 'identity/operations.ts', find: 'if (!isGuest) throw identityForbidden(identityId);', replace: '', why: 'the identity of a user without a login', quick: true },
  { file: 'identity/operations.ts', find: 'if (!isGuest && !proven.some((login) => isLinked(identity, login))) throw loginsDoNotMatch();', replace: 'if (!isGuest && !proven.some((login) => isLinked(identity, login))) return { config, identity, proven };', why: 'the identity of another user', quick: true },
  { file: 'identity/operations.ts', find: 'if (!config.classicFlow) throw', replace: "if (config.id === '') throw", why: 'the classic flow where it is off' },
  { file: 'identity/roles.ts', find: 'if (mapping ? !offered.includes(customRole) : customRole !== roles.authenticated) throw', replace: "if (customRole === '') throw", why: 'any custom role', quick: true },
  { file: 'identity/roles.ts', find: "if (mapping.ambiguous === 'Deny') throw", replace: "if (mapping.type !== 'Token' && mapping.type !== 'Rules') throw", why: 'an ambiguous role' },

  // Accounts
  { file: 'attributes.ts', find: 'SERVICE_ATTRIBUTES.includes(name) ||', replace: 'name === \'\' ||', why: 'an address that the user declares verified' },
  { file: 'confirmation.ts', find: 'if (holder && !takesAlias) throw', replace: 'if (holder?.username === \'\') throw', why: 'an alias that somebody has' },
  { file: 'hosted/confirm-user.ts', find: "code: query.get('confirmation_code') ?? ''", replace: "code: Object.values(call.pool.state.users.find(({ username }) => username === query.get('user_name'))?.codes ?? {})[0]?.code ?? ''", why: 'any link of a sign-up', quick: true },
  { file: 'confirmation.ts', find: "if (user.status !== 'UNCONFIRMED') throw", replace: "if (user.username === '') throw", why: 'a confirmation twice' },
  { file: 'operations/sign-up.ts', find: '  if (!decision.autoConfirmUser) checkDomain(pool, known);\n', replace: '', why: 'an account whose link could not be sent' },
  { file: 'confirmation.ts', find: "return { code: '', link:", replace: 'return { code, link:', why: 'a code beside the link' },
  { file: 'operations/sign-up.ts', find: "if (pool.config.adminOnly) throw", replace: 'if (pool.config.id === \'\') throw', why: 'a sign-up where only an administrator makes users' },

  // Hosted login
  { file: 'hosted/request.ts', find: 'if (!call.client.oauth.callbackUrls.includes(redirectUri)) throw', replace: "if (redirectUri === 'x') throw", why: 'any way back from the hosted login', quick: true },
  { file: 'hosted/request.ts', find: "if (query.get('code_challenge_method') !== 'S256') throw", replace: "if (query.get('code_challenge_method') === 'none') throw", why: 'a challenge in the clear' },
  { file: 'hosted/request.ts', find: '!allowed.includes(provider.name)) throw', replace: "provider.name === '') throw", why: 'a provider that the client does not have' },
  { file: 'hosted/request.ts', find: 'scopes.some((scope) => !oauth.scopes.includes(scope))', replace: 'scopes.length > 99', why: 'any scope' },
  { file: 'hosted/token.ts', find: 'if (code.familyId !== undefined) {', replace: "if (code.familyId === 'never') {", why: 'a code of the hosted login twice', quick: true },
  { file: 'hosted/token.ts', find: 'if (family.id === code.familyId) family.revoked = true;', replace: "if (family.id === '') family.revoked = true;", why: 'the tokens of a code that was sent twice' },
  { file: 'hosted/token.ts', find: "  code.familyId = '';\n", replace: '', why: 'another guess at the verifier' },
  { file: 'hosted/token.ts', find: "if (!equalBytes(utf8(toBase64Url(hash)), utf8(codeChallenge ?? ''))) throw", replace: 'if (hash.length === 0) throw', why: 'any verifier', quick: true },
  { file: 'hosted/token.ts', find: ' || code.request.clientId !== client.id) throw', replace: ') throw', why: 'a code of another client', quick: true },
  { file: 'hosted/token.ts', find: "if (pool.clock.now() >= code.expiresAt) throw", replace: 'if (code.expiresAt < 0) throw', why: 'a code for ever', quick: true },
  { file: 'hosted/token.ts', find: "if (form.get('redirect_uri') !== code.request.redirectUri) throw", replace: "if (form.get('redirect_uri') === '') throw", why: 'a code for another address' },
  { file: 'hosted/token.ts', find: "if (expected !== undefined && !equalBytes(utf8(expected), utf8(secret ?? ''))) throw", replace: "if (expected === '') throw", why: 'any client secret' },
  { file: 'hosted/token.ts', find: 'if (!oauth.logoutUrls.includes(target)) throw', replace: "if (target === '') throw", why: 'any address after a sign-out' },
  { file: 'hosted/second-factor.ts', find: "const next = nextChallenge(call, user, ['password']);", replace: "const next = user.username === '' ? nextChallenge(call, user, ['password']) : undefined;", why: 'a hosted sign-in without its second factor', quick: true },
  { file: 'hosted/state.ts', find: '  Reflect.deleteProperty(hostedState(pool).pending, id);\n', replace: '', why: 'an answer of a provider twice', quick: true },
  { file: 'hosted/state.ts', find: 'pool.clock.now() < entry.expiresAt ?', replace: 'entry.expiresAt > 0 ?', why: 'a login page for ever' },
  { file: 'hosted/sign-in.ts', find: 'nonce: opaque(pool.random, 32)', replace: "nonce: 'always-the-same'", why: 'the ID token of another sign-in at a provider', quick: true },
  { file: 'hosted/oidc.ts', find: '    await validateApplicationLevelSignature(server, response, options);\n', replace: '', why: 'an ID token that the provider has not signed', quick: true },
  { file: 'hosted/federated-user.ts', find: 'if (known && !known.enabled) throw', replace: "if (known?.username === '') throw", why: 'a disabled user from a provider' },
  { file: 'node/saml.ts', find: 'audience: issuer,', replace: 'audience: false,', why: 'a SAML assertion for another audience', quick: true },
  { file: 'node/saml.ts', find: '    checkAssertion(assertion, {', replace: '    void ([assertion, checkAssertion], {', why: 'a SAML assertion of any sign-in', quick: true },
  { file: 'node/saml-assertion.ts', find: 'if (Issuer?.[0]?._ !== entityId) throw', replace: "if (entityId === '') throw", why: 'a SAML assertion of another issuer' },
  { file: 'node/saml-assertion.ts', find: 'if (!isCurrent(Conditions?.[0]?.$ ?? {}, now)) throw', replace: 'if (!Conditions) throw', why: 'a SAML assertion for ever' },
  { file: 'node/saml-assertion.ts', find: '.filter(({ $ }) => $?.Method === BEARER)', replace: '', why: 'a SAML subject confirmed otherwise than by bearing' },
  { file: 'node/saml-assertion.ts', find: '({ Recipient }) => Recipient === recipient', replace: "() => recipient !== ''", why: 'a SAML assertion for another recipient', quick: true },
  { file: 'node/saml-assertion.ts', find: '({ InResponseTo }) => InResponseTo === requestId', replace: "() => requestId !== ''", why: 'the SAML assertion of another sign-in', quick: true },
  { file: 'node/saml-assertion.ts', find: 'data.NotOnOrAfter !== undefined && isCurrent(data, now)', replace: 'data !== undefined', why: 'a SAML subject confirmation for ever' },
  { file: 'hosted/sign-in.ts', find: 'requestId: `_${nonce}`', replace: "requestId: nonce && '_same'", why: 'one SAML response for all sign-ins' },
  { file: 'tokens.ts', find: "if (!String(claims.scope).split(' ').includes(scope)) throw missingScope();", replace: '', why: 'an access token for what it was not given' },

  // Devices and sessions
  { file: 'challenges/device.ts', find: 'if (!await isProven(data, claim, groupKey, key)) throw', replace: 'if (claim.signature === groupKey + key) throw', why: 'any secret of a device', quick: true },
  { file: 'challenges/device.ts', find: 'responses.DEVICE_KEY !== data.provenDevice || claim.secretBlock !== data.secretBlock', replace: 'claim.secretBlock !== data.secretBlock', why: 'the proof of one device for another', quick: true },
  { file: 'challenges/device.ts', find: ' || claim.secretBlock !== data.secretBlock) throw', replace: ') throw', why: 'a device\'s claim of another exchange' },
  { file: 'challenges/engine.ts', find: "(claimedDevice(pool, user, deviceKey) ? 'DEVICE_SRP_AUTH' : undefined)", replace: '(claimedDevice(pool, user, deviceKey) ? undefined : undefined)', why: 'a device that proves nothing', quick: true },
  { file: 'challenges/engine.ts', find: 'claimedDevice(pool, user, deviceKey)?.isRemembered) return', replace: 'claimedDevice(pool, user, deviceKey)) return', why: 'any known device in place of a second factor' },
  { file: 'challenges/engine.ts', find: 'pool.config.devices?.replacesMfa && claimedDevice', replace: 'claimedDevice', why: 'a device in place of a second factor where the pool wants both' },
  { file: 'challenges/engine.ts', find: "(done.includes('device') ? data.deviceKey : DEVICE_KEY ?? data.deviceKey)", replace: '(DEVICE_KEY ?? data.deviceKey)', why: 'the name of a device that did not prove itself' },
  { file: 'devices.ts', find: 'if (!device) throw deviceNotFound();\n  return device;', replace: 'return device ?? { key, groupKey: \'\', name: \'\', salt: \'1\', verifier: \'1\', isRemembered: false, createdAt: 0, modifiedAt: 0, lastUsedAt: 0 };', why: 'the device of somebody else' },
  { file: 'devices.ts', find: 'deviceKey === undefined || deviceKey === given ||', replace: 'deviceKey !== given || deviceKey === given ||', why: 'a refresh from another device' },
  { file: 'operations/devices.ts', find: 'if (family.deviceKey !== DeviceKey || family.deviceGroupKey === undefined) throw', replace: 'if (DeviceKey === \'\') throw', why: 'a device that was not offered' },
  { file: 'operations/devices.ts', find: "if (salt !== '' && isPublicValue(verifier)) return", replace: "if (salt !== '') return", why: 'a verifier that any secret fits' },
  { file: 'operations/user-sessions.ts', find: 'family.username === username && !family.revoked', replace: '!family.revoked', why: 'the end of somebody else\'s session', quick: true },
];
