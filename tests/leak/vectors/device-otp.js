export const shared = true;
export default async (t) => {
    await t.gesture();
    await Promise.race([navigator.credentials.get({ otp: { transport: ["sms"] } }).then((code) => code && t.leak("a code")), t.pause(400)]);
};
