// These have the engine download a model, and answer from it.
export const shared = true;
export default async (t) => {
    await t.gesture();
    const languages = { sourceLanguage: "en", targetLanguage: "de", expectedInputLanguages: ["en"] };
    const names = ["LanguageModel", "Translator", "LanguageDetector", "Summarizer", "Writer", "Rewriter", "Proofreader"];
    const found = names.map((name) => globalThis[name]).concat(Object.values(globalThis.ai ?? {}), globalThis.translation ?? []).filter((one) => one?.create ?? one?.createTranslator);
    t.need(found[0], "language models");
    await Promise.race([t.pause(1500), Promise.allSettled(found.map((one) => (one.create ?? one.createTranslator).call(one, languages).then(() => t.leak("a model"))))]);
};
