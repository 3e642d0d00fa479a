import "../harness/install.js";
import { createTRPCClient, createWSClient, wsLink } from "@trpc/client";
import { equal, pending, rejection, run } from "../harness/run.js";

run("trpc", async (url) => {
    const closed = pending("the close");
    const connection = createWSClient({ url, onClose: closed.resolve });
    const client = createTRPCClient({ links: [wsLink({ client: connection })] });

    equal(await client.greet.query("Ada"), "Hello, Ada", "query");
    equal(await Promise.all([1, 2, 3].map((by) => client.add.mutate(by))), [1, 3, 6], "mutations");

    const counts = [];
    const complete = pending("the end of the subscription");
    client.count.subscribe(5, {
        onData: (count) => counts.push(count),
        onError: complete.reject,
        onComplete: complete.resolve,
    });
    await complete.promise;
    equal(counts, [1, 2, 3, 4, 5], "subscription");

    const second = pending("the second value");
    const endless = client.count.subscribe(1_000_000, {
        onData: (count) => count === 2 && second.resolve(),
        onError: second.reject,
    });
    await second.promise;
    endless.unsubscribe();

    const { message, data } = await rejection(client.secret.query(), "secret");
    equal([message, data.code], ["Not for you", "FORBIDDEN"], "secret");

    await connection.close();
    await closed.promise;
});
