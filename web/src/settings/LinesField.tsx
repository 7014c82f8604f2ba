import { TextArea } from '#ui/TextArea.tsx';
import { linesOf, withoutEmptyLines } from './lines.ts';
import { useText } from './text.ts';

type Props = {
  readonly label: string;
  readonly description: string;
  readonly lines: readonly string[];
  readonly onChange: (lines: string[]) => void;
  readonly onLeave: () => void;
  /** What is wrong with the line of this number, the empty ones left out. */
  readonly errorOf: (line: number) => string | null;
  /** What is wrong with all of them together. */
  readonly error: string | null;
};

/** A list that is written one a line. */
export function LinesField({ label, description, lines, onChange, onLeave, errorOf, error }: Props) {
  const text = useText();
  const wrong = withoutEmptyLines(lines).flatMap((domain, line) => {
    const why = errorOf(line);
    return why === null ? [] : [text('domainWrong', { domain, why })];
  });
  return (
    <TextArea
      label={label}
      description={description}
      lines={3}
      spellCheck="false"
      value={lines.join('\n')}
      onChange={(typed) => onChange(linesOf(typed))}
      onBlur={onLeave}
      error={wrong[0] ?? error}
    />
  );
}
