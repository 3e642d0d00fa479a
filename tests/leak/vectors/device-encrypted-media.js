export const shared = true;
export default async (t) => {
    await t.gesture();
    const access = await t.need(navigator.requestMediaKeySystemAccess, "media keys").call(navigator, "com.widevine.alpha", [{ videoCapabilities: [{ contentType: "video/mp4;codecs=\"avc1.42E01E\"" }] }]);
    await access.createMediaKeys();
    t.leak("keys");
};
