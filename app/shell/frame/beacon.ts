import { navigator, replaceMethod } from "../natives/scope.js";
import { isOwn, resolved } from "./addresses.js";

/** A beacon to a resource's own address throws; false says that it is not sent, as for too many. */
export function refuseOwnBeacons(): void {
    replaceMethod(navigator, "sendBeacon", (native) => (self, args) => {
        const url = args.length === 0 ? undefined : resolved(`${args[0]}`);
        return url !== undefined && isOwn(url) ? false : native(self, args);
    });
}
