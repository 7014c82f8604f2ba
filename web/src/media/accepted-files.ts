/** What the window of the device offers; what is in a file decides later. Some systems know no type for some of them. */
export const ACCEPTED = [
  ...['video/*', '.mkv', '.mov', '.m4v', '.ts'],
  ...['audio/*', '.m4a', '.flac', '.opus', '.ogg', '.wma'],
  ...['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif', '.heic'],
  ...['.pdf', '.doc', '.docx', '.odt', '.rtf', '.xls', '.xlsx', '.ods', '.ppt', '.pptx', '.odp'],
];
