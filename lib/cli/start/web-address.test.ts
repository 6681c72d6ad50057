import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { checkPort, wantedPort } from "./web-address.mjs";

test("the port is 3000 unless PORT says otherwise", () => {
  expect([wantedPort(undefined), wantedPort(""), wantedPort("4012")]).toEqual([3000, 3000, 4012]);
});

test.each(["0", "65536", "80a", "-1", "3000.5"])("PORT=%s is refused", (text) => {
  expect(() => wantedPort(text)).toThrow(`PORT is "${text}", which is no port`);
});

test.each(["127.0.0.1", undefined])("a port that another program listens on (%s) is named", async (host) => {
  const other = createServer().listen(0, host);
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address ? address.port : 0;
  await expect(checkPort(port)).rejects.toThrow(`Port ${port} is in use by another program`);
  other.close();
  await once(other, "close");
  await expect(checkPort(port)).resolves.toBeUndefined();
});
