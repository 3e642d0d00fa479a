export const shared = true;
export const arrives = true;
export default async (t) => {
    const image = new Image();
    image.crossOrigin = "anonymous";
    image.src = t.http;
    const context = new OffscreenCanvas(1, 1).getContext("2d");
    context.filter = `url(${t.http}#x)`;
    t.need(context.fillRect, "fillRect").call(context, 0, 0, 1, 1);
};
