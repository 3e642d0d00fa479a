import { deflateRawSync } from "node:zlib";

const crc32 = (bytes) => {
    let sum = 0xffffffff;
    for (const byte of bytes) {
        sum ^= byte;
        for (let bit = 0; bit < 8; ++bit) {
            sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
        }
    }
    return ~sum >>> 0;
};

const numbers = (...fields) =>
    Buffer.concat(
        fields.map(([size, value]) => {
            const bytes = Buffer.alloc(size);
            bytes.writeUIntLE(value, 0, size);
            return bytes;
        }),
    );

// The fields that are both before a file and in the list.
const common = ({ name, isDeflated }, data, stored) =>
    numbers([2, 0x800], [2, isDeflated ? 8 : 0], [2, 0], [2, 0x21], [4, crc32(data)],
        [4, stored.length], [4, data.length], [2, Buffer.byteLength(name)], [2, 0]);

/** The bytes of a zip archive with the entries `{name, text, isDeflated}`. */
export const zip = (entries) => {
    let files = Buffer.alloc(0);
    let list = Buffer.alloc(0);
    for (const entry of entries) {
        const data = Buffer.from(entry.text);
        const stored = entry.isDeflated ? deflateRawSync(data) : data;
        const name = Buffer.from(entry.name);
        const fields = common(entry, data, stored);
        const attributes = (entry.name.endsWith("/") ? 0o40755 : 0o100644) * 0x10000;
        list = Buffer.concat([list, Buffer.from("PK\x01\x02"), numbers([2, 0x314], [2, 20]), fields,
            numbers([2, 0], [2, 0], [2, 0], [4, attributes], [4, files.length]), name]);
        files = Buffer.concat([files, Buffer.from("PK\x03\x04"), numbers([2, 20]), fields, name,
            stored]);
    }
    const end = numbers([4, 0], [2, entries.length], [2, entries.length], [4, list.length],
        [4, files.length], [2, 0]);
    return Buffer.concat([files, list, Buffer.from("PK\x05\x06"), end]);
};
