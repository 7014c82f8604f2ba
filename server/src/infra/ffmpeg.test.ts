import { describe, expect, it } from 'vitest';
import { openFfmpeg } from './ffmpeg.ts';

describe('looking for ffmpeg', () => {
  it('finds what the system has', async () => {
    const { version } = await openFfmpeg({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' });
    expect(version).toMatch(/^\d+\.\d+/);
  });

  it.each([
    [{ ffmpegPath: '/no/such/ffmpeg', ffprobePath: 'ffprobe' }, /install ffmpeg .* or set FFMPEG_PATH/],
    [{ ffmpegPath: 'ffmpeg', ffprobePath: '/no/such/ffprobe' }, /install ffmpeg .* or set FFPROBE_PATH/],
    [{ ffmpegPath: 'echo', ffprobePath: 'ffprobe' }, /does not say that it is ffmpeg: check FFMPEG_PATH/],
  ])('says what to do when %o are not it', async (paths, sentence) => {
    await expect(openFfmpeg(paths)).rejects.toThrow(sentence);
  });
});
