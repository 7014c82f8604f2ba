import type { Language } from '#contract/languages.ts';
import type { LetterWords } from './letter-words.ts';

/** What colleagues are told of one entry. */
export type EntryLetter = 'collaborator-added' | 'owner-made' | 'media-waits' | 'media-approved' | 'media-rejected';

export const entryLetterWords: Record<EntryLetter, Record<Language, LetterWords>> = {
  'collaborator-added': {
    en: {
      subject: '{name} works on “{media}” with you',
      title: 'You can work on it now',
      text: '{name} added you as a collaborator of “{media}”. What you may do stands on its page.',
      button: 'Look at it',
      why: 'You receive this because a colleague added your account. If you do not want to work on it, leave it on its Edit page.',
    },
    de: {
      subject: '{name} arbeitet mit Ihnen an „{media}“',
      title: 'Sie können jetzt daran arbeiten',
      text: '{name} hat Sie zur Mitarbeit an „{media}“ hinzugefügt. Was Sie dürfen, steht auf der Seite.',
      button: 'Ansehen',
      why: 'Sie erhalten dies, weil jemand Ihr Konto hinzugefügt hat. Wenn Sie nicht daran arbeiten möchten, verlassen Sie es auf der Bearbeitungsseite.',
    },
    es: {
      subject: '{name} trabaja con usted en «{media}»',
      title: 'Ya puede trabajar en ello',
      text: '{name} le ha añadido como colaborador de «{media}». En su página verá lo que puede hacer.',
      button: 'Verlo',
      why: 'Recibe este mensaje porque alguien añadió su cuenta. Si no desea colaborar, puede dejarlo en la página de edición.',
    },
    fr: {
      subject: '{name} travaille avec vous sur « {media} »',
      title: 'Vous pouvez maintenant y travailler',
      text: '{name} vous a ajouté à l’équipe de « {media} ». Sa page indique ce que vous pouvez faire.',
      button: 'Voir',
      why: 'Vous recevez ce message parce que quelqu’un a ajouté votre compte. Si vous ne souhaitez pas y travailler, quittez-le depuis la page de modification.',
    },
    he: {
      subject: '{name} עובד איתך על „{media}”',
      title: 'אפשר לעבוד על זה עכשיו',
      text: '{name} הוסיף אותך לצוות של „{media}”. מה שמותר לך לעשות כתוב בדף.',
      button: 'הצגה',
      why: 'ההודעה נשלחה כי החשבון שלך נוסף. אם אינך רוצה לקחת חלק, אפשר לעזוב בדף העריכה.',
    },
  },
  'owner-made': {
    en: {
      subject: '“{media}” is yours now',
      title: 'You own it now',
      text: '{name} made you the owner of “{media}”.',
      button: 'Look at it',
      why: 'You receive this because the owner changed. If this surprises you, ask whoever did it.',
    },
    de: {
      subject: '„{media}“ gehört jetzt Ihnen',
      title: 'Es gehört jetzt Ihnen',
      text: '{name} hat Ihnen „{media}“ übertragen.',
      button: 'Ansehen',
      why: 'Sie erhalten dies, weil der Besitz gewechselt hat. Wenn Sie das überrascht, fragen Sie die Person, die es getan hat.',
    },
    es: {
      subject: '«{media}» ahora es suyo',
      title: 'Ahora es suyo',
      text: '{name} le ha hecho propietario de «{media}».',
      button: 'Verlo',
      why: 'Recibe este mensaje porque ha cambiado el propietario. Si le sorprende, pregunte a quien lo hizo.',
    },
    fr: {
      subject: '« {media} » est maintenant à vous',
      title: 'Il est maintenant à vous',
      text: '{name} vous a rendu propriétaire de « {media} ».',
      button: 'Voir',
      why: 'Vous recevez ce message parce que le propriétaire a changé. Si cela vous surprend, demandez à la personne qui l’a fait.',
    },
    he: {
      subject: '„{media}” עבר לבעלותך',
      title: 'הבעלות אצלך עכשיו',
      text: '{name} העביר אליך את הבעלות על „{media}”.',
      button: 'הצגה',
      why: 'ההודעה נשלחה כי הבעלות השתנתה. אם זה מפתיע אותך, כדאי לשאול את מי שעשה זאת.',
    },
  },
  'media-waits': {
    en: {
      subject: '“{media}” waits for you in {gallery}',
      title: 'Something waits for your approval',
      text: '{name} wants to publish “{media}” in the gallery {gallery}. You decide whether it appears there.',
      button: 'Look at it',
      why: 'You receive this because you moderate this gallery. Nothing happens before somebody decides.',
    },
    de: {
      subject: '„{media}“ wartet auf Sie in {gallery}',
      title: 'Etwas wartet auf Ihre Freigabe',
      text: '{name} möchte „{media}“ in der Galerie {gallery} veröffentlichen. Sie entscheiden, ob es dort erscheint.',
      button: 'Ansehen',
      why: 'Sie erhalten dies, weil Sie diese Galerie moderieren. Vor einer Entscheidung geschieht nichts.',
    },
    es: {
      subject: '«{media}» le espera en {gallery}',
      title: 'Algo espera su aprobación',
      text: '{name} quiere publicar «{media}» en la galería {gallery}. Usted decide si aparece allí.',
      button: 'Verlo',
      why: 'Recibe este mensaje porque modera esta galería. No ocurre nada hasta que alguien decide.',
    },
    fr: {
      subject: '« {media} » vous attend dans {gallery}',
      title: 'Un élément attend votre accord',
      text: '{name} souhaite publier « {media} » dans la galerie {gallery}. C’est vous qui décidez s’il y paraît.',
      button: 'Voir',
      why: 'Vous recevez ce message parce que vous modérez cette galerie. Rien ne se passe avant une décision.',
    },
    he: {
      subject: '„{media}” ממתין לך בגלריה {gallery}',
      title: 'משהו ממתין לאישורך',
      text: '{name} רוצה לפרסם את „{media}” בגלריה {gallery}. ההחלטה אם יופיע שם היא שלך.',
      button: 'הצגה',
      why: 'ההודעה נשלחה כי הגלריה בהנחייתך. דבר לא יקרה עד שתתקבל החלטה.',
    },
  },
  'media-approved': {
    en: {
      subject: '“{media}” is published in {gallery}',
      title: 'It is published',
      text: 'A moderator let “{media}” into the gallery {gallery}.',
      button: 'Look at it',
      why: 'You receive this because the media is yours.',
    },
    de: {
      subject: '„{media}“ ist in {gallery} veröffentlicht',
      title: 'Es ist veröffentlicht',
      text: '„{media}“ wurde für die Galerie {gallery} freigegeben.',
      button: 'Ansehen',
      why: 'Sie erhalten dies, weil Ihnen das Medium gehört.',
    },
    es: {
      subject: '«{media}» está publicado en {gallery}',
      title: 'Está publicado',
      text: 'Se ha aprobado «{media}» para la galería {gallery}.',
      button: 'Verlo',
      why: 'Recibe este mensaje porque el contenido es suyo.',
    },
    fr: {
      subject: '« {media} » est publié dans {gallery}',
      title: 'C’est publié',
      text: '« {media} » a été accepté dans la galerie {gallery}.',
      button: 'Voir',
      why: 'Vous recevez ce message parce que ce média vous appartient.',
    },
    he: {
      subject: '„{media}” פורסם בגלריה {gallery}',
      title: 'זה פורסם',
      text: '„{media}” אושר לגלריה {gallery}.',
      button: 'הצגה',
      why: 'ההודעה נשלחה כי הפריט בבעלותך.',
    },
  },
  'media-rejected': {
    en: {
      subject: '“{media}” does not appear in {gallery}',
      title: 'It was turned down',
      text: 'A moderator decided that “{media}” does not appear in the gallery {gallery}. You can change it and publish it there again.',
      button: 'Look at it',
      why: 'You receive this because the media is yours.',
    },
    de: {
      subject: '„{media}“ erscheint nicht in {gallery}',
      title: 'Es wurde abgelehnt',
      text: '„{media}“ erscheint nicht in der Galerie {gallery}. Sie können es ändern und dort erneut veröffentlichen.',
      button: 'Ansehen',
      why: 'Sie erhalten dies, weil Ihnen das Medium gehört.',
    },
    es: {
      subject: '«{media}» no aparece en {gallery}',
      title: 'No se ha aprobado',
      text: '«{media}» no aparece en la galería {gallery}. Puede cambiarlo y publicarlo allí de nuevo.',
      button: 'Verlo',
      why: 'Recibe este mensaje porque el contenido es suyo.',
    },
    fr: {
      subject: '« {media} » ne paraît pas dans {gallery}',
      title: 'Il n’a pas été accepté',
      text: '« {media} » ne paraît pas dans la galerie {gallery}. Vous pouvez le modifier et l’y publier à nouveau.',
      button: 'Voir',
      why: 'Vous recevez ce message parce que ce média vous appartient.',
    },
    he: {
      subject: '„{media}” אינו מופיע בגלריה {gallery}',
      title: 'זה לא אושר',
      text: '„{media}” אינו מופיע בגלריה {gallery}. אפשר לשנות אותו ולפרסם שם שוב.',
      button: 'הצגה',
      why: 'ההודעה נשלחה כי הפריט בבעלותך.',
    },
  },
};
