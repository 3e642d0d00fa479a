import assert from "node:assert/strict";
import { dirname, relative, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";

import { type Finding, lookupsIn } from "./lookups.js";

const sdk = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** The scripts that run in a resource's documents. */
const folders = ["src", "../app/shell/port", "../app/shell/frame"];

/** What is wrong, a script that does it, and a part of what is said of it. */
const wrong: [what: string, script: string, said: string][] = [
    ["a global function", "export const id = () => queueMicrotask(() => {});", "queueMicrotask"],
    ["a global class", "export const make = () => new Map();", "the global Map"],
    [
        "a global class to extend",
        "export class A extends Event { constructor() { super('a'); } }",
        "the global Event",
    ],
    ["a global by shorthand", "export const all = () => ({ JSON });", "the global JSON"],
    ["the global object", "export const all = () => globalThis;", "globalThis"],
    ["a method of a string", "export const cut = (text: string) => text.slice(1);", "slice"],
    ["a method by its name", "export const cut = (text: string) => text['slice'](1);", "slice"],
    ["a method of a list", "export const add = (list: number[]) => list.push(1);", "push"],
    ["a method of a function", "export const run = (task: () => void) => task.call(1);", "call"],
    [
        "a method of a promise",
        "export const wait = (promise: Promise<void>) => promise.then();",
        "then",
    ],
    ["an attribute", "export const size = (blob: Blob) => blob.size;", "size"],
    ["an attribute by destructuring", "export const size = ({ size }: Blob) => size;", "size"],
    [
        "a renamed attribute",
        "export const size = (blob: Blob) => { const { size: a } = blob; return a; };",
        "size",
    ],
    [
        "what a subclass inherits",
        "interface Own extends Blob {} export const size = (own: Own) => own.size;",
        "size",
    ],
    [
        "for-of",
        "export const each = (list: number[]) => { for (const one of list) void one; };",
        "for-of",
    ],
    [
        "for-in",
        "export const each = (bag: object) => { for (const one in bag) void one; };",
        "for-in",
    ],
    ["a spread list", "export const copy = (list: number[]) => [...list];", "spread"],
    [
        "spread arguments",
        "export const run = (f: (...all: number[]) => void, list: number[]) => f(...list);",
        "spread",
    ],
    [
        "array destructuring",
        "export const first = (list: number[]) => { const [a] = list; return a; };",
        "destructuring",
    ],
    [
        "array destructuring of a parameter",
        "export const first = ([a]: number[]) => a;",
        "destructuring",
    ],
    [
        "an assignment to a list",
        "export const first = (list: [number]) => { let a: number; [a] = list; return a; };",
        "destructuring",
    ],
    [
        "a list for the engine",
        "declare const taken: typeof Uint8Array; export const bytes = new taken([1]);",
        "a list for the engine",
    ],
    ["an async function", "export const wait = async () => {};", "async"],
    ["await", "export const one = async (two: Promise<void>) => { await two; };", "await"],
    ["a generator", "export function* numbers() { yield 1; }", "generator"],
    ["a regular expression", "export const digits = /\\d/;", "regular expression"],
    [
        "instanceof",
        "class A {} export const isA = (value: unknown) => value instanceof A;",
        "instanceof",
    ],
    ["in", "export const has = (bag: object) => 'a' in bag;", "in, which"],
    ["an implied constructor", "class A {} export class B extends A {}", "implied constructor"],
    ["any", "export const read = (value: any) => value.size;", "any"],
    ["any that was made", "declare const make: () => any; export const made = make();", "any"],
];

const right: [what: string, script: string][] = [
    ["undefined", "export const nothing = () => [undefined, Infinity, NaN];"],
    [
        "the length of lists and texts",
        "export const sum = (a: string, b: readonly number[]) => a.length + b.length;",
    ],
    [
        "a size for the engine",
        "declare const taken: typeof Uint8Array; export const bytes = new taken(1);",
    ],
    ["an element", "export const first = (list: number[]) => list[0];"],
    ["types", "export const size = (map: Map<string, Blob>): Map<string, Blob> => map;"],
    ["rest arguments", "export const all = (...list: number[]) => list;"],
    [
        "a copy of an object",
        "export const copy = ({ a, ...rest }: { a: number; b: number }) => ({ a, ...rest });",
    ],
    [
        "a member of its own",
        "interface Own { then(): void } export const wait = (own: Own) => own.then();",
    ],
    [
        "a private field",
        "export class A { #a = 1; static is(value: object) { return #a in value; } }",
    ],
];

function optionsOfSdk(): ts.CompilerOptions {
    const { config } = ts.readConfigFile(resolve(sdk, "tsconfig.json"), ts.sys.readFile) as {
        config: unknown;
    };
    return { ...ts.parseJsonConfigFileContent(config, ts.sys, sdk).options, types: [] };
}

function scripts(): string[] {
    return folders
        .flatMap((folder) => ts.sys.readDirectory(resolve(sdk, folder), [".ts"]))
        .filter((file) => !/\/natives\//.test(file));
}

const nameOf = (script: string): string => resolve(sdk, `${encodeURIComponent(script)}.ts`);

/** The scripts, and those of this test as if they were files. */
function makeProgram(): ts.Program {
    const options = optionsOfSdk();
    const samples = new Map([...wrong, ...right].map(([, script]) => [nameOf(script), script]));
    const host = ts.createCompilerHost(options);
    const { fileExists, readFile } = host;
    host.fileExists = (file) => samples.has(file) || fileExists(file);
    host.readFile = (file) => samples.get(file) ?? readFile(file);
    return ts.createProgram([...scripts(), ...samples.keys()], options, host);
}

const program = makeProgram();

function lookupsOf(file: string): Finding[] {
    const source = program.getSourceFile(file);
    assert.ok(source, file);
    return lookupsIn(source, program);
}

for (const [what, script, said] of wrong) {
    test(`${what} is found`, () => {
        const found = lookupsOf(nameOf(script)).map((finding) => finding.what);
        assert.ok(found.some((each) => each.includes(said)), `${script} ${found.join("; ")}`);
    });
}

for (const [what, script] of right) {
    test(`${what} may be used`, () => assert.deepEqual(lookupsOf(nameOf(script)), []));
}

test("nothing is looked up in the page's realm", () => {
    const found = scripts().flatMap(lookupsOf);
    const lines = found.map(({ file, line, what }) => `${relative(sdk, file)}:${line}: ${what}`);
    assert.deepEqual(lines, []);
});
