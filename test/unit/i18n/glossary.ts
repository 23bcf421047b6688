/** One word for one thing, in each language: what its texts must contain where the English has the term. */
export const TERMS = { password: /password/i, account: /\baccounts?\b/i, passkey: /passkey/i } as const;

type Glossary = Readonly<Record<keyof typeof TERMS, RegExp>>;

export const GLOSSARY: Readonly<Record<string, Glossary>> = {
  'ar': { password: /كلم(ة|ات) (ال)?مرور/, account: /حساب/, passkey: /(مفتاح|مفاتيح) (ال)?مرور/ },
  'cs': { password: /hesl|hesel/i, account: /účet|účt/i, passkey: /přístupov/i },
  'da': { password: /adgangskode/i, account: /kont[oi]/i, passkey: /adgangsnøgle/i },
  'de': { password: /passw[oö]rt/i, account: /kont[oe]/i, passkey: /passkey/i },
  'el': { password: /κωδικ\S+ πρόσβασης/i, account: /λογαριασμ/i, passkey: /κλειδ\S+ πρόσβασης/i },
  'es': { password: /contraseña/i, account: /cuenta/i, passkey: /claves? de acceso/i },
  'fi': { password: /salasan/i, account: /til[ie]/i, passkey: /pääsyava/i },
  'fr': { password: /mots? de passe/i, account: /compte/i, passkey: /clés? d’accès/i },
  'he': { password: /סיסמ/, account: /חשבון|חשבונ/, passkey: /מפתח(ות)? ה?גישה/ },
  'hi': { password: /पासवर्ड/, account: /खात/, passkey: /पासकी/ },
  'hu': { password: /jelsz/i, account: /fiók/i, passkey: /azonosítókulc/i },
  'id': { password: /kata sandi/i, account: /akun/i, passkey: /kunci sandi/i },
  'it': { password: /password/i, account: /account/i, passkey: /passkey/i },
  'ja': { password: /パスワード/, account: /アカウント/, passkey: /パスキー/ },
  'ko': { password: /비밀번호/, account: /계정/, passkey: /패스키/ },
  'nb': { password: /passord/i, account: /konto/i, passkey: /passnøk/i },
  'nl': { password: /wachtwoord/i, account: /account/i, passkey: /passkey/i },
  'pl': { password: /hasł|haseł/i, account: /kont/i, passkey: /klucz\S* dostępu/i },
  'pt-BR': { password: /senha/i, account: /conta/i, passkey: /chaves? de acesso/i },
  'ro': { password: /parol/i, account: /cont/i, passkey: /che(ie|i|ia|ile)\S* de acces/i },
  'ru': { password: /парол/i, account: /учётн/i, passkey: /ключ\S* доступа/i },
  'sv': { password: /lösenord/i, account: /konto/i, passkey: /passkey/i },
  'th': { password: /รหัสผ่าน/, account: /บัญชี/, passkey: /พาสคีย์/ },
  'tr': { password: /parola/i, account: /hesa[bp]/i, passkey: /geçiş anahtar/i },
  'uk': { password: /парол/i, account: /облік/i, passkey: /ключ\S* доступу/i },
  'vi': { password: /mật khẩu/i, account: /tài khoản/i, passkey: /khóa truy cập/i },
  'zh-Hans': { password: /密码/, account: /账号/, passkey: /通行密钥/ },
  'zh-Hant': { password: /密碼/, account: /帳戶/, passkey: /通行金鑰/ },
};

/** The scripts that a language must be written in, where that is not Latin. */
export const SCRIPTS: Readonly<Record<string, RegExp>> = {
  'ar': /\p{Script=Arabic}/u, 'el': /\p{Script=Greek}/u, 'he': /\p{Script=Hebrew}/u, 'hi': /\p{Script=Devanagari}/u, 'ja': /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  'ko': /\p{Script=Hangul}/u, 'ru': /\p{Script=Cyrillic}/u, 'th': /\p{Script=Thai}/u, 'uk': /\p{Script=Cyrillic}/u, 'zh-Hans': /\p{Script=Han}/u, 'zh-Hant': /\p{Script=Han}/u,
};

/** Words that are the same in English: loanwords and names. */
export const SHARED_WORDS: ReadonlySet<string> = new Set([
  'Email', 'Email: {address}', 'Passkey', 'Passkeys', 'Password', 'Website', 'Profile', 'Account', 'Code', '{message}', 'Login with Amazon',
]);
