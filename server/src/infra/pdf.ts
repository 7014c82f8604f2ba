import { fileURLToPath } from 'node:url';
import { baseDirection, type Direction, type Piece, visualOrder } from './bidi.ts';

/** What stands on paper, from top to bottom. */
export type Block =
  | { readonly kind: 'title' | 'heading' | 'text' | 'note'; readonly text: string }
  /** A box or a circle to tick, and what it stands for; all of a question on one side, whatever letter they begin with. */
  | {
      readonly kind: 'choice';
      readonly mark: 'circle' | 'box';
      readonly text: string;
      readonly direction: Direction;
    }
  /** Lines to write on. */
  | { readonly kind: 'rules'; readonly count: number }
  /** A line to write on behind a word, such as a name. */
  | { readonly kind: 'field'; readonly text: string }
  | { readonly kind: 'gap' };

export type Paper = {
  readonly title: string;
  readonly language: string;
  /** Of what has no letter that says. */
  readonly direction: Direction;
  /** Pieces that are not torn apart by the end of a page, as far as one holds them. */
  readonly parts: readonly (readonly Block[])[];
  readonly footer: (page: number, of: number) => string;
};

/** Latin, Greek, Cyrillic, Hebrew, Arabic and more; no Chinese, Japanese or Korean, whose fonts are as large as all of us. */
const FONTS = {
  plain: fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')),
  bold: fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')),
} as const;
const STYLES = {
  title: { font: 'bold', size: 20, before: 0, after: 8, colour: '#111111' },
  heading: { font: 'bold', size: 11.5, before: 6, after: 3, colour: '#111111' },
  text: { font: 'plain', size: 11, before: 2, after: 4, colour: '#111111' },
  note: { font: 'plain', size: 9, before: 0, after: 3, colour: '#555555' },
} as const;
type Style = { readonly font: keyof typeof FONTS; readonly size: number; readonly colour: string };

const MARGIN = 56;
const LINE = 1.4;
const MARK = 9;
const INDENT = 20;
const RULE = 24;
const GAP = 14;

/** A4 pages as a file. Fonts are embedded with only the letters that are used. */
export async function makePdf({ title, language, direction, parts, footer }: Paper): Promise<Buffer> {
  // Read only when somebody asks: it would take a good part of a start.
  const { default: PDFDocument } = await import('pdfkit');
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
    bufferPages: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, Creator: 'Usher', Producer: 'Usher' },
    font: FONTS.plain,
  });
  for (const [name, file] of Object.entries(FONTS)) document.registerFont(name, file);
  const file = collected(document);
  const sheet = openSheet(document, direction);
  for (const part of parts) {
    sheet.keepTogether(part);
    for (const block of part) sheet.draw(block);
  }
  sheet.drawFooters(footer);
  document.end();
  return file;
}

function collected(document: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}

