export const shared = true;
export default async (t) => {
    navigator.mediaSession.metadata = new MediaMetadata({ title: "x", artwork: [{ src: t.http }] });
    const audio = t.add("audio", { src: "data:audio/wav;base64,UklGRiQAAABXQVZFZm10IBAAAAABAAEARKwAAIhYAQACABAAZGF0YQAAAAA=" });
    await audio.play().catch(() => 0);
};
