export default async (t) => {
    await t.gesture();
    moveTo(0, 0);
    resizeTo(9999, 9999);
    moveBy(5, 5);
    if (outerWidth > 5000) t.leak("resized");
};
