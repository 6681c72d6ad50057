import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Role } from "@/lib/domain/roles";
import { disableModerator, endSessions, resetPassword, setRole } from "@/lib/moderators/mutations";
import { listOwnSessions } from "@/lib/sessions/data";
import { endOtherSessions, endOwnSession } from "@/lib/sessions/mutations";
import { openEventStream } from "@/lib/stats/event-stream";
import { actorFor, aModerator } from "@/tests/support/factories";
import { brandActor } from "./actor";
import { beginSession, findSession, isSessionOpen, signOutSession } from "./sessions";

const HOUR_MS = 60 * 60_000;
const at = (hours: number) => new Date(Date.now() + hours * HOUR_MS);

/** Somebody who is signed in, with the key in their browser. */
async function signedIn(role: Role = "moderator", browser = "Firefox on Windows") {
  const { id } = await aModerator({ role });
  return { id, key: await beginSession(id, browser, new Date()) };
}

async function actorOf(key: string) {
  const session = await findSession(key, new Date());
  if (!session) throw new Error("The session has ended");
  return brandActor(session);
}

const actionsOf = async (moderatorId: string) =>
  (await db.auditEntry.findMany({ where: { moderatorId }, orderBy: { at: "asc" } })).map(
    ({ action }) => action,
  );

test("a session is found by its key alone, with the person as they are now, and the database does not keep the key", async () => {
  const { id, key } = await signedIn();
  expect(await findSession(key, new Date())).toMatchObject({ moderatorId: id, role: "moderator" });
  await setRole(await actorFor("admin"), { id, role: "viewer" });
  expect(await findSession(key, new Date())).toMatchObject({ role: "viewer" });
  const row = await db.session.findFirstOrThrow({ where: { moderatorId: id } });
  expect(JSON.stringify(row)).not.toContain(key);
  expect(await findSession(row.keyHash, new Date())).toBeNull();
  expect(await findSession(row.id, new Date())).toBeNull();
  expect(await actionsOf(id)).toEqual(["session.begin"]);
});

test("signing out ends this session at once, for whoever kept the key too, and no other; repeated, it does nothing", async () => {
  const { id, key } = await signedIn();
  const other = await beginSession(id, "Safari on iPhone", new Date());
  await signOutSession(key);
  await signOutSession(key);
  expect(await findSession(key, new Date())).toBeNull();
  expect(await findSession(other, new Date())).not.toBeNull();
  expect(await actionsOf(id)).toEqual(["session.begin", "session.begin", "session.sign_out"]);
});

test("resetting, disabling and ending all sessions by an admin end every session of the person, and nobody else's", async () => {
  const admin = await actorFor("admin");
  const bystander = await signedIn();
  for (const act of [resetPassword, disableModerator, endSessions]) {
    const { id, key } = await signedIn();
    const second = await beginSession(id, "Safari on iPhone", new Date());
    await act(admin, { id });
    expect(await findSession(key, new Date())).toBeNull();
    expect(await findSession(second, new Date())).toBeNull();
  }
  expect(await findSession(bystander.key, new Date())).not.toBeNull();
});

test("a disabled account has no session, whatever rows are left", async () => {
  const { id, key } = await signedIn();
  await db.moderator.update({ where: { id }, data: { disabledAt: new Date() } });
  expect(await findSession(key, new Date())).toBeNull();
});

test("a session ends after 12 hours without use, and after 7 days in all, as the desk is set", async () => {
  const idle = await signedIn();
  expect(await findSession(idle.key, at(11))).not.toBeNull();
  expect(await findSession(idle.key, at(22))).not.toBeNull();
  expect(await findSession(idle.key, at(35))).toBeNull();
  const used = await signedIn();
  for (let hours = 10; hours < 7 * 24; hours += 10) {
    expect(await findSession(used.key, at(hours))).not.toBeNull();
  }
  expect(await findSession(used.key, at(7 * 24 + 1))).toBeNull();

  await db.setting.create({ data: { key: "desk.sessionIdleHours", value: "1" } });
  const strict = await signedIn();
  expect(await findSession(strict.key, at(1.1))).toBeNull();
  await db.setting.delete({ where: { key: "desk.sessionIdleHours" } });
});

test("use is written down now and then, not at each request; to look whether a session is open is no use", async () => {
  const { id, key } = await signedIn();
  const seen = async () =>
    (await db.session.findFirstOrThrow({ where: { moderatorId: id } })).lastSeenAt.getTime();
  const first = await seen();
  await findSession(key, at(0.01));
  expect(await seen()).toBe(first);
  const session = await findSession(key, new Date());
  expect(await isSessionOpen(session?.sessionId ?? "", at(1))).toBe(true);
  expect(await seen()).toBe(first);
  const later = at(1);
  await findSession(key, later);
  expect(await seen()).toBe(later.getTime());
});

test("people see where they are signed in, this browser first, and end what is theirs alone", async () => {
  const { id, key } = await signedIn();
  const phone = await beginSession(id, "Safari on iPhone", new Date());
  const actor = await actorOf(key);
  const rows = await listOwnSessions(actor);
  expect(rows).toMatchObject([
    { browser: "Firefox on Windows", isThis: true },
    { browser: "Safari on iPhone", isThis: false },
  ]);
  const stranger = await signedIn();
  await endOwnSession(await actorOf(stranger.key), { id: rows[1]?.id ?? "" });
  expect(await findSession(phone, new Date())).not.toBeNull();
  await endOwnSession(actor, { id: rows[1]?.id ?? "" });
  await endOwnSession(actor, { id: rows[1]?.id ?? "" });
  expect(await findSession(phone, new Date())).toBeNull();
  expect(await actionsOf(id)).toEqual(["session.begin", "session.begin", "session.end"]);

  await beginSession(id, "Chrome on Android", new Date());
  expect(await endOtherSessions(actor)).toEqual({ ended: 1 });
  expect(await endOtherSessions(actor)).toEqual({ ended: 0 });
  expect(await listOwnSessions(actor)).toMatchObject([{ isThis: true }]);
});

/** Reads until the stream ends. */
async function untilEnd(stream: ReadableStream<Uint8Array>): Promise<string> {
  let text = "";
  for await (const chunk of stream) text += new TextDecoder().decode(chunk);
  return text;
}

test("an open stream ends with its session, at once, and tells nobody whose it was; other sessions' go on", async () => {
  const { id, key } = await signedIn();
  const other = await beginSession(id, "Safari on iPhone", new Date());
  const leaving = new AbortController();
  const ended = untilEnd(await openEventStream(await actorOf(key), leaving.signal));
  const kept = untilEnd(await openEventStream(await actorOf(other), leaving.signal));
  // Signed out only once the process listens.
  await expect
    .poll(async () => {
      const [row] = await db.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM pg_stat_activity
        WHERE datname = current_database() AND query LIKE 'LISTEN %' AND state = 'idle'`;
      return row?.count;
    })
    .toBe(1);
  await signOutSession(key);
  expect(await ended).not.toContain(id);
  await disableModerator(await actorFor("admin"), { id });
  expect(await kept).not.toContain("session");
  leaving.abort();
});
