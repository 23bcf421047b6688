/** One word for one thing, in each language: what its texts must contain where the English has the term. */
export const TERMS = { password: /password/i, account: /\baccounts?\b/i, passkey: /passkey/i, device: /\bdevices?\b/i, app: /authenticator app/i } as const;

type Glossary = Readonly<Record<keyof typeof TERMS, RegExp>>;

export const GLOSSARY: Readonly<Record<string, Glossary>> = {
  'ar': { password: /كلم(ة|ات) (ال)?مرور/, account: /حساب/, passkey: /(مفتاح|مفاتيح) (ال)?مرور/, device: /جهاز|أجهزة/, app: /تطبيق (ال)?مصادقة/ },
  'cs': { password: /hesl|hesel/i, account: /účet|účt/i, passkey: /přístupov/i, device: /zařízení/i, app: /ověřovací aplikac/i },
  'da': { password: /adgangskode/i, account: /kont[oi]/i, passkey: /adgangsnøgle/i, device: /enhed/i, app: /godkendelsesapp/i },
  'de': { password: /passw[oö]rt/i, account: /kont[oe]/i, passkey: /passkey/i, device: /gerät/i, app: /authenticator-app/i },
  'el': { password: /κωδικ\S+ πρόσβασης/i, account: /λογαριασμ/i, passkey: /κλειδ\S+ πρόσβασης/i, device: /συσκευ/i, app: /εφαρμογ\S* ελέγχου ταυτότητας/i },
  'es': { password: /contraseña/i, account: /cuenta/i, passkey: /llaves? de acceso/i, device: /dispositivo/i, app: /aplicaci\S+ de autenticación/i },
  'fi': { password: /salasan/i, account: /til[ie]/i, passkey: /pääsyava/i, device: /lait/i, app: /todennussovellu/i },
  'fr': { password: /mots? de passe/i, account: /compte/i, passkey: /clés? d’accès/i, device: /appareil/i, app: /application d’authentification/i },
  'he': { password: /סיסמ/, account: /חשבון|חשבונ/, passkey: /מפתח(ות)? ה?גישה/, device: /מכשיר/, app: /אפליקציית (ה)?אימות/ },
  'hi': { password: /पासवर्ड/, account: /खात/, passkey: /पासकी/, device: /डिवाइस/, app: /प्रमाणक ऐप/ },
  'hu': { password: /jelsz/i, account: /fiók/i, passkey: /azonosítókulc/i, device: /eszköz/i, app: /hitelesítő alkalmazás/i },
  'id': { password: /kata sandi/i, account: /akun/i, passkey: /kunci sandi/i, device: /perangkat/i, app: /aplikasi autentikator/i },
  'it': { password: /password/i, account: /account/i, passkey: /passkey/i, device: /dispositiv/i, app: /app di autenticazione/i },
  'ja': { password: /パスワード/, account: /アカウント/, passkey: /パスキー/, device: /デバイス/, app: /認証アプリ/ },
  'ko': { password: /비밀번호/, account: /계정/, passkey: /패스키/, device: /기기/, app: /인증 앱/ },
  'nb': { password: /passord/i, account: /konto/i, passkey: /passnøk/i, device: /enhet/i, app: /autentiseringsapp/i },
  'nl': { password: /wachtwoord/i, account: /account/i, passkey: /passkey/i, device: /appara/i, app: /authenticator-app/i },
  'pl': { password: /hasł|haseł/i, account: /kont/i, passkey: /klucz\S* dostępu/i, device: /urządze/i, app: /aplikacj\S+ uwierzytelniając/i },
  'pt-BR': { password: /senha/i, account: /conta/i, passkey: /chaves? de acesso/i, device: /dispositivo/i, app: /aplicativo autenticador/i },
  'ro': { password: /parol/i, account: /cont/i, passkey: /che(ie|i|ia|ile)\S* de acces/i, device: /dispozitiv/i, app: /aplicați\S+ de autentificare/i },
  'ru': { password: /парол/i, account: /учётн/i, passkey: /ключ\S* доступа/i, device: /устройств/i, app: /приложени\S+ (для )?проверки подлинности/i },
  'sv': { password: /lösenord/i, account: /konto/i, passkey: /passkey/i, device: /enhet/i, app: /autentiseringsapp/i },
  'th': { password: /รหัสผ่าน/, account: /บัญชี/, passkey: /พาสคีย์/, device: /อุปกรณ์/, app: /แอปตรวจสอบสิทธิ์/ },
  'tr': { password: /parola/i, account: /hesa[bp]/i, passkey: /geçiş anahtar/i, device: /cihaz/i, app: /kimlik doğrulama uygulama/i },
  'uk': { password: /парол/i, account: /облік/i, passkey: /ключ\S* доступу/i, device: /пристр/i, app: /застосун\S+ для автентифікації/i },
  'vi': { password: /mật khẩu/i, account: /tài khoản/i, passkey: /khóa truy cập/i, device: /thiết bị/i, app: /ứng dụng xác thực/i },
  'zh-Hans': { password: /密码/, account: /账号/, passkey: /通行密钥/, device: /设备/, app: /身份验证器应用/ },
  'zh-Hant': { password: /密碼/, account: /帳戶/, passkey: /通行金鑰/, device: /裝置/, app: /驗證器應用程式/ },
};

/** The scripts that a language must be written in, where that is not Latin. */
export const SCRIPTS: Readonly<Record<string, RegExp>> = {
  'ar': /\p{Script=Arabic}/u, 'el': /\p{Script=Greek}/u, 'he': /\p{Script=Hebrew}/u, 'hi': /\p{Script=Devanagari}/u, 'ja': /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  'ko': /\p{Script=Hangul}/u, 'ru': /\p{Script=Cyrillic}/u, 'th': /\p{Script=Thai}/u, 'uk': /\p{Script=Cyrillic}/u, 'zh-Hans': /\p{Script=Han}/u, 'zh-Hant': /\p{Script=Han}/u,
};

/** Words that are the same in English: loanwords and names. */
export const SHARED_WORDS: ReadonlySet<string> = new Set([
  'Email', 'Email: {address}', 'Passkey', 'Passkeys', 'Password', 'Website', 'Profile', 'Account', 'Code', '{message}', '(optional)', 'Login with Amazon',
]);

/** Words of the form of address that a language’s texts do not use: a person is addressed in one way throughout. */
const words = (list: string): RegExp => new RegExp(`(?<!\\p{L})(${list})(?!\\p{L})`, 'iu');

export const OTHER_ADDRESS: Readonly<Record<string, RegExp>> = {
  'cs': words('ty|tebe|tobě|tvůj|tvoj[eií]|tvé(ho|mu)?'),
  'de': words('du|dich|dir|dein(e[rmns]?)?'),
  'es': words('tú|tus?|ti|contigo'),
  'fr': words('tu|toi|ton|tes'),
  'it': words('lei|riprovare|attendere|contattare|avvisare'),
  'nl': words('je|jij|jou|jouw'),
  'pl': words('proszę|pani?|państw[ao]'),
  'pt-BR': words('tu|teus?|tuas?|ti|contigo'),
  'ro': words('tu|tău|tale|tine|ție'),
  'ru': words('ты|тебя|тебе|тобой|твой|твоя|твоё|твои'),
  'sv': words('ni|er|ert|era'),
  'tr': words('sen|seni|sana|senin'),
  'uk': words('ти|тебе|тобі|твій|твоя|твоє|твої'),
};
