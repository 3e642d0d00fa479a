export const shared = true;
export default async (t) => {
    await t.need(globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition, "SpeechRecognition").install({ langs: ["en-US"], processLocally: true });
    t.leak("a model");
};
