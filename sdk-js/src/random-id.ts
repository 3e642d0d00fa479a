import { natives } from "./natives/index.js";

const { fillRandomly, numbers, strings, Uint8Array } = natives;

const idBytes = 16;

/** 32 hexadecimal digits that nobody can guess. */
export function randomId(): string {
    const bytes = new Uint8Array(idBytes);
    fillRandomly(bytes);
    let id = "";
    for (let i = 0; i < idBytes; ++i) {
        id += strings.padStart(numbers.toString(bytes[i] as number, 16), 2, "0");
    }
    return id;
}
