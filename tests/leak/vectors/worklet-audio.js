export const shared = true;
export const arrives = true;
export default async (t) => {
    await new OfflineAudioContext(1, 1, 44100).audioWorklet.addModule(t.http);
};
