import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  signIn: 'Iniciar sesión',
  signOut: 'Cerrar sesión',
  myMedia: 'Mis medios',
  galleries: 'Galerías',
  console: 'Administración',
  account: 'Cuenta',
  language: 'Idioma',
  menuOf: 'Menú de {{name}}',
  notFound: 'Página no encontrada',
  notFoundWhat: 'No hay nada en esta dirección.',
  notFoundNow: 'Quizá se eliminó, o la dirección no está completa.',
  toStart: 'Ir a la página de inicio',
  failed: 'No se pudo mostrar esta página',
  denied: 'Sin acceso',
  deniedWhat: 'La administración es solo para administradores.',
  deniedNow: 'Pida a un administrador de este portal lo que haya que cambiar aquí.',
  'console.invites': 'Invitar a medios',
  'console.media': 'Contenidos',
  'console.groups': 'Grupos',
  'console.bin': 'Papelera',
  'console.theming': 'Apariencia',
  'console.templates': 'Plantillas de correo',
  'console.mail': 'Correo',
  'console.people': 'Personas',
  'console.webhooks': 'Webhooks',
  'console.audit': 'Registro de auditoría',
};

export default { feature: 'app', words } satisfies Translations;
