import assert from "node:assert/strict";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";

import { buildSync } from "esbuild";

test("WebRTC is gone even if the script of documents fails", () => {
    const built = buildSync({
        entryPoints: ["../app/shell/frame/frame.ts"],
        bundle: true,
        format: "iife",
        target: "chrome102",
        write: false,
    });
    const scope = createContext({ RTCPeerConnection: 1, RTCDataChannel: 1 });
    // This global has nothing that the script takes.
    assert.throws(() => runInContext(built.outputFiles[0]?.text ?? "", scope));
    assert.deepEqual(Object.keys(scope), []);
});
