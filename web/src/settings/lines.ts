/** Lines as they are typed; the empty ones stay until saving, or nobody could begin a new one. */
export function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

export function withoutEmptyLines(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}
