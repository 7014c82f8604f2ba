import type { PageWords, Words } from './words.ts';

const askInviter = 'אפשר לבקש קישור חדש מ־{inviter}.';
const justTryAgain = 'אם כבר לחצת על „המשך”, אפשר פשוט לנסות שוב: אותו דפדפן ייכנס.';

const incomplete: PageWords = {
  title: 'הקישור אינו שלם',
  text: 'ייתכן שחלק ממנו אבד בדרך. יש להעתיק את הקישור המלא מההזמנה ולפתוח אותו שוב.',
};
const impossible: PageWords = { title: 'הדבר אינו אפשרי', text: 'התפקיד שלך אינו מאפשר זאת.' };

export const hebrew: Words = {
  pageTitle: 'הזמנה',
  checking: 'ההזמנה נבדקת …',
  noScriptTitle: 'לדף הזה דרוש JavaScript',
  noScriptText:
    'ההזמנה נמצאת בחלק של הקישור שרק סקריפט בדפדפן יכול לקרוא. יש להפעיל JavaScript בדף הזה, או לפתוח את הקישור בדפדפן אחר.',
  languages: 'שפה',
  privacy: 'פרטיות',
  imprint: 'פרטי המפעיל',

  invitesYouTo: 'הזמנה מאת {inviter} אל',
  forAddress: 'עבור {email}',
  opensAt: 'נפתח: {moment}',
  waitHere: 'אפשר להישאר כאן: הדף ימשיך מעצמו עם הפתיחה.',
  addToCalendar: 'הוספה ליומן',
  openUntil: 'פתוח עד {moment}',
  validUntil: 'הקישור בתוקף עד {moment}',
  emailLabel: 'כתובת הדוא״ל שלך',
  emailHelp: 'יש להקליד את הכתובת שעבורה נוצרה ההזמנה.',
  emailMissing: 'יש להקליד כתובת דוא״ל.',
  continue: 'המשך',
  working: 'רק רגע …',
  signedIn: 'החשבון המחובר כאן הוא של הכתובת המוזמנת.',
  sharedComputer: 'זה מחשב משותף',
  sharedHelp: 'אם כן, הגישה תיסגר עם סגירת הדפדפן או אחרי שעתיים ללא שימוש. אחרת הדפדפן הזה נשמר אצלנו.',
  contact: 'שאלות? אפשר לפנות אל {inviter}.',

  tryAgain: 'ניסיון נוסף',
  signOutAndContinue: 'התנתקות והמשך',
  sendCode: 'שליחת קוד אליי',
  moveHere: 'קבלת קוד',
  continueAs: 'המשך עם קוד בתור {maskedEmail}',
  back: 'חזרה',
  askForLink: 'בקשת קישור חדש',
  moveByCode: 'או להעביר אותה לכאן באמצעות קוד שנשלח אל {maskedEmail}. הדפדפן האחר ינותק.',
  askForDevice: 'או לבקש מ־{inviter} ללחוץ על „אישור מכשיר חדש”, ואז לנסות כאן שוב.',
  offline: { title: 'אין חיבור', text: `השרת אינו זמין. כדאי לבדוק את החיבור. ${justTryAgain}` },

  code: {
    title: 'יש לבדוק את תיבת הדואר',
    sentTo: 'שלחנו קוד אל {sentTo}. הוא בתוקף {minutes} דקות.',
    sentPerhaps: 'אם זו הכתובת המוזמנת, קוד בדרך אליה. הוא בתוקף {minutes} דקות.',
    label: 'קוד',
    help: '8 הספרות מההודעה שלנו. כדאי לבדוק גם בתיקיית הספאם.',
    missing: 'יש להקליד את כל 8 הספרות של הקוד.',
    sendAgain: 'שליחה נוספת',
    inSeconds: 'בעוד {seconds} שנ׳',
    inMinutes: 'בעוד {minutes} דק׳',
    sentAgain: 'קוד חדש בדרך. הקודם כבר אינו פועל.',
  },

  newLink: {
    title: 'התבקש קישור חדש',
    now: 'נשלחה הודעה אל {inviter}. הקישור החדש יגיע אל הכתובת המוזמנת בלבד.',
    already: 'הודעה כבר נשלחה אל {inviter} לפני רגע. אפשר לבקש שוב בעוד {minutes} דק׳.',
  },

  move: {
    title: 'האם זה היה מצידך?',
    text: 'ההזמנה שלך אל „{title}” נפתחה ב־{device} בתאריך {movedAt}.',
    ifYou: 'אם כן, אפשר לסגור את הדף: דבר לא יקרה.',
    wasNotMe: 'זה לא היה מצידי',
    outTitle: 'הדפדפן ההוא כבר בחוץ',
    overText: '{device} כבר אינו פותח את „{title}”. אין צורך לעשות דבר נוסף.',
    doneText:
      'הוא כבר אינו פותח את „{title}”, ונשלחה הודעה אל {inviter}. כדי להמשיך בעצמך יש לפתוח את הקישור שלך: יידרש קוד מתיבת הדואר.',
  },

  roles: {
    viewer: 'אפשר לפתוח את זה.',
    speaker: 'אפשר לפתוח את זה, לדבר ולענות על שאלות.',
    moderator: 'אפשר לפתוח את זה, לדבר ולהנחות.',
  },

  unnamed: {
    inviter: 'מי ששלח את ההזמנה',
    device: 'דפדפן אחר',
    joinedAt: 'יום קודם',
    maskedEmail: 'כתובת אחרת',
    signedInAs: 'מישהו אחר',
  },

  refusals: {
    'invites.unknown': incomplete,
    'invites.link-needed': {
      title: 'יש לפתוח את הקישור מההזמנה',
      text: 'יש לו סיומת ארוכה יותר, והיא אישית. או להקליד כאן את הכתובת שלך, ונשלח אליה קוד.',
    },
    'invites.expired': {
      title: 'תוקף ההזמנה פג',
      text: `הזמן שלה עבר. אם כבר נכנסת בעבר, הדפדפן שבו השתמשת עדיין נכנס. ${askInviter}`,
    },
    'invites.replaced': {
      title: 'יש קישור חדש יותר',
      text: 'נוצר עבורך קישור חדש מאת {inviter}, והקישור הזה כבר אינו פועל. כדאי לחפש את ההודעה האחרונה, או לפנות אל {inviter}.',
    },
    'invites.used-up': {
      title: 'הקישור כבר נוצל',
      text: `הוא פותח מספר מוגבל של מכשירים, וכולם כבר נפתחו. ${askInviter}`,
    },
    'invites.other-device': {
      title: 'נפתח בדפדפן אחר או במכשיר אחר',
      text: 'ההזמנה נפתחה ב־{device} בתאריך {joinedAt}. אפשר להמשיך שם.',
    },
    'invites.signed-in-as-other': {
      title: 'מחובר כאן חשבון אחר',
      text: 'ההזמנה היא עבור {maskedEmail}, אך בדפדפן הזה מחובר {signedInAs}. עדיין לא קרה דבר.',
    },
    'invites.email-mismatch': {
      title: 'זו אינה הכתובת המוזמנת',
      text: 'ההזמנה היא עבור {maskedEmail}. יש להקליד את הכתובת הזו, או לבקש מ־{inviter} להזמין את הכתובת שבשימושך.',
    },
    'invites.too-many-tries': {
      title: 'נוסו יותר מדי כתובות אחרות',
      text: 'כדי להגן על ההזמנה היא סגורה למשך שעה. אם ההזמנה שלך, אפשר לפנות אל {inviter} או לחזור מאוחר יותר.',
    },
    'invites.code-needed': {
      title: 'דרוש קוד',
      text: 'כדי לוודא שמדובר בך, אנחנו שולחים קוד אל {maskedEmail}.',
    },
    'invites.code-wrong': {
      title: 'זה אינו הקוד',
      text: 'זה אינו הקוד מההודעה האחרונה שלנו. ניסיונות שנותרו: {triesLeft}.',
    },
    'invites.code-over': {
      title: 'הקוד כבר אינו בתוקף',
      text: 'קוד פועל פעם אחת, במשך עשר דקות ועד שנשלח קוד חדש. אפשר לבקש קוד נוסף.',
    },
    'invites.too-many-codes': {
      title: 'התבקשו יותר מדי קודים',
      text: 'הקוד הבא יוכל להישלח בעוד {minutes} דק׳. ייתכן שהקוד האחרון שהגיע עדיין פועל.',
    },
    'invites.waits-for-owner': {
      title: 'דרוש אישור קודם',
      text: 'ההזמנה כבר עברה היום כמה פעמים למכשיר אחר. נשלחה הודעה אל {inviter}, ומשם אפשר לאשר את המכשיר הזה. לאחר מכן אפשר לנסות כאן שוב.',
    },
    'invites.removed': {
      title: 'ההזמנה בוטלה',
      text: 'היא בוטלה על ידי {inviter} או על ידי מישהו מהצוות. אם זה מפתיע אותך, אפשר לפנות אל {inviter}.',
    },
    'invites.access-ended': {
      title: 'הגישה שלך הסתיימה',
      text: `כבר נכנסת בעבר, וזמן ההזמנה עבר. ${askInviter}`,
    },
    'invites.media-deleted': {
      title: 'זה כבר לא קיים',
      text: 'מה שהוזמנת אליו נמחק. אם יחזור, הקישור שלך יפעל שוב.',
    },
    'invites.not-open-yet': {
      title: 'עדיין לא נפתח',
      text: 'מה שהוזמנת אליו על ידי {inviter} עדיין לא נפתח. הקישור לא נוצל: אפשר לפתוח אותו שוב מאוחר יותר.',
    },
    'invites.no-longer-open': {
      title: 'כבר לא פתוח',
      text: 'מה שהוזמנת אליו היה פתוח לזמן מה, והזמן הזה הסתיים. אם הוא עדיין דרוש, אפשר לפנות אל {inviter}.',
    },
    'invites.media-processing': {
      title: 'כמעט מוכן',
      text: 'מה שהוזמנת אליו עדיין בהכנה. אפשר להישאר כאן: הדף ימשיך מעצמו. הקישור שלך לא נוצל.',
    },
    'invites.domain-blocked': {
      title: 'אי אפשר להשתמש כאן בכתובת הזו',
      text: 'הנהלת הפורטל אינה מאשרת כתובות מהדומיין הזה. אפשר לבקש מ־{inviter} להזמין כתובת אחרת שלך.',
    },
    'invites.switched-off': {
      title: 'ההזמנות מושבתות כרגע',
      text: 'הנהלת הפורטל השהתה אותן. הקישור שלך יפעל שוב כשיחזרו.',
    },
    'access.cookies-blocked': {
      title: 'הדפדפן לא שמר את קובץ ה־Cookie שלנו',
      text: 'בלעדיו לא נוכל לזהות אותך שוב. יש לאפשר קובצי Cookie בדף הזה, או לפתוח את הקישור בדפדפן אחר. הקישור שלך לא נוצל.',
    },
    'mail.no-server': {
      title: 'אי אפשר לשלוח קוד',
      text: 'הפורטל הזה אינו שולח דואר. יש לפתוח את הקישור המלא מההזמנה, או לפנות אל {inviter}.',
    },
    'invites.move-unknown': {
      title: incomplete.title,
      text: 'ייתכן שחלק ממנו אבד בדרך. יש להעתיק את הקישור המלא מההודעה שלנו ולפתוח אותו שוב.',
    },
    'request.invalid': incomplete,
    'request.foreign-origin': {
      title: 'נפתח בכתובת אחרת',
      text: 'יש לפתוח את הקישור בדיוק כפי שהוא מופיע בהזמנה.',
    },
    'request.not-found': incomplete,
    'request.too-large': incomplete,
    'request.too-many': {
      title: 'יותר מדי ניסיונות מכאן',
      text: 'יש לחכות כמה דקות ואז לנסות שוב. הקישור שלך לא נוצל.',
    },
    'server.failed': { title: 'משהו השתבש אצלנו', text: `יש לחכות רגע. ${justTryAgain}` },
    'access.sign-in-needed': { title: 'יש להתחבר קודם', text: 'יש להתחבר, ואז לפתוח שוב את הקישור.' },
    'access.denied': impossible,
    'access.scope-too-small': impossible,
  },
};
