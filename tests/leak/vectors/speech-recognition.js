export const shared = true;
export default async (t) => {
    const Recognition = t.need(globalThis.webkitSpeechRecognition, "SpeechRecognition");
    const recognition = new Recognition();
    await new Promise((resolve) => { recognition.onend = resolve; recognition.onerror = ({ error }) => resolve(error); recognition.onstart = () => t.leak("listens"); recognition.start(); });
};
