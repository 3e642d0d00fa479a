export const shared = true;
export default async (t) => {
    const adapter = await t.need(navigator.gpu, "gpu").requestAdapter();
    const device = await t.need(adapter, "adapter").requestDevice();
    const image = t.add("img", { src: "/secret.png" });
    await image.decode().catch(() => 0);
    const texture = device.createTexture({ size: [1, 1], format: "rgba8unorm", usage: 22 });
    device.queue.copyExternalImageToTexture({ source: await createImageBitmap(image) }, { texture }, [1, 1]);
    t.leak("pixels");
};