/** A page with a place where the next line goes. */
function openSheet(document: PDFKit.PDFDocument, direction: Direction) {
  const { width, height } = document.page;
  const inner = width - 2 * MARGIN;
  const bottom = height - MARGIN;
  const widths = new Map<string, number>();
  let y = MARGIN;
  return { draw, keepTogether, drawFooters };

  function keepTogether(blocks: readonly Block[]): void {
    const needed = blocks.reduce((sum, block) => sum + heightOf(block), 0);
    if (y + needed > bottom && needed < bottom - MARGIN) turnPage();
  }

  function turnPage(): void {
    document.addPage();
    y = MARGIN;
  }

  function room(needed: number): void {
    if (y + needed > bottom) turnPage();
  }

  function draw(block: Block): void {
    switch (block.kind) {
      case 'gap':
        y += GAP;
        return;
      case 'rules':
        for (let rule = 0; rule < block.count; rule += 1) drawRule(MARGIN, inner);
        return;
      case 'field':
        drawField(block.text);
        return;
      case 'choice':
        drawChoice(block);
        return;
      case 'title':
      case 'heading':
      case 'text':
      case 'note': {
        const { before, after, ...style } = STYLES[block.kind];
        y += before;
        drawText({ text: block.text, style });
        y += after;
      }
    }
  }

  function drawChoice({ mark, text, direction: side }: Extract<Block, { kind: 'choice' }>): void {
    room(STYLES.text.size * LINE);
    const left = side === 'rtl' ? MARGIN + inner - MARK : MARGIN;
    document.lineWidth(0.8).strokeColor('#444444');
    if (mark === 'box') document.rect(left, y + 3, MARK, MARK).stroke();
    else document.circle(left + MARK / 2, y + 3 + MARK / 2, MARK / 2).stroke();
    for (const line of wrapped(text, STYLES.text, inner - INDENT)) {
      drawLine({ line, style: STYLES.text, indent: INDENT, direction: side });
    }
    y += 3;
  }

  function drawField(text: string): void {
    room(RULE);
    const base = baseDirection(text, direction);
    const used = widthOf(text, STYLES.text) + 8;
    drawLine({ line: text, style: STYLES.text, indent: 0, direction: base });
    y -= STYLES.text.size * LINE;
    const before = y;
    drawRule(base === 'rtl' ? MARGIN : MARGIN + used, inner - used);
    y = before + RULE + 4;
  }

  function drawRule(left: number, length: number): void {
    room(RULE);
    y += RULE;
    document
      .lineWidth(0.6)
      .strokeColor('#999999')
      .moveTo(left, y - 6)
      .lineTo(left + length, y - 6)
      .stroke();
  }

  function drawText({ text, style }: { readonly text: string; readonly style: Style }): void {
    for (const paragraph of text.split('\n')) {
      const base = baseDirection(paragraph, direction);
      for (const line of wrapped(paragraph, style, inner)) drawLine({ line, style, indent: 0, direction: base });
    }
  }

  type Line = {
    readonly line: string;
    readonly style: Style;
    readonly indent: number;
    readonly direction: Direction;
  };

  function drawLine({ line, style, indent, direction: base }: Line): void {
    room(style.size * LINE);
    const pieces = visualOrder(line, base);
    const length = pieces.reduce((sum, { text }) => sum + widthOf(text, style), 0);
    drawPieces(pieces, base === 'rtl' ? MARGIN + inner - indent - length : MARGIN + indent, style);
    y += style.size * LINE;
  }

  function drawPieces(pieces: readonly Piece[], left: number, style: Style): void {
    let x = left;
    for (const { text, isSpace } of pieces) {
      const width = widthOf(text, style);
      document.font(style.font).fontSize(style.size).fillColor(style.colour);
      if (!isSpace) document.text(text, x, y, { lineBreak: false });
      x += width;
    }
  }

  function heightOf(block: Block): number {
    switch (block.kind) {
      case 'gap':
        return GAP;
      case 'rules':
        return block.count * RULE;
      case 'field':
        return RULE + 4;
      case 'choice':
        return linesOf(block.text, STYLES.text, inner - INDENT) * STYLES.text.size * LINE + 3;
      case 'title':
      case 'heading':
      case 'text':
      case 'note': {
        const style = STYLES[block.kind];
        return style.before + linesOf(block.text, style, inner) * style.size * LINE + style.after;
      }
    }
  }

  function linesOf(text: string, style: Style, room: number): number {
    return text.split('\n').reduce((sum, paragraph) => sum + wrapped(paragraph, style, room).length, 0);
  }

  /** Between words; within one only where it is longer than a line. */
  function wrapped(paragraph: string, style: Style, room: number): readonly string[] {
    const lines: string[] = [];
    let line = '';
    let length = 0;
    for (const piece of paragraph.split(/(\s+)/).flatMap((each) => brokenUp(each, style, room))) {
      const width = widthOf(piece, style);
      if (line !== '' && length + width > room && piece.trim() !== '') {
        lines.push(line.trimEnd());
        line = '';
        length = 0;
      }
      line += piece;
      length += width;
    }
    return [...lines, line.trimEnd()];
  }

  function brokenUp(word: string, style: Style, room: number): readonly string[] {
    if (widthOf(word, style) <= room || word.trim() === '') return [word];
    const parts: string[] = [];
    let length = room;
    for (const { segment } of new Intl.Segmenter().segment(word)) {
      const width = widthOf(segment, style);
      if (length + width > room) {
        parts.push(segment);
        length = width;
      } else {
        parts.push(`${parts.pop() ?? ''}${segment}`);
        length += width;
      }
    }
    return parts;
  }

  /** Shaping is what takes the time, and words come again. */
  function widthOf(text: string, { font, size }: Pick<Style, 'font' | 'size'>): number {
    const key = `${font} ${text}`;
    const known = widths.get(key) ?? document.font(font).fontSize(1).widthOfString(text);
    widths.set(key, known);
    return known * size;
  }

  function drawFooters(footer: Paper['footer']): void {
    const { start, count } = document.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      document.switchToPage(start + page);
      // Below the margin, where pdfkit would turn the page by itself.
      document.page.margins.bottom = 0;
      y = height - MARGIN + 16;
      const line = footer(page + 1, count);
      const left = (width - widthOf(line, STYLES.note)) / 2;
      drawPieces(visualOrder(line, baseDirection(line, direction)), left, STYLES.note);
    }
  }
}
