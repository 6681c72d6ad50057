const VIDEO = /"(?:webpage_url|extractor(?:_key)?)"\s*:\s*"/;
const ANNOTATIONS =
  /"TextQuoteSelector"|"target"\s*:\s*\[\s*\{\s*"source"\s*:|www\.w3\.org\/ns\/anno|"export_userid"\s*:/;

/** Says what JSON is that only seems to hold comments of readers, and what to do with it; null for any other. */
export function noComments(text: string): string | null {
  if (ANNOTATIONS.test(text)) {
    return "these are annotations, not comments; bring them in on the page Annotations, or with “komainu annotations import”.";
  }
  if (!/^\s*\{/.test(text) || !VIDEO.test(text) || !/"(?:comments|formats)"\s*:\s*\[/.test(text)) return null;
  return "this is what yt-dlp saves about a video, and none of the kinds that can be read; save the video's comments with youtube-comment-downloader and import that file.";
}
