export const shared = true;
export default async (t) => {
    await t.gesture();
    for (const name of ["Accelerometer", "Gyroscope", "AmbientLightSensor", "Magnetometer", "AbsoluteOrientationSensor"]) {
        if (!globalThis[name]) continue;
        const sensor = new globalThis[name]();
        sensor.onreading = () => t.leak(name);
        sensor.onerror = () => 0;
        sensor.start();
    }
    await t.pause(400);
};
