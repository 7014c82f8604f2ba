import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './problem-words.ts';

const words: Translated<typeof english> = {
  'request.invalid': 'משהו במה שנשלח חסר או אינו תקין.',
  'request.invalid.now': 'יש לבדוק את השדות המסומנים ולנסות שוב.',
  'request.foreign-origin': 'הדף נפתח בכתובת אחרת מזו שהוגדרה ל־Usher.',
  'request.foreign-origin.now': 'יש לפתוח את Usher בכתובת שלו ולנסות שוב.',
  'request.not-found': 'אין דבר בכתובת הזו.',
  'request.not-found.now': 'יש לבדוק את הכתובת או לחזור לדף הבית.',
  'request.too-large': 'זה גדול ממה שמתקבל כאן.',
  'request.too-large.now': 'אפשר לשלוח משהו קטן יותר.',
  'request.too-many': 'זה היה יותר מדי בבת אחת.',
  'request.too-many.now': 'יש להמתין רגע ולנסות שוב.',
  'server.failed': 'משהו השתבש אצלנו.',
  'server.failed.now': 'אפשר לנסות שוב. אם זה נמשך, יש למסור לתמיכה את האסמכתה שלמטה.',
  'access.sign-in-needed': 'החיבור לחשבון הסתיים.',
  'access.sign-in-needed.now': 'יש להיכנס ולחזור לדף הזה.',
  'access.denied': 'התפקיד שלך אינו מאפשר זאת.',
  'access.denied.now': 'אפשר לבקש ממנהלי המערכת במקרה הצורך.',
  'access.scope-too-small': 'למפתח הזה אין ההרשאה הדרושה.',
  'access.scope-too-small.now': 'יש להשתמש במפתח בעל ההרשאה הזו.',
  network: 'לא ניתן להגיע ל־Usher.',
  'network.now': 'יש לבדוק את החיבור ולנסות שוב.',
  page: 'לא ניתן להציג את הדף.',
  'page.now': 'יש לטעון אותו מחדש. אם זה נמשך, אפשר לפנות לתמיכה.',
  tryAgain: 'ניסיון נוסף',
};

export default { feature: 'problems', words } satisfies Translations;
