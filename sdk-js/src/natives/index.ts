import { type Collections, takeCollections } from "./collections.js";
import { takeLanguage } from "./language.js";
import { takePlatform } from "./platform.js";
import { fixed } from "./take.js";

export type { SafeMap, SafeSet } from "./collections.js";

/**
 * What a script of ours uses of the language and of the platform, taken once, before the page's own
 * scripts can change any of it.
 */
export type Natives = Collections &
    ReturnType<typeof takeLanguage> &
    ReturnType<typeof takePlatform>;

/** The name of the port, a property of the window. A symbol would have to be looked up. */
export const portName = "portcullis.port";

type Global = { readonly [portName]?: { readonly natives: Natives } };

function takeNatives(): Natives {
    return fixed({ ...takeCollections(), ...takeLanguage(), ...takePlatform() });
}

/** What the port has handed over, which ran first, or else what is there now. */
export const natives: Natives = (globalThis as Global)[portName]?.natives ?? takeNatives();
