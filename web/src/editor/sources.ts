/** A part of a picture that shows what happens from `startSeconds` on. */
export type Sprite = {
  readonly startSeconds: number;
  readonly pictureUrl: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** What the player plays, for what stands beside it. */
export type Sources = {
  readonly streamUrl: string | null;
  readonly folderUrl: string | null;
  readonly posterUrl: string | null;
  readonly pictures: readonly Sprite[];
};
