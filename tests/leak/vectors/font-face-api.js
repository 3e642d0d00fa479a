export const shared = true;
export const arrives = true;
export default async (t) => {
    const face = new FontFace("leak", `url(${t.http})`);
    document.fonts.add(face);
    await face.load();
};
