import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { checkPort, wantedAddress, wantedHost, wantedPort } from "./web-address.mjs";

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

test("the web server listens everywhere, behind TLS on this machine only, or where KOMAINU_HOST says", () => {
  expect(wantedHost(undefined, "http://localhost:3000")).toBeUndefined();
  expect(wantedHost("", "https://desk.example")).toBe("127.0.0.1");
  expect(wantedHost("10.0.0.7", "https://desk.example")).toBe("10.0.0.7");
});

test("an address of another machine is refused by the name of its setting", async () => {
  await expect(checkPort(4013, "203.0.113.77")).rejects.toThrow('KOMAINU_HOST is "203.0.113.77"');
});

test("the desk's address is an origin, and what is none is refused", () => {
  expect(wantedAddress(undefined, 4012)).toBe("http://localhost:4012");
  expect(wantedAddress("https://desk.example/", 4012)).toBe("https://desk.example");
  expect(() => wantedAddress("desk.example", 4012)).toThrow(
    'KOMAINU_URL is "desk.example", which is no address',
  );
  expect(() => wantedAddress("ftp://desk.example", 4012)).toThrow("KOMAINU_URL is");
});
