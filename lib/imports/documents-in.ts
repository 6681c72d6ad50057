// TEMPORARY STUB by RUNNER until XML writes it: overwrite freely.
type SourceFile = { path: string; bytes: AsyncIterable<Uint8Array>; savedAt: Date | null };
export async function* documentsIn(source: SourceFile): AsyncGenerator<SourceFile> {
  yield source;
}
