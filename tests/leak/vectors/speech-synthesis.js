export const shared = true;
export default async (t) => {
    const voices = t.need(globalThis.speechSynthesis, "speechSynthesis").getVoices();
    speechSynthesis.speak(new SpeechSynthesisUtterance(t.http));
    return `${voices.length} voices`;
};
