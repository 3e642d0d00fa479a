export const shared = true;
export const arrives = true;
export default async (t) => {
    const source = new MediaSource();
    t.add("video", { src: URL.createObjectURL(source) });
    t.add("video", { src: `${t.http}.m3u8`, preload: "auto" });
    t.add("video", { src: `rtsp://${t.host}/x`, preload: "auto" });
};
