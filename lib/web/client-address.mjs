import { BlockList, isIP, isIPv4 } from "node:net";

/**
 * The proxies whose word on who asks is believed: KOMAINU_TRUSTED_PROXIES, else this machine where the desk is at https
 * (a proxy must be there, as nothing of ours speaks TLS), else none.
 * @param {string | undefined} text addresses or networks, with commas between them
 * @param {boolean} isSecure
 */
export function trustedProxies(text, isSecure) {
  const list = new BlockList();
  const asked = text?.split(",").map((word) => word.trim()) ?? (isSecure ? ["127.0.0.0/8", "::1"] : []);
  for (const word of asked.filter(Boolean)) {
    const [address = "", bits] = word.split("/");
    const kind = isIP(address) && family(address);
    const length = bits === undefined ? null : Number(bits);
    if (!kind || (length !== null && !(Number.isInteger(length) && length >= 0 && length <= kind.bits))) {
      throw new Error(
        `KOMAINU_TRUSTED_PROXIES holds "${word}", which is no address; write them as 10.0.0.7 or 10.0.0.0/24, with commas between them`,
      );
    }
    if (length === null) list.addAddress(address, kind.name);
    else list.addSubnet(address, length, kind.name);
  }
  return list;
}

/**
 * Who asks: the socket's address or, behind a trusted proxy, the last one in X-Forwarded-For that is no such proxy.
 * What stands before it anybody may have written.
 * @param {string | undefined} socketAddress
 * @param {string | undefined} forwardedFor
 * @param {BlockList} trusted
 */
export function clientAddress(socketAddress, forwardedFor, trusted) {
  let address = plain(socketAddress ?? "");
  const told = forwardedFor?.split(",").map((word) => plain(word.trim())) ?? [];
  while (told.length > 0 && isIP(address) && trusted.check(address, family(address).name)) {
    const next = told.pop() ?? "";
    if (!isIP(next)) break;
    address = next;
  }
  return address;
}

/** IPv4 as it arrives on a socket of IPv6, written as IPv4. @param {string} address */
function plain(address) {
  const short = address.replace(/^::ffff:/i, "");
  return isIPv4(short) ? short : address;
}

/** @param {string} address @returns {{ name: "ipv4" | "ipv6", bits: number }} */
function family(address) {
  return isIPv4(address) ? { name: "ipv4", bits: 32 } : { name: "ipv6", bits: 128 };
}
