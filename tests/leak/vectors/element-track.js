export const shared = true;
export default async (t) => {
    const video = t.add("video");
    t.add("track", { src: t.http, default: "", kind: "subtitles" }, video).track.mode = "showing";
};
