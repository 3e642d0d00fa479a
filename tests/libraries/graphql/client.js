import "../harness/install.js";
import { createClient } from "graphql-ws";
import { equal, pending, rejection, run } from "../harness/run.js";

async function collect(results) {
    const all = [];
    for await (const result of results) all.push(result);
    return all;
}

run("graphql", async (url) => {
    const closed = pending("the closed event");
    const client = createClient({
        url,
        connectionParams: { token: "right" },
        lazyCloseTimeout: 60_000, // one connection for everything
        on: { closed: closed.resolve },
    });

    const greeted = await collect(client.iterate({ query: "{ greeting }" }));
    equal(greeted, [{ data: { greeting: "Hello" } }], "query");

    const counting = { query: "subscription ($to: Int!) { count(to: $to) }", variables: { to: 5 } };
    const counts = [1, 2, 3, 4, 5].map((count) => ({ data: { count } }));
    equal(await collect(client.iterate(counting)), counts, "subscription");
    const both = await Promise.all([counting, counting].map((each) => collect(client.iterate(each))));
    equal(both, [counts, counts], "two subscriptions at once");

    const seen = [];
    for await (const { data } of client.iterate({ query: "subscription { count(to: 1000000) }" })) {
        seen.push(data.count);
        if (data.count === 2) break;
    }
    equal(seen, [1, 2], "subscription that the client ends");

    const [failed] = await collect(client.iterate({ query: "{ failure }" }));
    equal([failed.data, failed.errors[0].message], [{ failure: null }, "It failed"], "failing field");
    const invalid = await rejection(collect(client.iterate({ query: "{ nothing }" })), "invalid query");
    equal(invalid[0].message, 'Cannot query field "nothing" on type "Query".', "invalid query");

    await client.dispose();
    const { code, wasClean } = await closed.promise;
    equal([code, wasClean], [1000, true], "close");

    const stranger = createClient({ url, connectionParams: { token: "wrong" }, retryAttempts: 0 });
    const refusal = await rejection(collect(stranger.iterate({ query: "{ greeting }" })), "stranger");
    equal([refusal.code, refusal.reason], [4403, "Forbidden"], "stranger");
});
