const keyOf = (attemptId: string) => `usher.quiz.${attemptId}`;

/** How far this browser came in an attempt; null where nothing is remembered, or nothing can be. */
export function rememberedPosition(attemptId: string): number | null {
  try {
    const seconds = Number.parseFloat(localStorage.getItem(keyOf(attemptId)) ?? '');
    return Number.isFinite(seconds) ? seconds : null;
  } catch {
    // In a frame of another site storage may be shut.
    return null;
  }
}

export function rememberPosition(attemptId: string, seconds: number): void {
  try {
    localStorage.setItem(keyOf(attemptId), seconds.toFixed(1));
  } catch {
    // Then they go on at their last answer.
  }
}

export function forgetPosition(attemptId: string): void {
  try {
    localStorage.removeItem(keyOf(attemptId));
  } catch {
    // Nothing was remembered.
  }
}
