import { crc32, deflateRawSync } from "node:zlib";

type ZipEntry = {
  name: string | Uint8Array;
  content: string | Uint8Array;
  savedAt?: Date;
  isEncrypted?: boolean;
  method?: number;
  /** A list that lies about how large the file is. */
  claimedBytes?: number;
  /** Shares the bytes of the entry of that number. */
  sameAs?: number;
};

const UTF8_FLAG = 0x800;

/** A zip, as honest or as crooked as its entries. */
export function zipFile(entries: readonly ZipEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const packed = deflateRawSync(content);
    const name = Buffer.from(entry.name);
    const facts = factsOf(entry, content, packed.length, name.length);
    const start = entry.sameAs === undefined ? offset : (offsets[entry.sameAs] ?? 0);
    offsets.push(start);
    list.push(listed(facts, start), name);
    if (entry.sameAs !== undefined) continue;
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), facts, name, packed]);
    bodies.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directory, end]);
}

/** The 26 bytes that stand both before a file and in the list. */
function factsOf(entry: ZipEntry, content: Buffer, packedBytes: number, nameBytes: number): Buffer {
  const facts = Buffer.alloc(26);
  const flags = (entry.isEncrypted ? 1 : 0) | (typeof entry.name === "string" ? UTF8_FLAG : 0);
  const { date, time } = dosTime(entry.savedAt ?? new Date("2024-05-01T12:30:00Z"));
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(flags, 2);
  facts.writeUInt16LE(entry.method ?? 8, 4);
  facts.writeUInt16LE(time, 6);
  facts.writeUInt16LE(date, 8);
  facts.writeUInt32LE(crc32(content), 10);
  facts.writeUInt32LE(packedBytes, 14);
  facts.writeUInt32LE(entry.claimedBytes ?? content.length, 18);
  facts.writeUInt16LE(nameBytes, 22);
  return facts;
}

function listed(facts: Buffer, offset: number): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(20, 4);
  facts.copy(head, 6);
  head.writeUInt32LE(offset, 42);
  return head;
}

function dosTime(at: Date): { date: number; time: number } {
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  return { date, time };
}
