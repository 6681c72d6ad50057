/** What this work takes of the processors, in milliseconds: a busy machine makes it no longer, as it would the clock's time. */
export async function cpuMilliseconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
