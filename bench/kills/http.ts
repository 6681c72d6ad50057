import { readFileSync } from "node:fs";

const PATIENCE_MS = 30_000;

/** What a server action answers (lib/action-result.ts). */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; code: string; message: string };

/** Somebody who signed in to a desk as a browser does. */
export class Visitor {
  private cookies = new Map<string, string>();

  constructor(
    private readonly address: string,
    private readonly person: { email: string; password: string },
  ) {}

  async signIn(): Promise<void> {
    this.cookies.clear();
    const { csrfToken } = await (await this.send("/api/auth/csrf")).json();
    const body = new URLSearchParams({ csrfToken, ...this.person, json: "true" });
    const answer = await this.send("/api/auth/callback/credentials", { method: "POST", body });
    if (!answer.ok)
      throw new Error(`${this.person.email} cannot sign in: ${answer.status} ${await answer.text()}`);
  }

  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(`${this.address}${path}`, {
      ...init,
      headers: { ...init.headers, cookie, origin: this.address },
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (name) this.cookies.set(name, value ?? "");
    }
    return answer;
  }

  /** Calls a server action as the page does. */
  async act<Value>(name: string, input: unknown): Promise<Answer<Value>> {
    const answer = await this.send("/queue", {
      method: "POST",
      headers: {
        "next-action": actionId(name),
        "content-type": "text/plain;charset=UTF-8",
        accept: "text/x-component",
      },
      body: JSON.stringify([input]),
    });
    const said = await answer.text();
    for (const line of said.split("\n")) {
      const result = /^\d+:(\{"ok":.*\})$/.exec(line)?.[1];
      if (result) return JSON.parse(result);
    }
    throw new Error(`${name} answered ${answer.status}: ${said.slice(0, 200)}`);
  }
}

function actionId(name: string): string {
  const { node } = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8"));
  const found = Object.entries<{ exportedName: string }>(node).find(
    ([, action]) => action.exportedName === name,
  );
  if (!found) throw new Error(`The built desk has no action ${name}`);
  return found[0];
}
